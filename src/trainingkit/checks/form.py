"""The manual pages of what is told about the form of a file: YAML, keys, types. Their code is in ``datafile``."""

from trainingkit.diagnostics import Severity

FORM: dict[str, tuple[Severity, str]] = {
    "unreadable-file": (
        Severity.ERROR,
        """The file is not there, or is not text in UTF-8.

Why: nothing can be said about it.

Example:
    trainingkit check simulations/a-freind-request

Mend: look at the path; save the file as UTF-8.
""",
    ),
    "empty-file": (
        Severity.ERROR,
        """The file holds nothing, or comments only.

Why: nothing can be said about it.

Example:
    # a story will stand here

Mend: begin with the skeleton that ``trainingkit new`` writes.
""",
    ),
    "yaml-syntax": (
        Severity.ERROR,
        """The file is not YAML.

Why: what stands after the mistake cannot be told apart.

Example:
    title: A friend request: the beginning

Mend: put a text that holds a colon and a space in quotes; indent with spaces, the same for all keys of one thing.
""",
    ),
    "no-aliases": (
        Severity.ERROR,
        """The file uses an anchor (``&name``) or an alias (``*name``).

Why: a reviewer should read every word where it stands. Without quotes, a text that begins with * is an alias too.

Example:
    lines: &lines [{id: r-1, text: "..."}]

Mend: write the value out again, or put the text in quotes.
""",
    ),
    "no-tags": (
        Severity.ERROR,
        """The file uses a tag (``!name``, ``!!set``).

Why: a tag asks for something else to be made of what is written; here what is written counts.

Example:
    flags: !!set [told_someone]

Mend: remove the tag; put a text that begins with ! in quotes.
""",
    ),
    "too-deep": (
        Severity.ERROR,
        """Lists and mappings are nested more than 40 levels deep.

Why: nothing in these files goes ten levels deep; a bracket was not closed.

Example:
    choices: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

Mend: close the brackets, or remove them.
""",
    ),
    "bad-key": (
        Severity.ERROR,
        """A key is a list or a mapping.

Why: keys name things; nothing can be looked up under this one.

Example:
    ? [a, b]
    : c

Mend: write a single word.
""",
    ),
    "duplicate-key": (
        Severity.ERROR,
        """The same key stands twice in one mapping.

Why: YAML keeps the last one in silence; half of what was written would be gone.

Example:
    told: {next: who-helps}
    told: {next: end}

Mend: keep one, or give the second another name.
""",
    ),
    "unquoted-value": (
        Severity.ERROR,
        """A text without quotes would be read as something else: ``No`` as false, ``12:30`` as 750, ``on`` as true.

Why: an answer "No" that turns into "False" on the page is found in front of a class.

Example:
    - {id: no, text: No, to: told}

Mend: put it in quotes.
""",
    ),
    "empty-value": (
        Severity.ERROR,
        """A key has no value.

Why: it was forgotten, or the lines below it are not indented.

Example:
    ask:

Mend: write a value, or remove the key.
""",
    ),
    "missing-key": (
        Severity.ERROR,
        """Something lacks a key that it must have.

Why: a choice without ``to`` leads nowhere; a story without ``content_note`` warns nobody.

Example:
    - {id: tell, text: "Tell somebody"}

Mend: add the key.
""",
    ),
    "unknown-key": (
        Severity.ERROR,
        """A key is not one of those that may stand here.

Why: a misspelt key would be ignored, and so would what it says.

Example:
    - {id: tell, text: "Tell somebody", goto: told}

Mend: the hint names the key that was probably meant.
""",
    ),
    "unknown-word": (
        Severity.ERROR,
        """A value is not one of the words that are allowed.

Why: audiences, stages, beats, acts, levels and tags are closed lists, so that promises can be proved about them.

Example:
    audience: pupils

Mend: write one of the words that the message lists.
""",
    ),
    "wrong-type": (
        Severity.ERROR,
        """A value is a text where a number belongs, a single thing where a list belongs, or the like.

Why: it cannot be used as what it should be.

Example:
    minutes: "ten"

Mend: the message says what is expected.
""",
    ),
    "out-of-range": (
        Severity.ERROR,
        """A number is too small or too large, or a text or list too short or too long.

Why: it cannot be meant: nobody reads a story for 500 minutes.

Example:
    minutes: 500

Mend: the message says what is allowed.
""",
    ),
    "bad-id": (
        Severity.ERROR,
        """An id has not the form that ids have: lower case, digits, hyphens (flags and counters: underscores).

Why: ids appear in conditions, transcripts, file names and addresses.

Example:
    - {id: Told Someone, text: "..."}

Mend: write it as told-someone.
""",
    ),
    "bad-condition": (
        Severity.ERROR,
        """A condition goes beyond flags, counters with a comparison, ``and``, ``or``, ``not`` and parentheses.

Why: conditions stay small so that every state of the story can be visited.

Example:
    - {id: pay, text: "...", to: paid, if: "calls + 1 > 3"}

Mend: count in steps: calls > 2.
""",
    ),
    "before-pair": (
        Severity.ERROR,
        """The requirement ``before`` has not exactly two choices.

Why: it says that the first was made, and the second not before it.

Example:
    best: {before: [safety.ask]}

Mend: add the second choice, or write ``did`` for a single one.
""",
    ),
    "empty-requirement": (
        Severity.ERROR,
        """A requirement asks for nothing.

Why: it would be met by every run, whatever was done.

Example:
    best: {}

Mend: name choices under ``did``, ``did_all``, ``never`` or ``before``.
""",
    ),
    "old-format": (
        Severity.WARNING,
        """The file is of an older format version.

Why: it is still read, through a migration, but messages cannot name exact lines.

Example:
    format: 0

Mend: write it in today's format; what changed is listed in docs/format.md.
""",
    ),
    "newer-format": (
        Severity.ERROR,
        """The file is of a format version that this program does not know yet.

Why: what it says may mean something else.

Example:
    format: 99

Mend: update the program.
""",
    ),
}
