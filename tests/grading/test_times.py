"""Times as people read them."""

from trainingkit.grading.times import when_words


def test_a_time_is_told_as_people_here_read_it():
    """In British time, with its name; what cannot be told as one is given back as it is."""
    ends = ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "noon"]

    assert "1 May 2026, 10:00 BST" == when_words("2026-05-01T09:00:00+00:00")
    assert ends == [when_words(each) for each in ends]
