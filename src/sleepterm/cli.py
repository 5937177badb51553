"""The command line: arguments in, exit status out.

Exit status: 0 done, 1 failed while running, 2 bad request, 128 + n ended by signal
n after a short fade.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import cast

from sleepterm.errors import SleeptermError

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        arguments: the words after the program's name; None takes them from `sys`.
    """
    words = sys.argv[1:] if arguments is None else arguments
    try:
        # Each command imports only what it needs: `list` loads no sound, no screen.
        if not words:
            return _command("interactive")(None)
        from sleepterm.commands.grammar.reading import invocation

        wanted = invocation(words)
        return _command(wanted.module)(wanted.request)
    except SleeptermError as error:
        print(f"sleepterm: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        # The reader of our output has closed it; print nothing at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FAILED


def _command(module: str) -> Callable[[object], int]:
    # Importing makes no garbage, but much to look through for it.
    gc.disable()
    try:
        command = importlib.import_module(f"sleepterm.commands.{module}")
    finally:
        gc.enable()
    return cast("Callable[[object], int]", command.run)
