"""The help in other languages: it fits, and its examples work."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.content.catalogues import TRANSLATED

_COLUMNS = 80
_SCRIPT = """
import shlex, sys
from sleepterm.translation import use_language
use_language(sys.argv[1])
from sleepterm.commands.grammar.reading import documented, help_text, invocation
print(help_text(()))
for command in documented():
    print(help_text(command.name.split()))
    if command.example:
        invocation(shlex.split(command.example))
"""


@pytest.mark.parametrize("code", TRANSLATED)
def test_help_fits_and_examples_are_good_requests(code: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT, code],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": str(_COLUMNS), "PYTHONUTF8": "1"},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert [x for x in run.stdout.splitlines() if len(x) > _COLUMNS] == []
    assert "(default:" not in run.stdout
