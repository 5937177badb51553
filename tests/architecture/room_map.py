"""The map of rooms, drawn from the imports.

    python -m tests.architecture.room_map [--check | --write]

Prints it; --check fails unless docs/architecture.md holds it, --write puts it there.
"""

from __future__ import annotations

import argparse
import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping

from tests.architecture.own_code import (
    PACKAGE,
    ROOT,
    Module,
    imports_of,
    modules,
    reached,
)

DOCUMENT = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- map -->\n", "<!-- /map -->"
HEAD = "| Room | Modules | What it is | Imports |\n| --- | --: | --- | --- |\n"
Graph = Mapping[str, set[str]]


def main(arguments: list[str] | None = None) -> int:
    """Print, check or write the map; 1 if the document holds another one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    drawn, document = room_map(modules()), DOCUMENT.read_text(encoding="utf-8")
    if options.write:
        DOCUMENT.write_text(with_map(document, drawn), encoding="utf-8")
    elif options.check:
        return 0 if map_in(document) == drawn else 1
    else:
        sys.stdout.write(drawn)
    return 0


def room_map(known: Mapping[str, Module]) -> str:
    """A Markdown table: rooms in the order of the layers, sub-rooms below theirs."""
    arrows = reduced(room_graph(known))
    rows = (row for room in _order(set(arrows)) for row in _rows(room, known, arrows))
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def room_graph(known: Mapping[str, Module]) -> dict[str, set[str]]:
    """Which top-level rooms the modules of each import."""
    graph: dict[str, set[str]] = {x.room: set() for x in known.values() if x.room}
    for module in known.values():
        rooms = {known[name].room for name in imports_of(module, known)}
        if module.room:
            graph[module.room] |= rooms - {module.room, ""}
    return graph


def reduced(graph: Graph) -> dict[str, set[str]]:
    """The graph without arrows that two or more others already say."""
    return {
        room: {x for x in to if not any(x in reached(y, graph) for y in to - {x})}
        for room, to in graph.items()
    }


def map_in(document: str) -> str:
    """What stands between the marks."""
    return document.partition(BEGIN)[2].partition(END)[0]


def with_map(document: str, drawn: str) -> str:
    """The document with another map between the marks."""
    before, begin, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{BEGIN.strip()} and {END} don't stand in the document")
    return f"{before}{begin}{drawn}{end}{after}"


def _order(rooms: set[str]) -> list[str]:
    """The rooms from the top layer to the bottom one; what is in no layer, last."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [layers] = [
        contract["layers"]
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    ]
    names = [name.strip() for layer in layers for name in layer.split("|")]
    return [x for x in names if x in rooms] + sorted(rooms - set(names))


def _rows(
    room: str, known: Mapping[str, Module], arrows: Graph
) -> Iterator[tuple[str, str, str, str]]:
    top = f"{PACKAGE}.{room}"
    for name in (x for x in known if f"{x}.".startswith(f"{top}.")):
        module, is_top = known[name], name == top
        if is_top or _is_package(module):
            path = name.removeprefix(f"{PACKAGE}.").replace(".", "/")
            shown = f"`{path}{'/' if _is_package(module) else '.py'}`"
            yield (
                shown if is_top else f"&nbsp; {shown}",
                str(_count(name, known)),
                _purpose(module),
                ", ".join(sorted(arrows[room])) if is_top else "",
            )


def _is_package(module: Module) -> bool:
    return module.path.name == "__init__.py"


def _count(name: str, known: Mapping[str, Module]) -> int:
    inside = (x for x in known if f"{x}.".startswith(f"{name}."))
    return sum(not _is_package(known[x]) for x in inside)


def _purpose(module: Module) -> str:
    words = (ast.get_docstring(module.tree) or "").partition("\n")[0]
    return words.rstrip(".").replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
