"""What a reader sees where a form should be and is not running.

JupyterLab draws the richest form of an output that it knows, the widget, and says "model not found" where its kernel
is gone; it does not fall back to the same output's HTML. So a cell puts out two things: these words, and the widget,
whose presence hides the words. Other viewers (a printed notebook, a marker's page) take the HTML of the output itself.
"""

from html import escape
from typing import Any

from IPython.display import display

LIVE = "tk-exercise"
"""The class of every running exercise, by which the words beside it are hidden."""
WORDS = "tk-not-running"
TEXT = (
    "This exercise is not running. Mouse: menu Run, then Run All Cells. "
    "Keyboard: press Esc, then Ctrl+Shift+C (Mac: Cmd+Shift+C), type run all cells, press Enter. "
    "Answers saved before are kept."
)
HTML = f"""<div class="{WORDS}" role="note">
<p><strong>This exercise is not running.</strong> Answers saved before are kept.</p>
<ul>
<li>Mouse: menu <em>Run</em>, then <em>Run All Cells</em>.</li>
<li>Keyboard: press <kbd>Esc</kbd>, then <kbd>Ctrl</kbd>+<kbd>Shift</kbd>+<kbd>C</kbd> (Mac:
<kbd>Cmd</kbd>+<kbd>Shift</kbd>+<kbd>C</kbd>), type <em>run all cells</em>, press <kbd>Enter</kbd>.</li>
</ul></div>"""
HIDE = f"<style>.jp-OutputArea:has(.{LIVE}) .{WORDS} {{ display: none; }}</style>"


class WithFallback:
    """For widgets of exercises, before the widget's class: they leave words where they are not running.

    ``note`` is a sentence that stays above the exercise, such as that a file was set aside.
    """

    note: str | None = None

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        shown = super()._repr_mimebundle_(**kwargs)  # type: ignore[misc]
        data, metadata = shown if isinstance(shown, tuple) else (shown, {})
        return {**data, "text/plain": TEXT, "text/html": HTML}, metadata

    def _ipython_display_(self, **kwargs: Any) -> None:
        display({"text/plain": TEXT, "text/html": HIDE + HTML}, raw=True)
        if self.note:
            display({"text/plain": self.note, "text/html": f'<p role="note">{escape(self.note)}</p>'}, raw=True)
        data, metadata = self._repr_mimebundle_(**kwargs)
        display(data, metadata=metadata, raw=True)
