"""``trainingkit lab``: the lessons in JupyterLab, which asks nobody else for anything."""

import subprocess
import sys
from pathlib import Path

import click

from trainingkit.cli.help import Command

QUIET = (
    "--LabApp.news_url=None",  # with an empty one JupyterLab would ask whether news are wanted
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)
"""No news, no look for updates, no catalogue of extensions: a training machine may have no network."""


@click.command(
    cls=Command,
    short_help="Open the lessons in JupyterLab.",
    examples=(
        "trainingkit lab                       # the lessons",
        "trainingkit lab course/first-contact  # one of them, or a folder that was fetched",
    ),
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("course"))
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def lab(folder: Path, no_browser: bool) -> None:
    """Open the lessons, or another FOLDER of notebooks, in JupyterLab on this machine.

    Nothing is asked of anybody else: no news, no updates, no extensions.
    """
    command = [sys.executable, "-m", "jupyterlab", *QUIET, f"--ServerApp.root_dir={folder.resolve()}"]
    command += ["--no-browser"] if no_browser else []
    try:
        ended = subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return
    raise SystemExit(ended)
