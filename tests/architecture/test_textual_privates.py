"""The screens use what Textual documents, not what it keeps to itself."""

from __future__ import annotations

import ast
import importlib
import inspect
import operator
import textwrap
from functools import cache
from itertools import chain

from tests.architecture.own_code import OwnClass, classes, modules
from textual.widget import Widget
from textual.widgets import Input

ROOM = "sleepterm.tui"


def test_no_private_name_of_textual_is_used_or_overridden() -> None:
    assert _in_classes() | _on_others() == set()


def test_nothing_private_of_textual_is_imported() -> None:
    trees = [module.tree for name, module in modules().items() if _is_of_screen(name)]
    nodes = chain.from_iterable(ast.walk(tree) for tree in trees)
    found = chain.from_iterable(_imported(node) for node in nodes)
    assert [x for x in found if x.startswith("textual.") and "._" in x] == []


def test_imports_of_private_names_are_seen() -> None:
    [node] = ast.parse("from textual._compose import compose as x").body
    assert _imported(node) == ["textual._compose.compose"]


def test_methods_attributes_and_what_stands_in_a_class_are_seen() -> None:
    code = "class X:\n  _a = 1\n  def _b(self): self._c = self._d = other._e"
    [node] = ast.parse(code).body
    assert isinstance(node, ast.ClassDef)
    assert _of_class(node) == {"_a", "_b", "_c", "_d"}
    assert _of_others(node) == {"_e"}


def test_private_names_of_textual_are_its_methods_and_attributes() -> None:
    class Mine(Input):
        _mine = 1

    assert {"_suggestion", "_on_key", "_size"} <= _privates(Mine)
    assert "_suggestion" not in _privates(Widget)
    assert "_mine" not in _privates(Mine)


def _in_classes() -> set[tuple[str, str]]:
    """(class, name) where it uses or overrides what it inherits from Textual."""
    return {
        (own.name, name)
        for own in _screen_classes()
        for name in _of_class(own.node) & _privates(_loaded(own))
    }


def _on_others() -> set[tuple[str, str]]:
    """(module, name) where another object's private name is one of Textual's."""
    theirs = frozenset().union(*(_privates(_loaded(own)) for own in _screen_classes()))
    ours = frozenset().union(*(_of_class(own.node) for own in _screen_classes()))
    return {
        (module, name)
        for module, read in modules().items()
        if _is_of_screen(module)
        for name in _of_others(read.tree) & (theirs - ours)
    }


def _screen_classes() -> list[OwnClass]:
    own = classes(modules()).values()
    return [found for found in own if _is_of_screen(found.module)]


def _is_of_screen(module: str) -> bool:
    return f"{module}.".startswith(f"{ROOM}.")


def _loaded(own: OwnClass) -> type:
    path = own.name.removeprefix(f"{own.module}.")
    found: type = operator.attrgetter(path)(importlib.import_module(own.module))
    return found


@cache
def _privates(cls: type) -> frozenset[str]:
    """Private methods and attributes of the Textual classes that it derives from."""
    bases = [x for x in cls.__mro__ if x.__module__.partition(".")[0] == "textual"]
    names = (_private_in(base) for base in bases)
    return frozenset().union(*names)


@cache
def _private_in(base: type) -> frozenset[str]:
    [node] = ast.parse(textwrap.dedent(inspect.getsource(base))).body
    assert isinstance(node, ast.ClassDef)
    return frozenset(_of_class(node) | {x for x in vars(base) if _is_private(x)})


def _of_class(node: ast.ClassDef) -> set[str]:
    """Private names that a class defines, or uses of itself."""
    names = [x.id for x in _flat(node) if isinstance(x, ast.Name)]
    names += [x.name for x in node.body if isinstance(x, _FUNCTIONS)]
    names += [x.attr for x in _attributes(node) if _is_self(x.value)]
    return {name for name in names if _is_private(name)}


def _of_others(tree: ast.AST) -> set[str]:
    """Private names that are used of objects other than `self`."""
    found = (x for x in _attributes(tree) if not _is_self(x.value))
    return {x.attr for x in found if _is_private(x.attr)}


def _flat(node: ast.ClassDef) -> list[ast.AST]:
    """The targets of assignments in the body of the class."""
    found: list[ast.AST] = []
    for each in node.body:
        if isinstance(each, ast.Assign):
            found += each.targets
        elif isinstance(each, ast.AnnAssign):
            found.append(each.target)
    return found


def _attributes(tree: ast.AST) -> list[ast.Attribute]:
    return [x for x in ast.walk(tree) if isinstance(x, ast.Attribute)]


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return []


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"self", "cls"}


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
