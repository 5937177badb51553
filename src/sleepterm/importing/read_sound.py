"""Reads a sound that is to be added: made readable, and measured."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from sleepterm.importing.analysis import (
    DamagedSoundError,
    SoundAnalysis,
    Tick,
    analyse_sound,
)
from sleepterm.importing.readable import ReadableSound, readable_sound, undamaged_part
from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class ReadSound:
    """A sound that was read to its end.

    Attributes:
        path: the user's file, or a hidden copy of what can be read of it.
        loss: what of it is left out, in a few words without a full stop; "" if nothing.
        analysis: of what plays.
        copies: delete the hidden copy when they are closed.
    """

    path: Path
    loss: str
    analysis: SoundAnalysis
    copies: contextlib.ExitStack

    def close(self) -> None:
        """Delete the hidden copy, if there is one."""
        self.copies.close()


def read_sound(
    file: Path, folder: Path, check: Callable[[Path], object], tick: Tick
) -> ReadSound:
    """Read a file or, if it is damaged, what lies before the damage.

    Args:
        file: a sound of any format.
        folder: where a hidden copy lies until the result is closed.
        check: gets what plays before that is measured; what it raises ends the reading.
        tick: gets the progress; converting and measuring count half each.

    Raises:
        UnusableSoundError: it can't be used.
        OSError: the file can't be read, or the folder not be written to.
    """

    def first_half(done: Seconds, total: Seconds) -> None:
        tick(Seconds(done / 2), total)

    def second_half(done: Seconds, total: Seconds) -> None:
        tick(Seconds((total + done) / 2), total)

    def read(source: AbstractContextManager[ReadableSound]) -> ReadSound:
        with contextlib.ExitStack() as copies:
            sound = copies.enter_context(source)
            check(sound.path)
            measured = tick if sound.path == file else second_half
            found = analyse_sound(sound.path, measured)
            return ReadSound(sound.path, sound.loss, found, copies.pop_all())

    try:
        return read(readable_sound(file, folder, first_half))
    except DamagedSoundError as error:
        return read(undamaged_part(file, folder, first_half, str(error)))
