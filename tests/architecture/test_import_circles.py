"""No module imports itself by way of others, not even late or for types only."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.own_code import imports_of, modules, reached, read_modules


def circles(src: Path | None = None) -> list[list[str]]:
    """Modules that reach each other; an import in a function counts like any other."""
    known = read_modules(src) if src else modules()
    graph = {name: imports_of(module, known) for name, module in known.items()}
    after = {name: reached(name, graph) for name in graph}
    found = {
        tuple(sorted(x for x in after[name] if name in after[x]))
        for name in graph
        if name in after[name]
    }
    return sorted(map(list, found))


def test_no_module_lies_in_a_circle() -> None:
    assert circles() == []


def test_late_imports_and_those_for_types_count(tmp_path: Path) -> None:
    package = tmp_path / "sleepterm"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "a.py").write_text("def f():\n    from sleepterm import b\n")
    (package / "b.py").write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from sleepterm.c import C\n"
    )
    (package / "c.py").write_text(
        "import importlib\nimportlib.import_module('sleepterm.a')\n"
    )
    (package / "d.py").write_text("import sleepterm.a\n")
    assert circles(tmp_path) == [["sleepterm.a", "sleepterm.b", "sleepterm.c"]]
