"""Standard output and error: always there, able to print any character, checked."""

from __future__ import annotations

import contextlib
import io
import os
import select
import sys
from collections.abc import Iterator
from typing import NoReturn

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _

_PATIENCE = 1.0


class LastingStream(io.TextIOWrapper):
    """A stream that discards what can't be written any more.

    For what nobody can be told of: messages on standard error, and the screen of a
    terminal that was closed.
    """

    def write(self, text: str) -> int:
        """Write text, or drop it."""
        try:
            return super().write(text)
        except BlockingIOError:
            # Buffered already; another program made the terminal non-blocking.
            self.flush()
        except (OSError, ValueError):
            self.give_up()
        return len(text)

    def flush(self) -> None:
        """Flush, or drop what is left."""
        while True:
            try:
                return super().flush()
            except BlockingIOError:
                select.select([], [self.fileno()], [], _PATIENCE)
            except (OSError, ValueError):
                return self.give_up()

    def give_up(self) -> None:
        """Drop what is buffered, and all that is written from now on."""
        with contextlib.suppress(OSError, ValueError):
            discard(self.fileno())


class CheckedOutput(io.TextIOWrapper):
    """A standard output that says why it can't be written.

    Raises:
        SleeptermError: of each method that writes, if the disk is full or so.
        BrokenPipeError: the reader has closed it.
    """

    def write(self, text: str) -> int:
        """Write text."""
        with checked_writes():
            return super().write(text)

    def flush(self) -> None:
        """Write what is buffered."""
        with checked_writes():
            super().flush()


class _ClosedOutput(io.TextIOBase):
    """Stands for a standard output that was closed before the start."""

    def write(self, _text: str) -> int:
        raise _unwritable(_("it is closed"))

    @property
    def buffer(self) -> NoReturn:
        raise _unwritable(_("it is closed"))


@contextlib.contextmanager
def checked_writes() -> Iterator[None]:
    """Say why standard output can't be written in the block, and let go of it.

    Raises:
        SleeptermError: the disk is full or so.
        BrokenPipeError: the reader has closed it.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is buffered would fail again at exit.
        discard(1)
        raise _unwritable(error.strerror or str(error)) from error


def _unwritable(reason: str) -> SleeptermError:
    text = _("The output can't be written: {reason}.").format(reason=reason)
    return SleeptermError(_("No output"), text, exit_status=1)


def discard(descriptor: int) -> None:
    """Let a descriptor lead to nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, descriptor)
    finally:
        os.close(nowhere)


def prepare_streams() -> None:
    """Make the standard streams safe to print on; those replaced by others stay."""
    output, errors = sys.stdout, sys.stderr
    if output is None:
        sys.stdout = _ClosedOutput()
    elif _is_plain(output, sys.__stdout__, CheckedOutput):
        # A character that the encoding lacks becomes a question mark.
        sys.stdout = sys.__stdout__ = CheckedOutput(  # type: ignore[misc]
            open(1, "wb", closefd=False),  # noqa: SIM115
            encoding=output.encoding,
            errors="replace",
            line_buffering=output.isatty(),
        )
    if errors is None:
        sys.stderr = io.StringIO()
    elif _is_plain(errors, sys.__stderr__, LastingStream):
        sys.stderr = sys.__stderr__ = LastingStream(  # type: ignore[misc]
            open(2, "wb", closefd=False),  # noqa: SIM115
            encoding=errors.encoding,
            errors="backslashreplace",
            line_buffering=True,
        )


def _is_plain(stream: object, first: object, kind: type) -> bool:
    """Whether a stream is Python's own, and not yet one of a kind."""
    return stream is first and not isinstance(stream, kind)
