"""Kernels of stories: started ahead, handed out with their page, ended when nobody needs them.

Built on Voila's own pool of preheated kernels; the places where its internals are touched say why.
"""

import asyncio
import os
from pathlib import Path
from typing import Any

import zmq
import zmq.asyncio
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager, ServerKernelManager
from traitlets import default
from voila.voila_kernel_manager import voila_kernel_manager_factory

from trainingkit.serving.first_scene import FirstScene
from trainingkit.serving.forking.template import Template
from trainingkit.serving.room import Room

STRAY_AFTER = 120.0  # seconds until a kernel that is neither pooled nor given to anybody is ended
ATTEMPTS = 2
STARTED_AT_ONCE = 2 * (os.cpu_count() or 2)  # more would not come sooner, and all of them later
REFILLED_AT_ONCE = 2  # while somebody plays
CALM = 2.0  # seconds without a visitor until places are got ready again; who comes in with a class goes first
CALL_AGAIN, CALL_SELDOM = 5, 200  # ms until a kernel that does not listen yet is called again, at first and at last


class StoryKernel(ServerKernelManager):
    """One kernel, of which nothing is reported to anybody."""

    def emit(self, schema_id: Any, data: Any) -> None:
        """Do nothing: nobody listens, and reading the form of an event for each kernel takes longer than sending it."""


class StoryKernels(voila_kernel_manager_factory(AsyncMappingKernelManager, True, 0)):
    """All kernels of the server. ``room``, ``warm``, ``stamps``, ``template`` are set before the first is asked for."""

    room: Room
    warm: dict[str, int]  # kernels to hold ready, by notebook
    stamps: dict[str, Any]  # the state of a story's files when its kernels were started, by notebook
    template: Template | None = None  # what they are forked from; None where they are started one by one
    most_ready = 0  # that have been held ready at once; a number that falls would show who comes

    def __init__(self, **kwargs: Any) -> None:
        self._starting = asyncio.Semaphore(STARTED_AT_ONCE)
        self._closing = False
        self._alone_since: dict[str, float] = {}
        self._last_came = 0.0
        super().__init__(**kwargs)

    @default("kernel_manager_class")
    def _one_kernel(self) -> str:
        return f"{StoryKernel.__module__}.{StoryKernel.__qualname__}"

    def _notebook_filter(self, nb_path: Path) -> bool:
        """Voila would preheat every notebook it finds; only stories that are served are wanted."""
        return False

    def _notebook_renderer_factory(self, notebook_path: str | None = None) -> FirstScene:
        return FirstScene(notebook_path, Path(self.parent.root_dir), self.parent.config)

    @default("context")
    def _context_default(self) -> zmq.asyncio.Context:
        """As Jupyter's, whose sockets would call a kernel again only after 100 ms, when it has long been listening."""
        context = super()._context_default()
        context.setsockopt(zmq.RECONNECT_IVL, CALL_AGAIN)
        context.setsockopt(zmq.RECONNECT_IVL_MAX, CALL_SELDOM)
        return context

    def start_watching_activity(self, kernel_id: str) -> None:
        """Do nothing: the room knows who is there, so nobody needs to listen to each kernel for signs of life."""
        self.get_kernel(kernel_id).execution_state = "idle"

    # ------------------------------------------------------------------------------------- the pool

    def fill_if_needed(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing: Voila would refill after every visit, so in the middle of a class that comes in; see ``tend``."""

    def _wanted(self, notebook: str) -> int:
        """How many kernels are to be held ready, as long as there is room for more."""
        waiting = sum(map(len, self._pools.values()))
        left = self.room.places - self.room.taken - waiting
        return min(self.warm.get(notebook, 0), self.get_pool_size(notebook) + max(0, left))

    def _fill(self, notebook: str, size: int) -> None:
        self.kernel_pools_config = {notebook: {"pool_size": size, "kernel_env_variables": {}}}
        super().fill_if_needed(delay=0, notebook_name=notebook)

    async def _initialize(self, notebook_path: str, kernel_id: str | None = None, **kwargs: Any) -> dict[str, Any]:
        """As Voila's, but a few at a time, and in order: who comes first is not kept waiting by all who follow."""
        await self._starting.acquire()
        try:
            if self._closing:
                raise RuntimeError("The server is closing.")
            started = await super()._initialize(notebook_path, kernel_id, **kwargs)
        except BaseException:
            self._starting.release()
            raise
        started["task"].add_done_callback(lambda _: self._starting.release())
        return started

    def _drop_failed(self) -> None:
        """Forget kernels that did not start. Voila's own loops over the pool would raise on them."""
        for pool in self._pools.values():
            pool[:] = [task for task in pool if not (task.done() and (task.cancelled() or task.exception()))]

    def start_warming(self) -> None:
        """Bring every pool towards its size; also mends what was lost. Slowly, once somebody plays."""
        self._drop_failed()
        for notebook in self.warm:
            waiting = [task for pool in self._pools.values() for task in pool if not _is_ready(task)]
            more = max(0, REFILLED_AT_ONCE - len(waiting)) if self.room.taken else self.room.places
            self._fill(notebook, min(self._wanted(notebook), self.get_pool_size(notebook) + more))

    @property
    def held(self) -> tuple[int, int]:
        """How many kernels are held ready, and how many are to be."""
        self._drop_failed()
        pooled = [task for notebook in self.warm for task in self._pools.get(notebook, [])]
        return sum(map(_is_ready, pooled)), sum(map(self._wanted, self.warm))

    @property
    def ready(self) -> bool:
        """Whether every kernel that is to be held ready has rendered its page."""
        ready, wanted = self.held
        return ready >= wanted

    async def empty_pool(self, notebook: str) -> None:
        """End the kernels held ready for a notebook, because its story has changed."""
        self._drop_failed()
        for task in self._pools.pop(notebook, []):
            await self.end((await task)["kernel_id"])

    # ------------------------------------------------------------------------------------- for a visit

    async def page_of(self, notebook: str, stamp: Any) -> tuple[str, dict[str, Any]]:
        """A kernel that has run the notebook, and what came of it, as ``FirstScene`` has it.

        ``stamp`` stands for the present state of the story's files: kernels started under another are not used.

        Raises
        ------
        Exception
            The kernel could not be started, twice.
        """
        self._last_came = self.room.clock()
        if self.stamps.setdefault(notebook, stamp) != stamp:
            self.stamps[notebook] = stamp
            await self.empty_pool(notebook)
        for attempt in range(ATTEMPTS):
            try:
                return await self._rendered(notebook)
            except Exception:
                if attempt == ATTEMPTS - 1:
                    raise
                self.log.warning("A kernel could not be used; trying another.", exc_info=True)
        raise AssertionError("unreachable")

    async def _rendered(self, notebook: str) -> tuple[str, dict[str, Any]]:
        self._drop_failed()
        if self.get_pool_size(notebook) == 0:
            self._fill(notebook, 1)
        rendering, _, kernel_id = await self.get_rendered_notebook(notebook)
        try:
            shown = await rendering
            if not await ensure_async(self.is_alive(kernel_id)):
                raise RuntimeError("The kernel ended before its page was sent.")
        except BaseException:
            await self.end(kernel_id)
            raise
        return kernel_id, shown

    async def end(self, kernel_id: str) -> None:
        """End a kernel at once (it has nothing to save) and hang up on whoever is connected."""
        seat = self.room.forget(kernel_id)
        for socket in list(seat.sockets) if seat else []:
            socket.close(1001, "the kernel has ended")
        self._drop_failed()
        if kernel_id in self:
            try:
                await self.shutdown_kernel(kernel_id, now=True)
            except Exception:
                self.log.warning("A kernel did not end cleanly.", exc_info=True)
                self.remove_kernel(kernel_id)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Jupyter would only forget a dead kernel; its sockets and files are to go too."""
        asyncio.ensure_future(self.end(kernel_id))

    # ------------------------------------------------------------------------------------- housekeeping

    async def tend(self, now: float) -> None:
        """End what is overdue or astray; refill once nobody comes. Called every second; ``now`` in clock seconds."""
        for kernel_id in [*self.room.overdue(), *self._strays(now)]:
            self.log.info("Ending a kernel that nobody uses.")
            await self.end(kernel_id)
        self.most_ready = max(self.most_ready, self.held[0])
        if now - self._last_came >= CALM or not self.room.taken:
            self.start_warming()

    def _strays(self, now: float) -> list[str]:
        """Kernels that belong to nobody for a while: a visitor gave up while theirs was starting, say."""
        self._drop_failed()
        pooled = {task.result()["kernel_id"] for pool in self._pools.values() for task in pool if task.done()}
        alone = set(self.list_kernel_ids()) - pooled - set(self.room.seats)
        self._alone_since = {k: since for k, since in self._alone_since.items() if k in alone}
        return [k for k in alone if now - self._alone_since.setdefault(k, now) > STRAY_AFTER]

    async def close(self) -> None:
        """End everything. What is just being started starts first: nobody could end a process not yet known."""
        self.warm, self._closing = {}, True
        await asyncio.gather(*(task for pool in self._pools.values() for task in pool), return_exceptions=True)
        self._drop_failed()
        for pool in self._pools.values():
            for task in pool:
                task.result()["task"].cancel()
        self._pools.clear()
        await asyncio.gather(*(self.end(kernel_id) for kernel_id in self.list_kernel_ids()))
        if self.template is not None:
            self.template.close()


def _is_ready(pooled: "asyncio.Task[dict[str, Any]]") -> bool:
    """Whether a pooled kernel runs and has its page."""
    return pooled.done() and pooled.result()["task"].done()
