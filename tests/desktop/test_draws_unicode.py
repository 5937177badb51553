"""Which signs the terminal draws."""

from __future__ import annotations

import io
import sys

import pytest

from sleepterm.desktop.terminal import draws_unicode


@pytest.mark.parametrize(
    ("term", "encoding", "draws"),
    [
        ("xterm-256color", "utf-8", True),
        ("xterm-256color", "UTF8", True),
        ("xterm-256color", "latin-1", False),
        ("", "utf-8", True),
        # Its font has neither the sign of Enter nor the heights of a curve.
        ("linux", "utf-8", False),
    ],
)
def test_what_the_terminal_draws(
    monkeypatch: pytest.MonkeyPatch, term: str, encoding: str, *, draws: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    assert draws_unicode() is draws
