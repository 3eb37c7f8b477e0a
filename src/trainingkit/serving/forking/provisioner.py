"""How Jupyter gets a kernel that is forked; everything else about a kernel is as for one that was started."""

import os
from collections.abc import Sequence
from importlib.metadata import EntryPoint
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner
from traitlets import List, Unicode

from trainingkit.serving.forking.template import NoFork
from trainingkit.serving.quiet_log import log

NAME = "trainingkit-forked"


def stanza(program: Sequence[str]) -> dict[str, Any]:
    """What the metadata of a kernel spec say to have kernels forked whose command begins with this."""
    return {"kernel_provisioner": {"provisioner_name": NAME, "config": {"program": [*program]}}}


def make_known(factory: KernelProvisionerFactory) -> None:
    """Let Jupyter find the provisioner in this process; declared for all, it would be offered to every Jupyter here."""
    factory.provisioners[NAME] = EntryPoint(NAME, f"{__name__}:ForkedProvisioner", factory.GROUP_NAME)


class ForkedProvisioner(LocalProvisioner):
    """Forks a kernel from the ``template`` of whoever holds its manager; starts one, as usual, if that is None.

    Signals go to the kernel by its descriptor, so there is no ``pgid``: a number could by then be another's.
    """

    program = List(Unicode(), help="How a command begins that starts the program which is forked.")

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel that a command would start."""
        kernels, begins = self.parent.parent, len(self.program)
        if kernels.template is None or cmd[:begins] != self.program:
            return await super().launch_kernel(cmd, **kwargs)
        folder = str(kwargs.get("cwd") or os.getcwd())
        try:
            self.process = await kernels.template.fork(cmd[begins:], folder, kwargs["env"])
        except NoFork as why:
            if kernels.template is not None:
                kernels.template = None
                log.warning("%s Kernels are started one by one from now on, which takes longer.", why)
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.process.pid
        self.cwd = folder
        return self.connection_info
