"""Stories made by hypothesis: a few passages, all kinds of choices, and criteria over them."""

from hypothesis import strategies as st

from trainingkit.story.model import Story

HEAD = {
    "format": 1, "story": "made", "title": "Made", "summary": "Made.", "audience": "officer", "reading_age": 13,
    "minutes": 1, "jurisdictions": ("scotland",), "content_note": "None.", "start": "p0",
    "flags": ("f", "g"), "counters": {"n": 2},
}  # fmt: skip
CONDITIONS = ("f", "not g", "f and g", "f or n >= 1", "n < 2", "not (f and n == 2)")


@st.composite
def choices_of_a_passage(draw, names):
    """One to three choices to anywhere."""
    made = []
    for i in range(draw(st.integers(1, 3))):
        choice = {"id": f"c{i}", "text": f"C{i}", "to": draw(st.sampled_from(names))}
        choice["once"] = draw(st.booleans()) and i > 0
        choice["set"] = tuple(draw(st.sets(st.sampled_from("fg"), max_size=1)))
        choice["clear"] = tuple(draw(st.sets(st.sampled_from("fg"), max_size=1)))
        choice["add"] = draw(st.sampled_from([{}, {}, {"n": 1}, {"n": -1}]))
        choice["level"] = draw(st.sampled_from(["best", "acceptable", "harmful"]))
        if draw(st.booleans()) and i > 0:
            choice["if"] = draw(st.sampled_from(CONDITIONS))
        made.append(choice)
    return tuple(made)


@st.composite
def requirements(draw, refs):
    """What a run must have done."""
    one = st.sampled_from(refs)
    kind = draw(st.sampled_from(["did", "did_all", "never", "before", "any", "all"]))
    if kind == "before":
        return {"before": (draw(one), draw(one))}
    if kind in ("any", "all"):
        return {kind: ({"did": (draw(one),)}, {"never": (draw(one),)})}
    return {kind: tuple(draw(st.lists(one, min_size=1, max_size=2)))}


@st.composite
def stories(draw, most_passages=4, most_criteria=0):
    """A story that can be played; it may have loops, traps and passages that nothing leads to."""
    names = [f"p{i}" for i in range(draw(st.integers(1, most_passages)))]
    passages = {name: {"choices": draw(choices_of_a_passage([*names, "over"]))} for name in names}
    for name in names:
        if draw(st.booleans()):
            line = {"id": f"{name}-1", "text": "Maybe.", "if": draw(st.sampled_from(CONDITIONS))}
            passages[name]["lines"] = (line,)
    passages["over"] = {"ending": "over", "later": ({"id": "later", "text": "Later."},)}
    refs = [f"{name}.{c['id']}" for name in names for c in passages[name]["choices"]]
    criteria = []
    for i in range(draw(st.integers(0, most_criteria))):
        criterion = {"id": f"k{i}", "text": "K", "why": "W", "red": draw(st.booleans())}
        criterion["best"] = draw(requirements(refs))
        if draw(st.booleans()):
            criterion["acceptable"] = draw(requirements(refs))
        criteria.append(criterion)
    start = draw(st.sampled_from(names))
    return Story.model_validate(HEAD | {"start": start, "passages": passages, "criteria": tuple(criteria)})
