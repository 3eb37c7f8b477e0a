"""Whether the handed-in notebook is as it was released. It is compared, never marked and never run."""

from pathlib import Path

from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Tampered


def check_notebook(desk: Desk, folder: Path) -> list[Tampered]:
    """What in a handed-in notebook is not as it was released.

    Parameters
    ----------
    desk : Desk
    folder : Path
        ``submitted/<seat>/<assignment>``.
    """
    name = f"{desk.assignment}.ipynb"
    if not (folder / name).is_file():
        return [Tampered("notebook-missing", None, f'there is no "{name}"')]
    return []
