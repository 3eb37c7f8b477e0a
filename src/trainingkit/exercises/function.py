"""The source of a function that a learner wrote in a cell: read, never run."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from trainingkit.exercises.asked import CannotShow
from trainingkit.marking.items import Function


def source_of(item: Function, function: Callable | str | None, names: Mapping[str, Any] | None = None) -> str:
    """The text of the learner's function, whose name and parameters are those asked for.

    Parameters
    ----------
    item : Function
    function : callable, str or None
        The function, its name, or None for the name that the item has.
    names : mapping, optional
        What the notebook has defined; by default what IPython knows.

    Raises
    ------
    CannotShow
        It is not there, not a function written in a cell, has another name or other parameters, or still has the
        body it was given out with.
    """
    written = f"def {item.name}({', '.join(item.parameters)}):"
    title = f"“{item.name}” cannot be saved yet"
    if function is None or isinstance(function, str):
        known = _notebook_names() if names is None else names
        function = known.get(function or item.name)
        if function is None:
            hint = f"It begins with: {written}"
            raise CannotShow(title, f"There is no “{item.name}”: run the cell above first, then this one.", hint)
    try:
        source = textwrap.dedent(inspect.getsource(inspect.unwrap(function)))
        tree = ast.parse(source).body
    except (TypeError, OSError, SyntaxError, ValueError):
        detail = f"“{item.name}” is not a function that was written in a cell of this notebook."
        raise CannotShow(title, detail, f"Write it in the cell above: {written}") from None
    match tree:
        case [ast.FunctionDef(name=item.name) as found]:
            _check_parameters(item, found, title, written)
            if _is_stub(found):
                detail = f"“{item.name}” is not written yet."
                raise CannotShow(title, detail, "Write it in the cell above, run that cell, then this one.")
            return source
    raise CannotShow(title, "The cell above defines something else.", f"Write one function: {written}")


def _check_parameters(item: Function, found: ast.FunctionDef, title: str, written: str) -> None:
    given = found.args
    plain = [each.arg for each in given.posonlyargs + given.args]
    if tuple(plain) != item.parameters or given.vararg or given.kwarg or given.kwonlyargs:
        listed = ast.unparse(given) or "nothing"
        raise CannotShow(title, f"Its parameters are: {listed}.", f"Write the first line as it was given: {written}")


def _is_stub(found: ast.FunctionDef) -> bool:
    """Whether nothing has been written below the docstring: what ``generate_assignment`` leaves of a solution."""
    body = found.body[1:] if ast.get_docstring(found) is not None else found.body
    match body:
        case [] | [ast.Pass()]:
            return True
        case [ast.Expr(ast.Constant(value=value))] if value is ...:
            return True
        case [ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError")) | ast.Name(id="NotImplementedError"))]:
            return True
    return False


def _notebook_names() -> Mapping[str, Any]:
    from IPython import get_ipython

    shell = get_ipython()
    return {} if shell is None else shell.user_ns
