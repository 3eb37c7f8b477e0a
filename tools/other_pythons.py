"""Every other tested Python on this machine, each with a small environment for the pure layers."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from lock_subset import lock_subset

ROOT = Path(__file__).resolve().parents[1]
TESTED_MINORS = (11, 12, 13)


def other_pythons() -> dict[str, Path | None]:
    """Version -> interpreter, for each Python 3.11 to 3.13 found beside the one that runs this.

    None stands for a Python that is there but cannot make a virtual environment.
    """
    found = {}
    for minor in TESTED_MINORS:
        if minor == sys.version_info.minor:
            continue
        if working := [path for path in candidates(minor) if runs(path, "pass")]:
            with_venv = [path for path in working if runs(path, "import ensurepip, venv")]
            found[f"3.{minor}"] = with_venv[0] if with_venv else None
    return found


def candidates(minor: int) -> list[Path]:
    """Where a Python of this minor version may be: on the path, or installed by pyenv."""
    on_path = shutil.which(f"python3.{minor}")
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    installed = sorted(pyenv.glob(f"versions/3.{minor}.*/bin/python3.{minor}"), reverse=True)
    return [Path(on_path), *installed] if on_path else installed


def runs(python: Path, code: str) -> bool:
    """Whether this interpreter starts and runs this code (a pyenv shim may start nothing)."""
    return subprocess.run([python, "-c", code], capture_output=True).returncode == 0


def pure_packages() -> set[str]:
    """The names of the dependency group "pure", as a lock spells them."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    return {requirement.split(">=")[0].lower() for requirement in groups["pure"]}


def small_environment(version: str, python: Path) -> Path:
    """Make ``.venvs/<version>`` with the pure packages of the dev lock, and return its interpreter.

    Raises
    ------
    subprocess.CalledProcessError
        The environment could not be made or a package did not match its hash.
    """
    folder = ROOT / ".venvs" / version
    inside, lock = folder / "bin" / "python", folder / "pure.lock"
    wanted = lock_subset(ROOT / "requirements-dev.lock", pure_packages())
    if lock.exists() and wanted == lock.read_text(encoding="utf-8") and runs(inside, "import pytest"):
        return inside
    print(f"Making {folder.relative_to(ROOT)}", flush=True)
    subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
    lock.with_suffix(".new").write_text(wanted, encoding="utf-8")
    pip = [inside, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, "--require-hashes", "-r", lock.with_suffix(".new")], check=True)
    lock.with_suffix(".new").rename(lock)
    return inside
