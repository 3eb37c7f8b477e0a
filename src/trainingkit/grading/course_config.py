"""What ``nbgrader_config.py`` says of the course, read the way nbgrader reads it."""

from dataclasses import dataclass
from pathlib import Path

from traitlets.config import Config, PyFileConfigLoader

from trainingkit.grading.desk import CannotGrade

FILE = "nbgrader_config.py"


@dataclass(frozen=True)
class CourseConfig:
    """``root`` is the instructor's folder, ``db_url`` the gradebook's, ``config`` the whole configuration."""

    root: Path
    course_id: str
    db_url: str
    config: Config


def read_course_config(root: Path) -> CourseConfig:
    """Read the configuration of a course.

    Raises
    ------
    CannotGrade
        There is no ``nbgrader_config.py``, or it cannot be run.
    """
    root = root.absolute()
    if not (root / FILE).is_file():
        raise CannotGrade(f'"{root}" is no instructor\'s folder: it has no {FILE}')
    try:
        config = PyFileConfigLoader(FILE, path=str(root)).load_config()
    except Exception as error:  # it is a program: anything may happen in it
        raise CannotGrade(f'"{root / FILE}" cannot be read: {error}') from error
    config.CourseDirectory.root = str(root)
    told = config.CourseDirectory
    url = told.db_url if "db_url" in told else f"sqlite:///{root / 'gradebook.db'}"
    return CourseConfig(root, str(told.course_id if "course_id" in told else ""), str(url), config)
