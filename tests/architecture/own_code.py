"""The modules of sleepterm, their imports and classes, read without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PACKAGE = "sleepterm"


@dataclass(frozen=True)
class Module:
    """One file; `name` is dotted, a package's is that of its `__init__.py`."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        """The top-level package or module it belongs to; "" for sleepterm itself."""
        return self.name.partition(".")[2].partition(".")[0]


@dataclass(frozen=True)
class OwnClass:
    """A class of sleepterm and the qualified names of its bases."""

    name: str
    module: str
    node: ast.ClassDef
    bases: tuple[str, ...]

    @property
    def lines(self) -> int:
        """How many lines its definition takes, decorators left out."""
        return (self.node.end_lineno or 0) - self.node.lineno + 1

    @property
    def methods(self) -> int:
        """How many functions its body defines, properties and overloads included."""
        return sum(isinstance(x, _FUNCTIONS) for x in self.node.body)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BY_NAME = "import_module"


@cache
def modules() -> dict[str, Module]:
    """Every module of sleepterm by its dotted name."""
    return read_modules(SRC)


def read_modules(src: Path) -> dict[str, Module]:
    """Every module of the package `sleepterm` below a folder, by its dotted name."""
    found = {}
    for path in sorted((src / PACKAGE).rglob("*.py")):
        parts = path.relative_to(src).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        found[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8")))
    return found


def imports_of(module: Module, known: Mapping[str, Module]) -> set[str]:
    """The modules it imports: at its top, in functions, by name, for types only."""
    targets = set()
    for imported, name in _imported(module.tree):
        whole = f"{imported}.{name}"
        targets.add(whole if whole in known else imported)
    return {name for name in targets if name in known} - {module.name}


def reached(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    """All that can be reached in one step or more; `start` if it lies in a circle."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def classes(known: dict[str, Module]) -> dict[str, OwnClass]:
    """Every class, nested ones too, by its qualified name."""
    found: dict[str, OwnClass] = {}
    for module in known.values():
        for name, node in _class_nodes(module.tree, module.name):
            bases = (_dotted(base) for base in node.bases)
            resolved = tuple(resolve(x, module.name, known) for x in bases if x)
            found[name] = OwnClass(name, module.name, node, resolved)
    return found


def resolve(name: str, module: str, known: dict[str, Module]) -> str:
    """The qualified name of what a dotted name means in a module."""
    seen = set()
    while (name, module) not in seen:
        seen.add((name, module))
        head, dot, rest = name.partition(".")
        meaning = _names(known[module]).get(head)
        if meaning is None:
            return name
        whole = f"{meaning}{dot}{rest}"
        home = max((x for x in known if whole.startswith(f"{x}.")), key=len, default="")
        if not home or home == module:
            return whole
        name, module = whole.removeprefix(f"{home}."), home
    return name


def ancestry(name: str, own: dict[str, OwnClass]) -> list[OwnClass]:
    """The class and all own classes it derives from, each once."""
    found: dict[str, OwnClass] = {}
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in own and each not in found:
            found[each] = own[each]
            waiting += own[each].bases
    return list(found.values())


def depth(name: str, own: dict[str, OwnClass]) -> int:
    """How many own classes lie one above the other, this one included."""
    if name not in own:
        return 0
    return 1 + max((depth(base, own) for base in own[name].bases), default=0)


@cache
def _names(module: Module) -> dict[str, str]:
    """What the names of a module mean, as far as imports and classes say."""
    names = {}
    for imported, name, alias in _bindings(module.tree):
        names[alias] = f"{imported}.{name}" if name else imported
    for name, _node in _class_nodes(module.tree, module.name):
        local = name.removeprefix(f"{module.name}.")
        if "." not in local:
            names[local] = name
    return names


def _bindings(tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    """(module, name or "", what it is called here) of every import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield node.module, alias.name, alias.asname or alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                head = alias.name.partition(".")[0]
                yield (alias.name if alias.asname else head), "", alias.asname or head


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.Call) and _dotted(node.func).endswith(_BY_NAME):
            yield _beginning(node.args[0]).rstrip("."), ""


def _beginning(text: ast.expr) -> str:
    """The text, or what an f-string begins with."""
    if isinstance(text, ast.JoinedStr) and text.values:
        return _beginning(text.values[0])
    return str(text.value) if isinstance(text, ast.Constant) else ""


def _class_nodes(tree: ast.AST, prefix: str) -> Iterator[tuple[str, ast.ClassDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            name = f"{prefix}.{node.name}"
            yield name, node
            yield from _class_nodes(node, name)
        elif not isinstance(node, _FUNCTIONS):
            yield from _class_nodes(node, prefix)


def _dotted(base: ast.expr) -> str:
    """`a.b.C` of an expression; a generic's own name of `C[int]`; "" of others."""
    if isinstance(base, ast.Subscript):
        return _dotted(base.value)
    if isinstance(base, ast.Attribute):
        head = _dotted(base.value)
        return f"{head}.{base.attr}" if head else ""
    return base.id if isinstance(base, ast.Name) else ""
