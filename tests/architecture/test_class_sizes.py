"""A class is as large as all of it: its own lines and those it inherits."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.architecture.own_code import ancestry, classes, depth, modules, read_modules

MOST_LINES = 400
MOST_METHODS = 40
DEEPEST = 2


def large(src: Path | None = None) -> dict[str, tuple[int, int]]:
    """(lines, methods) of each class that is too large with its bases."""
    own = classes(read_modules(src) if src else modules())
    found = {}
    for name in own:
        parts = ancestry(name, own)
        size = sum(x.lines for x in parts), sum(x.methods for x in parts)
        if size[0] > MOST_LINES or size[1] > MOST_METHODS:
            found[name] = size
    return found


def deep(src: Path | None = None) -> dict[str, int]:
    """The screens' classes with too many own classes one above the other."""
    own = classes(read_modules(src) if src else modules())
    depths = {x: depth(x, own) for x in own if x.startswith("sleepterm.tui.")}
    return {name: found for name, found in depths.items() if found > DEEPEST}


def test_classes_stay_small_with_what_they_inherit() -> None:
    assert large() == {}


def test_screens_are_composed_and_not_derived() -> None:
    assert deep() == {}


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    """Three classes of 150 lines, derived by way of a re-export and an alias."""
    tui = tmp_path / "sleepterm" / "tui"
    tui.mkdir(parents=True)
    body = "".join(f"    x{number} = 0\n" for number in range(149))
    (tui / "one.py").write_text(f"class Same(Exception):\n{body}")
    (tui / "__init__.py").write_text("from sleepterm.tui.one import Same as First\n")
    (tui / "two.py").write_text(
        f"from sleepterm import tui\nclass Same(tui.First):\n{body}"
    )
    (tui / "three.py").write_text(
        f"import sleepterm.tui.two\nclass Same(sleepterm.tui.two.Same[int]):\n{body}"
    )
    return tmp_path


def test_bases_are_found_through_imports(chain: Path) -> None:
    assert large(chain) == {"sleepterm.tui.three.Same": (450, 0)}
    assert deep(chain) == {"sleepterm.tui.three.Same": 3}
