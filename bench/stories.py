"""Synthetic stories for measuring: the same seed gives the same story."""

import random
from itertools import count

from trainingkit.story.model import Choice, Criterion, Line, Passage, Requirement, Story

HEAD = {
    "format": 1,
    "title": "Synthetic",
    "summary": "For measuring.",
    "audience": "officer",
    "reading_age": 13,
    "minutes": 20,
    "jurisdictions": ("scotland",),
    "content_note": "Nothing happens here.",
    "start": "p0",
}


def synthetic(
    passages: int,
    flags: int,
    counter: int,
    *,
    criteria: int = 0,
    hub: int = 0,
    before: int = 0,
    seed: int = 0,
    reads: float = 0.15,
    writes: float = 0.35,
    counts: float = 0.05,
    faults: int = 0,
) -> Story:
    """A layered story: about three passages a layer, two to four choices each, now and then a way back.

    With criteria every second layer is one passage that nobody can go round, where one of them is decided.

    Parameters
    ----------
    passages, flags, counter : int
        How many of each; the counter runs from 0 to ``counter``.
    criteria, hub, before : int
        Criteria over random choices; once-only choices of one passage in the middle; *before* pairs among these.
    reads, writes, counts : float
        Share of choices that need a flag, set one, or need a count.
    faults : int
        Passages where every choice needs a flag, so that a reader without any of them is stuck.
    """
    r = random.Random(seed)
    layers = _layers(passages, r, spine=bool(criteria))
    middle = len(layers) // 2
    built: dict[str, Passage] = {}
    for depth, layer in enumerate(layers):
        for name in layer:
            if depth == len(layers) - 1:
                built[name] = Passage(ending="over", later=(Line(id=f"{name}-later", text="Later."),))
                continue
            made = [
                _choice(i, depth, layers, bool(criteria), flags, counter, r, reads, writes, counts)
                for i in range(r.choice([2, 3, 3, 4]))
            ]
            made[0] = made[0].model_copy(update={"if_": None, "to": r.choice(layers[depth + 1])})
            built[name] = Passage(lines=(Line(id=f"{name}-1", text="A line."),), ask="What now?", choices=tuple(made))
    places = [layer[0] for layer in layers[:-1] if len(layer) == 1]
    if hub:
        name = layers[middle][0]
        more = tuple(Choice(id=f"hub{k}", text="An action", to=name, once=True) for k in range(hub))
        built[name] = built[name].model_copy(update={"choices": more + built[name].choices})
    for name in r.sample([n for n, p in built.items() if p.choices and n != "p0"], faults):
        built[name] = _with_fault(built[name], flags, r)
    return Story.model_validate(
        HEAD
        | {
            "story": f"synthetic-{seed}",
            "flags": tuple(f"f{i}" for i in range(flags)),
            "counters": {"n": counter} if counter else {},
            "passages": built,
            "criteria": tuple(_criteria(built, places, criteria, layers[middle][0] if hub else "", hub, before, r)),
        }
    )


def _layers(passages: int, r: random.Random, spine: bool) -> list[list[str]]:
    numbers, layers = count(), []
    while (left := passages - sum(map(len, layers))) > 0:
        width = 1 if not layers or (spine and len(layers) % 2 == 0) else r.choice([2, 3, 3, 4])
        layers.append([f"p{next(numbers)}" for _ in range(min(width, left))])
    return layers


def _choice(i, depth, layers, spine, flags, counter, r, reads, writes, counts) -> Choice:
    back = r.random() < 0.08 and depth > 2
    ahead = depth + (1 if spine else r.choice([1, 1, 1, 2]))
    to = r.choice(layers[depth - 1] if back else layers[min(len(layers) - 1, ahead)])
    needs = f"f{r.randrange(flags)}" if flags and r.random() < reads else ""
    if counter and r.random() < counts:
        needs += f"{' and ' if needs else ''}n >= {min(3, counter)}"
    sets = (f"f{r.randrange(flags)}",) if flags and r.random() < writes else ()
    adds = {"n": 1} if counter and r.random() < 0.25 else {}
    made = {"id": f"c{i}", "text": f"Choice {i}", "to": to, "set": sets, "add": adds}
    return Choice.model_validate(made | ({"if": needs} if needs else {}))


def _criteria(built, places, criteria, hub_name, hub, before, r):
    """Each *did* is decided in one passage, as authors write it: one choice is best, another acceptable."""
    for i, name in enumerate(places[: criteria - before]):
        best, fair = (f"{name}.{c.id}" for c in r.sample([c for c in built[name].choices if not c.once], 2))
        yield Criterion(
            id=f"did{i}",
            text="Did it",
            why="It helps",
            red=i < 3,
            best=Requirement(did=(best,)),
            acceptable=Requirement(did=(fair,)),
        )
    for i in range(before):
        first, then = r.sample([f"{hub_name}.hub{k}" for k in range(hub)], 2)
        yield Criterion(id=f"before{i}", text="In order", why="It helps", best=Requirement(before=(first, then)))


def _with_fault(passage: Passage, flags: int, r: random.Random) -> Passage:
    """Every choice needs two flags."""
    wanted = [f"f{n}" for n in r.sample(range(flags), 2)]
    plain = [c.model_dump(by_alias=True, exclude_defaults=True) for c in passage.choices]
    return passage.model_copy(
        update={"choices": tuple(Choice.model_validate(c | {"if": " and ".join(wanted)}) for c in plain)}
    )
