"""What could not be proved. The last rule, since it tells what stopped the others."""

from trainingkit.checks.subject import Findings, Subject
from trainingkit.rule import Finding, rule


@rule("not-proved")
def not_proved(subject: Subject) -> Findings:
    """The story has more states than are visited, so nothing can be said about all of its paths.

    In a story with criteria the states are counted with what each criterion still waits for: the paths may be proved
    and the standard not.

    Why: every promise (help in reach, no trap, a fair standard) is about every path; a sample would be a guess.

    Example:
        counters: {a: 1000, b: 1000, c: 1000}

    Mend: lower the bounds of counters, clear flags that no longer matter, or split the story in two.
    """
    for reason in dict.fromkeys(map(str, subject.unproved)):
        hint = "lower the bounds of counters, or use fewer flags that are read far from where they are set"
        yield Finding(reason, subject.where_key("passages"), hint)


RULES = (not_proved,)
