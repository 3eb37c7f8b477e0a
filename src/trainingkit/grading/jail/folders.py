"""What the jail shows of this machine: Python, its standard library, the C library, and packages that are asked for.

Only what is named here is there, file by file or folder by folder: an environment that lies inside the course's
folder shows a package of it, and nothing beside or above.
"""

import ast
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

SYSTEM = Path("/usr")
LINKS = ("/lib", "/lib64")
ZONES = Path("/usr/share/zoneinfo")
NAME = re.compile(r"[A-Za-z0-9._-]+")


def executable() -> str:
    """Python itself, not the link that a virtual environment has to it."""
    return str(Path(getattr(sys, "_base_executable", sys.executable)).resolve())


@cache
def shown() -> tuple[str, ...]:
    """Options of bubblewrap that show Python and its standard library, read-only, without any package."""
    standard = Path(sysconfig.get_path("stdlib")).resolve()
    found = [Path(executable()), *_libraries(standard)]
    options = [option for path in dict.fromkeys(found) for option in ("--ro-bind", str(path), str(path))]
    for link in map(Path, LINKS):
        if link.is_symlink():
            options += ["--symlink", str(link.readlink()), str(link)]
    for packages in (standard / "site-packages", standard / "dist-packages"):
        if packages.is_dir():
            options += ["--tmpfs", str(packages), "--remount-ro", str(packages)]
    return tuple(options)


def _libraries(standard: Path) -> Iterator[Path]:
    prefix = Path(sys.base_prefix).resolve()
    if prefix == SYSTEM or SYSTEM in prefix.parents:
        yield standard
        library = Path(str(sysconfig.get_config_var("LIBDIR"))) / str(sysconfig.get_config_var("INSTSONAME"))
        yield from (path for path in [library.resolve()] if path.is_file() and library.suffix != ".a")
    else:  # its own libraries lie there, too
        yield prefix / "lib"
    here = str(sysconfig.get_config_var("MULTIARCH") or "")
    folders = [SYSTEM / "lib" / here if here else SYSTEM / "lib", SYSTEM / "lib64", ZONES]
    folders += [Path(link) / here if link == "/lib" else Path(link) for link in LINKS if not Path(link).is_symlink()]
    yield from (path for path in folders if path.is_dir() and not path.is_symlink())


@cache
def packages_for(given: Sequence[str]) -> tuple[Path, ...]:
    """What lines of imports need beside the standard library: the files and folders of those packages, no others.

    Parameters
    ----------
    given : sequence of str
        ``import ...`` and ``from ... import ...`` lines; a tuple.

    Raises
    ------
    ValueError
        A line is no Python, or names a package that is not installed.
    """
    wanted = sorted(set(_imported(given)) - sys.stdlib_module_names)
    if not wanted:
        return ()
    installed = packages_distributions()
    if missing := [name for name in wanted if name not in installed]:
        raise ValueError(f'"{missing[0]}" is not installed here')
    return tuple(sorted(set(_files(name for module in wanted for name in installed[module]))))


def _imported(given: Iterable[str]) -> Iterator[str]:
    """The first names of imported modules."""
    for node in ast.walk(ast.parse("\n".join(given))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def _files(names: Iterable[str]) -> Iterator[Path]:
    """Of packages and of those that they need in turn, as far as they are installed."""
    waiting, seen = [*names], set()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            package = distribution(name)
        except PackageNotFoundError:  # for another system, or an extra
            continue
        tops = {file.parts[0] for file in package.files or ()} - {"..", "__pycache__"}
        yield from (path for top in tops if (path := Path(str(package.locate_file(top)))).exists())
        waiting += [
            match[0] for line in package.requires or () if "extra ==" not in line and (match := NAME.match(line))
        ]
