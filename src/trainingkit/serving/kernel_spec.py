"""The one kernel there is to start: this very Python, with the program in ``kernel``."""

import sys

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from traitlets import Dict

from trainingkit.serving.forking.provisioner import stanza

# -P: a module beside a story is not to stand in for one of ours, nor of Python's.
PROGRAM = (sys.executable, "-P", "-m", "trainingkit.serving.kernel")
ARGUMENTS = ("{connection_file}",)


class OwnKernelSpec(KernelSpecManager):
    """Knows one kernel: a ``python3`` registered elsewhere would not have this package."""

    environment = Dict(help="Variables of every kernel.").tag(config=True)

    def find_kernel_specs(self) -> dict[str, str]:
        return {"python3": ""}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(
            argv=[*PROGRAM, *ARGUMENTS],
            env=dict(self.environment),
            name=kernel_name,
            display_name="Story",
            language="python",
            metadata={"debugger": False, **stanza(PROGRAM)},
        )
