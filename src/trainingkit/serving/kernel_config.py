"""How Voila and Jupyter are set up here. The user's own Jupyter settings are not read."""

import os
from pathlib import Path

from traitlets.config import Config

from trainingkit.serving.kernel_spec import OwnKernelSpec

CELL_LIMIT = 60  # seconds until a notebook that does not end is given up
SOCKET_PATH_LIMIT = 104  # bytes, the least of the systems we run on
LONGEST_SOCKET_NAME = len("/voila_12345678/kernel-01234567-0123-0123-0123-0123456789ab-ipc-5")


def kernel_transport(folder: Path) -> str:
    """``ipc``, local sockets in that folder, which nobody else can open; ``tcp`` where they cannot be had."""
    fits = len(os.fsencode(folder)) + LONGEST_SOCKET_NAME < SOCKET_PATH_LIMIT
    return "ipc" if os.name == "posix" and fits else "tcp"


def kernel_config(folder: Path, school: Path | None) -> Config:
    """Settings of Voila, its kernels and their notebooks.

    Parameters
    ----------
    folder : Path
        The private folder of this server.
    school : Path or None
        The school's own file; kernels find it in ``TRAININGKIT_SCHOOL``.
    """
    c = Config()
    c.VoilaConfiguration.allow_template_override = "NO"
    c.VoilaConfiguration.allow_theme_override = "NO"
    c.VoilaConfiguration.kernel_spec_manager_class = OwnKernelSpec
    c.VoilaExecutor.timeout = CELL_LIMIT
    c.OwnKernelSpec.environment = {
        "IPYTHONDIR": str(folder / "ipython"),  # no start-up files, no history of the user's
        "PYTHONSTARTUP": "",
        "TRAININGKIT_SCHOOL": str(school.resolve()) if school else "",
    }
    c.KernelManager.transport = kernel_transport(folder)
    c.AsyncIOLoopKernelRestarter.restart_limit = 0  # a blank kernel under the old id would swallow every choice
    c.AsyncIOLoopKernelRestarter.time_to_dead = 1.0
    c.AsyncMappingKernelManager.buffer_offline_messages = False
    return c
