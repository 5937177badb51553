"""The sound card, reached through pygame's mixer; the one file that imports it.

Blocks are queued on one channel, which SDL plays gapless to the frame. At most
one block waits behind the one that sounds.
"""

from __future__ import annotations

import os
import time
import warnings
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.samples import RATE, Block
from sleepterm.units import Seconds

if TYPE_CHECKING:
    import pygame

BUFFER = 1024
"""Frames SDL asks for at a time."""

SERVER_BUFFER = 60
"""Milliseconds PulseAudio and PipeWire are asked to hold.

SDL alone asks for one `BUFFER`, which runs empty whenever the server is late.
"""

_LOOK_EVERY = Seconds(1.0)
_STUCK = Seconds(3.0)
_NAP = 0.003
_EARLY = 0.001


class PygameOutput:
    """Plays blocks through SDL; made cheaply, opened late.

    SDL's signal handlers are switched off: they would swallow Ctrl-C and kill.
    """

    def __init__(self) -> None:
        self._pygame: ModuleType | None = None
        self._channel: pygame.mixer.Channel | None = None
        self._waiting = 0
        self._free_at = 0.0
        self._until = 0.0
        self._look_at = 0.0

    def open(self) -> None:
        """Open the default sound device.

        Raises:
            OutputError: there is none.
        """
        if self._channel is not None:
            return
        module = self._module
        try:
            module.display.init()
            module.mixer.init(RATE, 32, 2, BUFFER, allowedchanges=0)
        except module.error as error:
            module.mixer.quit()
            raise OutputError(str(error).strip() or "unknown reason") from error
        module.mixer.set_num_channels(1)
        self._channel = module.mixer.Channel(0)
        self._waiting = 0
        self._free_at = 0.0
        self._look_at = 0.0

    def wait(self) -> None:
        """Sleep until the place behind the sounding block is free.

        Raises:
            OutputError: the device has gone, or takes no more blocks.
        """
        channel = self._opened()
        now = time.monotonic()
        patience = now + _STUCK
        self._look_for_loss(now)
        time.sleep(max(0.0, self._free_at - now))
        while channel.get_queue() is not None:
            if time.monotonic() > patience:
                raise OutputError("the device stopped taking sound")
            time.sleep(_NAP)
        if self._waiting:
            # A little early, so that lateness can't add up from block to block.
            self._until = time.monotonic() + self._waiting / RATE - _EARLY

    def write(self, block: Block) -> None:
        """Queue a block behind the sounding one.

        Raises:
            OutputError: the device has gone.
        """
        channel = self._opened()
        sound = self._module.mixer.Sound(buffer=np.ascontiguousarray(block))
        if channel.get_busy():
            channel.queue(sound)
            self._waiting = len(block)
            self._free_at = self._until
        else:
            channel.play(sound)
            self._waiting = 0
            self._free_at = 0.0
            self._until = time.monotonic() + len(block) / RATE - _EARLY

    def drain(self) -> None:
        """Sleep until all that was written has been handed to the device."""
        channel = self._channel
        patience = time.monotonic() + _STUCK
        while channel is not None and channel.get_busy():
            if time.monotonic() > patience:
                return
            time.sleep(_NAP)
        if channel is not None:
            time.sleep(2 * BUFFER / RATE + SERVER_BUFFER / 1000)

    def close(self) -> None:
        """Release the device."""
        self._channel = None
        if self._pygame is not None:
            self._pygame.mixer.quit()
            self._pygame.display.quit()

    @property
    def _module(self) -> ModuleType:
        if self._pygame is None:
            self._pygame = _import_pygame()
        return self._pygame

    def _opened(self) -> pygame.mixer.Channel:
        if self._channel is None:
            raise OutputError("it is not open")
        return self._channel

    def _look_for_loss(self, now: float) -> None:
        """Ask SDL, now and then, whether the device still is there.

        Without that, a lost device goes on taking blocks in silence.
        """
        if now < self._look_at:
            return
        self._look_at = now + _LOOK_EVERY
        for event in self._module.event.get():
            if event.type == self._module.AUDIODEVICEREMOVED and not event.iscapture:
                raise OutputError("the device has gone")


def _import_pygame() -> ModuleType:
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    os.environ["SDL_NO_SIGNAL_HANDLERS"] = "1"
    os.environ.setdefault("PULSE_LATENCY_MSEC", str(SERVER_BUFFER))
    # Device events need SDL's event system, and that a video driver.
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    with warnings.catch_warnings():
        # pygame 2.6.1 imports pkg_resources, which newer setuptools deplore.
        warnings.simplefilter("ignore")
        import pygame  # noqa: PLC0415 - 0.2 s that only sound needs
    return pygame
