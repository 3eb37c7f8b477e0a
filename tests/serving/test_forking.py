"""Kernels forked from a warm process: what they are given, how they end, and what is done where none can be forked."""

import ast
import asyncio
import os
import shutil
import signal
import subprocess
from importlib.metadata import EntryPoint
from types import SimpleNamespace

import psutil
import pytest
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from traitlets.config import Config

from tests.serving.running import until
from trainingkit.serving.forking import template as forking
from trainingkit.serving.forking.forked import UNKNOWN
from trainingkit.serving.forking.provisioner import NAME, make_known, stanza
from trainingkit.serving.forking.template import NoFork, Template, can_fork
from trainingkit.serving.kernel_config import kernel_transport
from trainingkit.serving.kernel_spec import ARGUMENTS, PROGRAM
from trainingkit.serving.private_folder import private_folder

pytestmark = [
    pytest.mark.skipif(not can_fork(), reason="this system cannot fork kernels"),
]


class OneSpec(KernelSpecManager):
    """The kernel of a story, without what a server adds."""

    def get_kernel_spec(self, kernel_name):
        return KernelSpec(argv=[*PROGRAM, *ARGUMENTS], name=kernel_name, language="python", metadata=stanza(PROGRAM))


class Kernels(AsyncMultiKernelManager):
    """As the server's, without Voila."""

    template = None


def gone(pid):
    """Whether a process has ended."""
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


@pytest.fixture(scope="module")
def loop():
    """One event loop for all tests of this module."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def warm(loop):
    """A process to fork from, shared by the tests that leave it alive."""
    template = Template()
    yield template
    template.close()


@pytest.fixture
def kernels(loop, warm, tmp_path, monkeypatch):
    """A jupyter_client that forks its kernels; all are ended after the test."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    folder = private_folder()  # the path of a socket is to be short
    config = Config({"KernelManager": {"transport": kernel_transport(folder)}})
    holder = Kernels(kernel_spec_manager=OneSpec(), connection_dir=str(folder), config=config)
    holder.template = warm
    make_known(KernelProvisionerFactory.instance(parent=holder))
    yield holder
    loop.run(holder.shutdown_all(now=True))
    shutil.rmtree(folder)


@pytest.fixture
def ends(tmp_path):
    """What to give a kernel so that it ends at once: a file that it cannot read."""
    file = tmp_path / "kernel.json"
    file.write_text("{")
    return [str(file)]


async def asked(kernel, code):
    """What an expression is in a kernel, as text."""
    client = kernel.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=60)
        reply = await client.execute_interactive("", user_expressions={"it": code}, output_hook=lambda _: None)
        return reply["content"]["user_expressions"]["it"]["data"]["text/plain"]
    finally:
        client.stop_channels()


# ------------------------------------------------------------------------------------ the warm process


def test_thirty_first_launches_share_one_process(loop, tmp_path, ends):
    """And each gets a kernel of its own."""
    template = Template()

    async def launch():
        return await asyncio.gather(*(template.fork(ends, str(tmp_path), dict(os.environ)) for _ in range(30)))

    launched = loop.run(launch())
    parents = {template.pid}
    codes = {each.wait() for each in launched}
    template.close()

    assert 30 == len({each.pid for each in launched})
    assert None not in parents
    assert {UNKNOWN} == codes


def test_a_forked_kernel_says_nothing_to_the_terminal(loop, kernels, capfd):
    """Neither how to end it nor where it listens; a room may look at that screen."""
    kernels.template = Template()  # one that has this test's terminal
    assert "1" == loop.run(asked(kernels.get_kernel(loop.run(kernels.start_kernel())), "1"))
    kernels.template.close()

    assert ("", "") == capfd.readouterr()


def test_the_warm_process_has_one_thread_and_leaves_no_zombie(loop, warm, tmp_path, ends):
    """A second thread would be lost in a fork, with whatever it held."""
    ended = loop.run(warm.fork(ends, str(tmp_path), dict(os.environ)))
    ended.wait()

    assert ["1"] == [str(psutil.Process(warm.pid).num_threads())]
    assert until(lambda: not psutil.pid_exists(ended.pid))


def test_nothing_is_forked_beside_a_second_thread(loop, tmp_path, monkeypatch, ends):
    """It is refused, and the reason is told."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, threading\n"
        "if 'trainingkit.serving.forking.program' in sys.orig_argv:\n"
        "    threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    template = Template()
    with pytest.raises(NoFork, match="2 threads"):
        loop.run(template.fork(ends, str(tmp_path), dict(os.environ)))
    template.close()


def test_the_warm_process_is_started_again_when_it_was_killed(loop, tmp_path, ends):
    """The next kernel has a new one to come from."""
    template = Template()
    loop.run(template.fork(ends, str(tmp_path), dict(os.environ)))
    first = template.pid
    os.kill(first, signal.SIGKILL)
    loop.run(template.fork(ends, str(tmp_path), dict(os.environ)))
    second = template.pid
    template.close()

    assert second not in (None, first)
    assert until(lambda: gone(first) and gone(second))


def test_a_launch_that_is_given_up_leaves_no_kernel(loop, warm, kernels, tmp_path, ends):
    """It is heard to its end, so the next launch does not get its answer."""

    async def give_up():
        launch = asyncio.ensure_future(warm.fork(ends, str(tmp_path), dict(os.environ)))
        await asyncio.sleep(0)
        launch.cancel()
        with pytest.raises(asyncio.CancelledError):
            await launch

    loop.run(give_up())
    kernel_id = loop.run(kernels.start_kernel())

    assert "2" == loop.run(asked(kernels.get_kernel(kernel_id), "1 + 1"))


def test_a_warm_process_that_cannot_be_had_is_said(loop, tmp_path, monkeypatch):
    """After two attempts."""
    monkeypatch.setattr(forking.sys, "executable", "/bin/false")
    template = Template()
    with pytest.raises(NoFork, match="does not answer"):
        loop.run(template.fork([], str(tmp_path), dict(os.environ)))
    template.close()


# ------------------------------------------------------------------------------------ a kernel, through jupyter_client


def test_a_forked_kernel_runs_in_its_folder_with_its_environment(loop, kernels, tmp_path):
    """And with nothing of the folder on the path, as with -P; the debugger is left out, and so is the history."""
    environment = os.environ | {"OF_THIS_KERNEL": "yes"}
    kernel_id = loop.run(kernels.start_kernel(cwd=str(tmp_path), env=environment))
    kernel = kernels.get_kernel(kernel_id)
    seen = loop.run(
        asked(
            kernel,
            "(__import__('os').getcwd(), __import__('os').environ['OF_THIS_KERNEL'],"
            " [p for p in __import__('sys').path if p in ('', __import__('os').getcwd())],"
            " get_ipython().history_manager.enabled, __import__('sys').flags.safe_path,"
            " __import__('sys').modules['debugpy'], __import__('gc').isenabled())",
        )
    )

    assert (str(tmp_path), "yes", [], False, True, None, True) == ast.literal_eval(seen)


def test_kernels_share_no_chance(loop, kernels):
    """Random numbers differ from kernel to kernel, though all were forked from one process."""
    ids = [loop.run(kernels.start_kernel()) for _ in range(2)]
    drawn = [loop.run(asked(kernels.get_kernel(each), "__import__('random').getrandbits(64)")) for each in ids]

    assert drawn[0] != drawn[1]


def test_a_killed_kernel_is_noticed(loop, kernels):
    """By the same question that jupyter_client asks of any."""
    kernel_id = loop.run(kernels.start_kernel())
    kernel = kernels.get_kernel(kernel_id)
    os.kill(kernel.provisioner.pid, signal.SIGKILL)

    assert until(lambda: not loop.run(kernel.is_alive()))


def test_an_interrupt_stops_what_a_kernel_does_and_a_restart_gives_another(loop, kernels):
    """Under the same id, from the same warm process."""
    kernel_id = loop.run(kernels.start_kernel())
    kernel = kernels.get_kernel(kernel_id)

    async def interrupted():
        client = kernel.client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        message = client.execute("import time; print('begun'); time.sleep(600)")
        while (heard := await client.get_iopub_msg(timeout=60))["msg_type"] != "stream":
            assert heard
        await kernel.interrupt_kernel()
        reply = await client.get_shell_msg(timeout=60)
        client.stop_channels()
        return message == reply["parent_header"]["msg_id"], reply["content"]["ename"]

    assert (True, "KeyboardInterrupt") == loop.run(interrupted())
    first = kernel.provisioner.pid
    loop.run(kernel.restart_kernel(now=True))
    assert first != kernel.provisioner.pid
    assert gone(first)
    assert "2" == loop.run(asked(kernel, "1 + 1"))


def test_a_shut_down_kernel_leaves_neither_process_nor_files_nor_descriptors(loop, kernels):
    """Politely or at once."""
    loop.run(kernels.start_kernel())  # what is opened once and kept
    loop.run(kernels.shutdown_all(now=True))
    before = len(os.listdir("/proc/self/fd"))
    for now in (True, False):
        kernel_id = loop.run(kernels.start_kernel())
        kernel = kernels.get_kernel(kernel_id)
        pid = kernel.provisioner.pid
        assert "1" == loop.run(asked(kernel, "1"))
        loop.run(kernels.shutdown_kernel(kernel_id, now=now))
        assert until(lambda pid=pid: gone(pid))

    assert [] == [name for name in os.listdir(kernels.connection_dir) if name.startswith("kernel-")]
    assert until(lambda: len(os.listdir("/proc/self/fd")) <= before)


def test_where_nothing_can_be_forked_a_kernel_is_started(loop, kernels):
    """By the ordinary provisioner, as before."""
    kernels.template = None
    kernel_id = loop.run(kernels.start_kernel())
    kernel = kernels.get_kernel(kernel_id)

    assert isinstance(kernel.provisioner.process, subprocess.Popen)
    assert "True" == loop.run(asked(kernel, "__import__('sys').flags.safe_path"))


def test_a_warm_process_that_refuses_is_not_asked_again(loop, kernels, caplog):
    """The kernel is started instead, and the log says so once."""

    class Refusing:
        asked = 0

        async def fork(self, *_):
            self.asked += 1
            raise NoFork("It refuses.")

        def close(self):
            pass

    kernels.template = refusing = Refusing()
    for _ in range(2):
        assert "1" == loop.run(asked(kernels.get_kernel(loop.run(kernels.start_kernel())), "1"))

    assert 1 == refusing.asked
    assert 1 == caplog.text.count("It refuses. Kernels are started one by one")


def test_other_programs_of_jupyter_are_not_offered_it():
    """It is known to the factory that was told, and declared to nobody else."""
    factory = SimpleNamespace(provisioners={}, GROUP_NAME=KernelProvisionerFactory.GROUP_NAME)
    make_known(factory)

    assert isinstance(factory.provisioners[NAME], EntryPoint)
    assert NAME not in KernelProvisionerFactory._get_all_provisioners().names
