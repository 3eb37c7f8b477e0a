"""Which claim says what an author wants to lean on."""

from trainingkit.guidance.model import Claim
from trainingkit.guidance.reading import Guidance


def find_claims(guidance: Guidance, words: str) -> tuple[Claim, ...]:
    """The claims whose id or text holds each of some words, or a part of a word, in the order of their file."""
    wanted = words.casefold().split()
    return tuple(
        claim for claim in guidance.claims.values() if all(w in f"{claim.id} {claim.text}".casefold() for w in wanted)
    )
