"""The command line: arguments in, exit status out.

Exit status: 0 done, 1 failed while running, 2 bad request, 128 + n ended by signal
n after a short fade.
"""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import cast

from sleepterm.commands.shared.console import tell
from sleepterm.desktop.signals import EndedError, ended_by_signals, exit_status
from sleepterm.desktop.streams import discard, prepare_streams
from sleepterm.errors import SleeptermError
from sleepterm.store.config.language import use_language_of_user
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _

FAILED = 1
COMPLETE = "--complete"
"""What shells call when the user presses Tab."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        arguments: the words after the program's name; None takes them from `sys`.
    """
    words = sys.argv[1:] if arguments is None else arguments
    prepare_streams()
    try:
        with ended_by_signals():
            # Before what it imports: many constants are messages.
            use_language_of_user(Paths.of_user())
            status = _run(words)
            sys.stdout.flush()
    except EndedError as ended:
        tell(_("Stopped before it was done."))
        return exit_status(ended.number)
    except SleeptermError as error:
        tell(str(error))
        return error.exit_status
    except BrokenPipeError:
        # The reader of our output has closed it; print nothing at exit either.
        discard(1)
        return FAILED
    return status


def _run(words: Sequence[str]) -> int:
    # Each command imports only what it needs: `list` loads no sound, no screen.
    if not words:
        return _command("start")(None)
    if words[0] == COMPLETE:
        # A key waits for it: no grammar.
        return _command("complete")(words[1:])
    from sleepterm.commands.grammar.reading import invocation

    wanted = invocation(words)
    return _command(wanted.module)(wanted.request)


def _command(module: str) -> Callable[[object], int]:
    # Importing makes no garbage, but much to look through for it.
    gc.disable()
    try:
        command = importlib.import_module(f"sleepterm.commands.{module}")
    finally:
        gc.enable()
    return cast("Callable[[object], int]", command.run)
