"""Standard input may be a terminal, a pipe, or closed."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import sleepterm
from sleepterm.desktop.terminal import is_typed_in


@pytest.mark.parametrize("stdin", [None, io.StringIO("q\n")])
def test_what_is_closed_or_a_pipe_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO | None
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    assert not is_typed_in()


def test_nobody_else_asks_a_stream_that_may_be_none() -> None:
    package = Path(sleepterm.__file__).parent
    asking = [x.name for x in package.rglob("*.py") if "stdin.isatty" in x.read_text()]
    assert asking == ["terminal.py"]
