"""What is told of a reader with a habit who gets the wrong verdict: why, and what to change."""

from trainingkit.checks.subject import Findings, Subject, shown
from trainingkit.checks.verdicts import losses
from trainingkit.marking.bots import MOST_LUCK, Bot
from trainingkit.marking.standard import BotOutcome
from trainingkit.rule import Finding
from trainingkit.story.explore import Run
from trainingkit.story.machine import Narrow
from trainingkit.story.model import Tag
from trainingkit.story.walk import choices_of

FOLLOWS: dict[str, Tag] = {
    "most-polite": "polite",
    "always-refer": "refer",
    "evidence-before-risk": "evidence",
    "adult-tools-for-a-child": "adult-tools",
}
"""The tag that a habit goes after; a harmful choice needs it, to be what the habit is caught by."""
SHUNS: dict[str, tuple[Tag, str]] = {
    "script-follower": ("risk", "asks about risk"),
    "kind-but-no-evidence": ("evidence", "keeps evidence"),
}
"""The tag that a habit keeps away from, and what the choice that carries it does."""


def passes(subject: Subject, outcome: BotOutcome) -> Findings:
    """A habit that must not pass, and does."""
    bot, run, at = outcome.bot, outcome.competent_run or (), subject.where_key("criteria")
    who, tag = f'"{bot.name}", who {bot.habit}, passes', _missing_tag(subject, bot)
    if outcome.chance is not None:
        message = f"{who} with a chance of {outcome.chance:.1%}; at most {MOST_LUCK:.0%} is allowed: {shown(run)}"
        yield Finding(message, at, "add decisions that red criteria look at, or harmful options to those there are")
    elif tag:
        yield Finding(f"{who}: no choice has the tag {tag}", at, _tag_where(bot, tag))
    elif harm := [ref for ref in run if subject.story.choice(ref).level == "harmful"]:
        message = f"{who} although it took {_list(harm)} (harmful), {_reason(subject, harm)}: {shown(run)}"
        hint = "let a red criterion look there, or give this habit something harmful to take where one looks"
        yield Finding(message, subject.where_choice(harm[0]), hint)
    else:
        yield Finding(f"{who}: it meets no harmful choice on {shown(run)}", at, _tempt(bot))


def fails(subject: Subject, bot: Bot, run: Run, narrow: Narrow) -> Findings:
    """A habit that must pass, and does not: every criterion that costs it the verdict."""
    yield from losses(subject, run, narrow, f'"{bot.name}", who {bot.habit}, does not pass: {{loss}} on {{run}}')


def _missing_tag(subject: Subject, bot: Bot) -> Tag | None:
    """The tag without which a habit has nothing to do in this story, if no choice has it."""
    wanted = FOLLOWS.get(bot.name) or next(iter(SHUNS.get(bot.name, ())), None)
    used = {tag for _, choice in choices_of(subject.story) for tag in choice.tags}
    return wanted if wanted and wanted not in used else None


def _tag_where(bot: Bot, tag: Tag) -> str:
    if bot.name in SHUNS:
        return f'write "tags: [{tag}]" on the best choice that {SHUNS[bot.name][1]}, where a red criterion looks'
    return f'write "tags: [{tag}]" on a harmful choice, where a red criterion looks'


def _tempt(bot: Bot) -> str:
    if bot.name in FOLLOWS:
        return f'write "tags: [{FOLLOWS[bot.name]}]" on a harmful choice, where a red criterion looks'
    if bot.name in SHUNS:
        return f'write "tags: [{SHUNS[bot.name][0]}]" on every choice that {SHUNS[bot.name][1]}'
    return "make a harmful option the longest, where a red criterion looks"


def _reason(subject: Subject, refs: list[str]) -> str:
    """Why these harmful choices do not matter to the red criteria."""
    passages = {ref.split(".")[0] for ref in refs}
    looking = [c.id for c in subject.story.criteria if c.red and (c.choices() & set(refs) or c.decisions() & passages)]
    if not looking:
        return f"because no red criterion looks at {'them' if len(refs) > 1 else 'it'}"
    them = _list([f'"{name}"' for name in looking])
    return f"because {them}, though red, {'accepts' if len(looking) == 1 else 'accept'} that"


def _list(refs: list[str]) -> str:
    return refs[0] if len(refs) == 1 else f"{', '.join(refs[:-1])} and {refs[-1]}"
