"""A file has one subject and a function one task: both stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 400
LONGEST_FUNCTION = 50


@pytest.mark.parametrize("folder", ["src", "tests", "studio", "benchmarks"])
def test_files_and_functions_stay_short(folder: str) -> None:
    assert list(_long(ROOT / folder, ROOT)) == []


def test_a_line_or_a_function_too_many_is_seen(tmp_path: Path) -> None:
    (tmp_path / "fits.py").write_text("x = 1\n" * LONGEST_FILE)
    (tmp_path / "long.py").write_text("x = 1\n" * (LONGEST_FILE + 1))
    body = "    x = 1\n" * LONGEST_FUNCTION
    (tmp_path / "function.py").write_text(f"class X:\n  async def f():\n{body}")
    assert list(_long(tmp_path, tmp_path)) == ["function.py: f", "long.py"]


def _long(folder: Path, root: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_FILE:
            yield name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    yield f"{name}: {node.name}"
