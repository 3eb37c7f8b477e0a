"""The shape of the package: its public names, its directions of import, its sizes."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [path for path in sorted((ROOT / "src").rglob("*.py")) if "node_modules" not in path.parts]
LONGEST_FILE = 350
LONGEST_FUNCTION = 50  # lines below the docstring


def test_public_names_are_the_pinned_ones():
    """A public name comes or goes on purpose (`make names`), and a review reads the difference."""
    names = [sys.executable, ROOT / "tools" / "public_names.py"]
    actual = subprocess.run(names, capture_output=True, text=True, check=True).stdout

    assert (ROOT / "tests" / "public_names.txt").read_text(encoding="utf-8") == actual


def test_imports_point_down():
    """The contracts of import-linter in pyproject.toml hold."""
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint_imports, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True)

    assert 0 == done.returncode, done.stdout


def test_files_stay_small():
    """A file that has outgrown a few screens knows more than one thing."""
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}

    assert {} == {path: length for path, length in lengths.items() if length > LONGEST_FILE}


def test_functions_stay_small():
    """A function fits on a screen, its docstring not counted."""
    lengths = {f"{path.relative_to(ROOT)}: {name}": length for path in SOURCES for name, length in functions(path)}

    assert {} == {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}


def functions(path: Path) -> list[tuple[str, int]]:
    """Name and number of lines of each function in a file, from the first line after its docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [(node.name, node.end_lineno - first_line(node) + 1) for node in defined]


def first_line(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The line of a function's first statement that is not its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[0].lineno if body else function.end_lineno


def test_exceptions_are_found_from_the_tree():
    """Each exception below TrainingkitError is in errors.py, or errors.py names its module or layer."""
    package = ROOT / "src" / "trainingkit"
    said = ast.get_docstring(ast.parse((package / "errors.py").read_text(encoding="utf-8")))
    raising = [path for path in SOURCES if "(TrainingkitError)" in path.read_text(encoding="utf-8")]
    parts = [path.relative_to(package).with_suffix("").parts for path in raising if path.stem != "errors"]
    names = {".".join(each): each[0] for each in parts}

    assert [] == [name for name, layer in names.items() if f"``{name}``" not in said and f"``{layer}``" not in said]


def test_every_sub_package_has_a_folder_of_tests():
    """Tests of a sub-package are in the folder of its name; the pure ones run on other Pythons from there."""
    packages = {path.parent.name for path in (ROOT / "src" / "trainingkit").glob("*/__init__.py")}

    assert set() == packages - {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
