"""Web pages of the invented platform: an exported chat and the snapshots of profiles.

Each is one file that needs nothing else: no script, no font, no address outside. It says its language and title, its
tables have captions and headings, and nothing is said by colour alone.
"""

from html import escape

from trainingkit.evidence.scene import CHAT_HTML, VICTIM, WITH_ACCOUNT, Account, Message, Scene
from trainingkit.evidence.times import clock, long_date, shown
from trainingkit.evidence.wording import IN_BRACKETS, MADE_UP, TRAINING

STYLE = (
    "body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.5 sans-serif;color:#141414;background:#fff}"
    ".mark{border:2px solid #141414;padding:.25rem .5rem;font-weight:bold}"
    "table{border-collapse:collapse;width:100%;margin-bottom:1.5rem}caption{text-align:left;font-weight:bold}"
    "th,td{border:1px solid #595959;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "dt{font-weight:bold}dd{margin:0 0 .5rem}"
)
HEADINGS = ("Time", "Name shown", "User ID", "Message")


def page(title: str, body: str) -> bytes:
    """A whole page; ``title`` is text, ``body`` is HTML."""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} ({TRAINING})</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<p class="mark">{escape(MADE_UP)}</p>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n'
    ).encode()


def chat_page(scene: Scene) -> bytes:
    """The exported chat as people read it; times by the victim's clock."""
    platform, owner = scene.spec.platform, scene.accounts[VICTIM]
    ids = {role: account.user_id for role, account in scene.accounts.items()}
    parts = [
        f"<p>Export of the account {escape(owner.user_id)} ({escape(owner.handle)}). "
        f"Contacts at export: {scene.detail(CHAT_HTML)}. Times are BST, one hour ahead of UTC.</p>\n",
        f"<p>{escape(IN_BRACKETS)}</p>\n",
    ]
    for conversation in scene.spec.conversations:
        role = scene.spec.people[conversation.with_].role
        parts.append(_talk(scene.talk(role), scene.accounts[role], ids))
    return page(f"{platform.name}: exported chat", "".join(parts))


def _talk(messages: tuple[Message, ...], account: Account, ids: dict[str, str]) -> str:
    head = "".join(f'<th scope="col">{each}</th>' for each in HEADINGS)
    rows = []
    for message in messages:
        day = message.sent.date().isoformat()
        cells = (f"{day} {clock(message.sent)}", message.shown, ids[message.sender], message.text)
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>\n")
    return (
        f"<table>\n<caption>Chat with account {escape(account.user_id)} ({escape(account.handle)})</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )


def profile_pages(scene: Scene) -> dict[str, bytes]:
    """File to content: a snapshot of the page of each account."""
    return {scene.accounts[role].page: _profile(scene, scene.accounts[role]) for role in WITH_ACCOUNT}


def _profile(scene: Scene, account: Account) -> bytes:
    spec = scene.spec
    about = account.about
    if account.role == "second-account" and scene.second_says_where == "page":
        about = f"{about} Reference: {scene.references['second']}.".strip()
    facts = {
        "Display name": account.names[-1],
        "Handle": account.handle,
        "User ID": account.user_id,
        "Address of the page": f"https://{spec.platform.domain}/u/{account.user_id}",
        "Joined": long_date(account.joined),
        "About": about or "Nothing written.",
        "Snapshot made": f"{shown(scene.log[0].captured)}, on the force's own equipment",
    }
    if account.role == VICTIM:
        facts["Age shown"] = str(spec.people[spec.person(VICTIM)].shown_age)
    items = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>\n" for name, value in facts.items())
    return page(f"{spec.platform.name}: profile {account.user_id}", f"<dl>\n{items}</dl>\n")
