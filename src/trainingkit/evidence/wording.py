"""The texts of a scene with the names, sums and references of this case in place of ``{placeholders}``."""

import re
from dataclasses import replace

from trainingkit.evidence.scene import ACQUAINTANCE, FRIEND, VICTIM, Scene
from trainingkit.evidence.spec import CaseSpec

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
NAMES = (VICTIM, ACQUAINTANCE, FRIEND)
TRAINING = "TRAINING"
MADE_UP = "TRAINING. All of this is made up: people, accounts, numbers and words."
IN_BRACKETS = "Words in [square brackets] stand for what the account wrote."


def placeholders(spec: CaseSpec) -> tuple[str, ...]:
    """What may stand between braces in a text of this spec."""
    sums = tuple(f"pounds_{payment.id.replace('-', '_')}" for payment in spec.payments)
    return (*NAMES, "reference", "second_reference", "kit", *sums)


def filled(scene: Scene) -> Scene:
    """The scene with every placeholder of its messages filled."""
    sums = {
        f"pounds_{said.id.replace('-', '_')}": str(paid.pounds)
        for said, paid in zip(scene.spec.payments, scene.payments, strict=True)
    }
    in_chat = scene.second_says_where == "chat"
    named = f"reference {scene.references['second']}" if in_chat else "the reference on its page"
    words = {role: scene.people[role].split()[0] for role in NAMES}
    words |= sums | {
        "reference": scene.references["payment"],
        "second_reference": named,
        "kit": scene.references["kit"],
    }
    messages = tuple(
        replace(message, text=PLACEHOLDER.sub(lambda found: words[found[1]], message.text))
        for message in scene.messages
    )
    return replace(scene, messages=messages)
