"""docs/security.md names tests that there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "security.md"
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", PAGE.read_text())))


def test_every_row_names_a_test() -> None:
    rows = [x for x in PAGE.read_text().splitlines() if x.startswith("| ")]
    told = [x for x in rows if "---" not in x and not x.endswith("| Test |")]
    assert len(told) > 20
    assert [x for x in told if "`tests/" not in x] == []


@pytest.mark.parametrize("named", NAMED)
def test_what_is_named_is_there(named: str) -> None:
    file, _, name = named.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    there = {x.name for x in tree.body if isinstance(x, functions)}
    assert name in there or (not name and any(x.startswith("test_") for x in there))


def test_security_points_to_it() -> None:
    assert "docs/security.md" in (ROOT / "SECURITY.md").read_text()
