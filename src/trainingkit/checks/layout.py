"""A story lies where its name says, and none of its pages is blank."""

from trainingkit.checks.subject import Findings, Subject
from trainingkit.diagnostics import Severity
from trainingkit.rule import Finding, rule

FILE = "story.yml"


@rule("story-folder", Severity.WARNING)
def story_folder(subject: Subject) -> Findings:
    """The key ``story`` is not the name of the folder that the file lies in.

    Why: the address of its page is the name of the folder, and transcripts carry the other name.

    Example:
        # in simulations/a-friend-request/story.yml
        story: a-freind-request

    Mend: write the name of the folder, or rename the folder.
    """
    path, name = subject.file.path, subject.story.story
    folder = path.resolve().parent.name
    if path.name == FILE and path.is_file() and folder != name:
        message = f'the story is called "{name}", and its folder "{folder}"'
        yield Finding(message, subject.where("story"), f"write story: {folder}, or rename the folder")


@rule("empty-passage", Severity.WARNING)
def empty_passage(subject: Subject) -> Findings:
    """A passage has no line, no question, no form and no picture.

    Why: the page would show buttons and nothing to go by.

    Example:
        told: {next: who-helps}

    Mend: add ``lines``, or lead past it to where it leads.
    """
    for name, passage in subject.story.passages.items():
        if not (passage.lines or passage.record or passage.ask or passage.image):
            message = f'passage "{name}" shows nothing'
            yield Finding(message, subject.where_key("passages", name), 'add "lines:" or "ask:"')


RULES = (story_folder, empty_passage)
