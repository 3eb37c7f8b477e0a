"""A story's notebook, run once in a kernel: the widgets it makes, and which of them is shown.

Voila's pool asks a renderer for this. Its own sets up nbconvert and compiles a template for every visit, to make HTML
that we have no use for: the page is made when a visitor comes, so that one that was held ready shows no old banner.
"""

import os
from collections.abc import AsyncIterator
from concurrent.futures import Future
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from queue import Empty
from typing import Any

import nbformat
from jupyter_client import AsyncKernelClient
from jupyter_core.utils import ensure_async
from traitlets.config import Config
from voila.execute import CellExecutionError, VoilaExecutor

from trainingkit.serving.quiet_log import log

VIEW = "application/vnd.jupyter.widget-view+json"
ASK_AGAIN = 1.0  # seconds


class FirstScene:
    """What Voila's pool expects of a renderer.

    Parameters
    ----------
    notebook_path : str
        Below the root.
    root : Path
        What is served.
    config : Config
        Settings of the executor.
    """

    template_name = theme = ""
    stop_generator = False

    def __init__(self, notebook_path: str, root: Path, config: Config) -> None:
        self.notebook_path = notebook_path
        self.rendered_cache: list[str] = []
        self._file = root / notebook_path
        self._config = config

    async def initialize(self) -> None:
        """Read the notebook.

        Raises
        ------
        OSError
            It cannot be read.
        ValueError
            It is not a notebook.
        """
        state = self._file.stat()
        self.notebook = deepcopy(_read(self._file, state.st_mtime_ns, state.st_size))
        self.notebook.metadata.setdefault("kernelspec", {})["name"] = "python3"

    async def generate_content_hybrid(self, kernel_id: str, kernel: Any) -> dict[str, Any]:
        """Run the notebook.

        Returns
        -------
        dict
            ``widgets``, the state of each by its id; ``views``, the ids of those shown, in order; ``failed``, whether a
            cell did, which is logged.

        Raises
        ------
        RuntimeError
            The kernel died.
        """
        manager = await ensure_async(kernel)
        executor = VoilaExecutor(self.notebook, km=manager, config=self._config)
        executor.kc = manager.client()
        executor.kc.allow_stdin = False  # there is nobody to ask
        executor.kc.start_channels(stdin=False, hb=False, control=False)
        try:
            await _connected(executor.kc)
            manager._kernel_info_future = _nothing_to_adapt()
            failed = False
            views = [view async for view in self._views(executor)]
        except (CellExecutionError, TimeoutError):
            log.exception("A story's notebook failed: %s", os.path.dirname(self.notebook_path))
            failed, views = True, []
        finally:
            executor.kc.stop_channels()
        return {"views": views, "failed": failed, "widgets": executor.widget_state}

    async def _views(self, executor: VoilaExecutor) -> AsyncIterator[str]:
        for number, cell in enumerate(self.notebook.cells):
            done = await executor.async_execute_cell(cell, number, store_history=False)
            for output in done.get("outputs", []):
                if view := (output.get("data") or {}).get(VIEW):
                    yield view["model_id"]


@lru_cache(maxsize=64)
def _read(notebook: Path, changed: int, size: int) -> nbformat.NotebookNode:
    """A notebook in this state of its file; a class of thirty makes it be read and validated once."""
    return nbformat.read(notebook, as_version=4)


async def _connected(client: AsyncKernelClient) -> None:
    """Wait until what the kernel publishes arrives; our kernels welcome whoever begins to listen.

    The client's own way to wait asks, and then listens 0.2 s for nothing.
    """
    while True:
        try:
            await client.get_iopub_msg(timeout=ASK_AGAIN)
            return
        except Empty:
            if not await ensure_async(client.is_alive()):
                raise RuntimeError("The kernel died before it answered.") from None
            client.kernel_info()


def _nothing_to_adapt() -> "Future[dict[str, Any]]":
    """For what Jupyter asks a kernel before each socket: which protocol it speaks. Ours is of this installation."""
    known: Future[dict[str, Any]] = Future()
    known.set_result({})
    return known
