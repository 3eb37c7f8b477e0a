"""How the pool of kernels is filled: a few at a time, and calmly once somebody plays."""

import asyncio
from types import SimpleNamespace

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Any, Int, Unicode
from traitlets.config import Configurable

from trainingkit.serving.kernels import CALM, REFILLED_AT_ONCE, STARTED_AT_ONCE, StoryKernels
from trainingkit.serving.room import Room

NOTEBOOK = "first/scenario.ipynb"


class Server(Configurable):
    """What the pool asks of the server."""

    root_dir = Unicode()
    notebook_path = Any(None)
    base_url = Unicode("/")
    server_url = Unicode("/")
    port = Int(0)


class Running:
    """A notebook that runs until it is let go."""

    template_name = theme = ""
    stop_generator = False

    def __init__(self, path, begun):
        self.notebook_path = path
        self.rendered_cache = []
        self.notebook = SimpleNamespace(metadata=SimpleNamespace(kernelspec=SimpleNamespace(name="python3")))
        self.over = asyncio.Event()
        begun.append(self)

    async def initialize(self):
        pass

    async def generate_content_hybrid(self, kernel_id, kernel):
        await self.over.wait()
        return {"views": [], "failed": False, "widgets": {}}


class Pool(StoryKernels):
    """The pool, with notebooks that run until they are let go, in kernels that are none."""

    def __init__(self, **kwargs):
        self.begun = []
        super().__init__(**kwargs)

    def _notebook_renderer_factory(self, notebook_path=None):
        return Running(notebook_path, self.begun)

    def get_kernel(self, kernel_id):
        return None

    async def is_alive(self, kernel_id):
        return True


@pytest.fixture
def pool(tmp_path, monkeypatch):
    """A pool for thirty, in a room of thirty-three places; nobody has come."""
    started = iter(range(1000))

    async def start(self, **kwargs):
        return f"kernel-{next(started)}"

    monkeypatch.setattr(AsyncMappingKernelManager, "start_kernel", start)
    pool = Pool(parent=Server(root_dir=str(tmp_path)))
    pool.room = Room(33, lambda: 0.0)
    pool.warm, pool.stamps = {NOTEBOOK: 30}, {NOTEBOOK: "stamp"}
    return pool


async def settled():
    """Let everything run that can."""
    for _ in range(100):
        await asyncio.sleep(0)


async def let_all_run(pool):
    """Let every notebook come to its end, also those that begin meanwhile."""
    while any(not each.over.is_set() for each in pool.begun):
        for each in pool.begun:
            each.over.set()
        await settled()


def test_a_few_kernels_are_started_at_once(pool):
    """As one becomes ready, the next begins; the processors could not do more."""

    async def fill():
        pool.start_warming()
        await settled()
        at_first = len(pool.begun)
        pool.begun[0].over.set()
        await settled()
        then = len(pool.begun)
        await let_all_run(pool)
        return at_first, then, len(pool.begun)

    assert (STARTED_AT_ONCE, STARTED_AT_ONCE + 1, 30) == asyncio.run(fill())


def test_it_is_known_how_many_are_ready(pool):
    """Before the door opens, and when it can."""

    async def fill():
        pool.start_warming()
        await settled()
        before = pool.held, pool.ready
        pool.begun[0].over.set()
        await settled()
        one = pool.held, pool.ready
        await let_all_run(pool)
        return before, one, (pool.held, pool.ready)

    assert (((0, 30), False), ((1, 30), False), ((30, 30), True)) == asyncio.run(fill())


def test_who_comes_first_has_the_kernel_that_was_begun_first(pool):
    """Though thirty more are waiting to be started."""

    async def come():
        pool.start_warming()
        coming = asyncio.ensure_future(pool.page_of(NOTEBOOK, "stamp"))
        await settled()
        pool.begun[0].over.set()
        return (await coming)[0]

    assert "kernel-0" == asyncio.run(come())


def test_a_class_that_comes_in_is_not_slowed_by_refilling(pool):
    """A visit takes its kernel and starts none."""

    async def come():
        pool.start_warming()
        await settled()
        await let_all_run(pool)
        for number in range(30):
            kernel_id, _ = await pool.page_of(NOTEBOOK, "stamp")
            pool.room.take(kernel_id, f"visit-{number}", "player")
        await settled()
        return len(pool.begun), pool.held

    assert (30, (0, 3)) == asyncio.run(come())


def test_a_pool_is_refilled_calmly_while_somebody_plays(pool):
    """A few at a time, however many are missing; the room's places are not exceeded."""

    async def refill():
        pool.room.take("somebody", "visit", "player")
        sizes = []
        for _ in range(2):
            for _ in range(3):
                pool.start_warming()
                await settled()
            sizes.append(pool.get_pool_size(NOTEBOOK))
            await let_all_run(pool)
        return sizes

    assert [REFILLED_AT_ONCE, 2 * REFILLED_AT_ONCE] == asyncio.run(refill())


def test_places_are_got_ready_again_once_nobody_has_come_for_a_while(pool):
    """Who comes in with a class does not share the machine with kernels that nobody needs yet."""

    async def tended():
        pool.start_warming()
        await settled()
        await let_all_run(pool)
        kernel_id, _ = await pool.page_of(NOTEBOOK, "stamp")
        pool.room.take(kernel_id, "visit", "player")
        sizes = []
        for now in (CALM / 2, CALM):
            await pool.tend(now)
            await settled()
            sizes.append(pool.get_pool_size(NOTEBOOK))
        await let_all_run(pool)
        return sizes

    assert [29, 30] == asyncio.run(tended())


def test_a_story_that_changed_since_its_kernels_were_started_is_shown_anew(pool):
    """Also to the first who comes."""

    async def come():
        pool.start_warming()
        await settled()
        await let_all_run(pool)
        coming = asyncio.ensure_future(pool.page_of(NOTEBOOK, "another stamp"))
        await settled()
        await let_all_run(pool)
        return (await coming)[0]

    assert "kernel-30" == asyncio.run(come())


def test_an_empty_pool_keeps_nobody_out(pool):
    """A kernel is started for whoever comes."""

    async def come():
        pool.warm = {}
        coming = asyncio.ensure_future(pool.page_of(NOTEBOOK, "stamp"))
        await settled()
        await let_all_run(pool)
        return (await coming)[0], pool.get_pool_size(NOTEBOOK)

    assert ("kernel-0", 0) == asyncio.run(come())


def test_nothing_is_started_once_the_server_closes(pool):
    """Those that wait for their turn give up; nobody would end them."""

    async def close():
        pool.start_warming()
        await settled()
        closing = asyncio.ensure_future(pool.close())
        await let_all_run(pool)
        await closing
        return len(pool.begun)

    assert STARTED_AT_ONCE == asyncio.run(close())
