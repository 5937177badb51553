"""Plays blocks on the sound card; the only file that imports pygame.

Blocks are queued on one channel, which SDL plays gapless to the frame. At most one
block waits behind the one that plays. Nothing here needs NumPy: the process of the
sound card does without.
"""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from sleepterm.audio.outputs.device_match import matching_devices
from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.sample_format import BYTES_PER_FRAME, RATE
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

if TYPE_CHECKING:
    import pygame

    from sleepterm.audio.samples import Block

BUFFER = 1024
"""Frames per buffer of SDL."""

SERVER_BUFFER = 84
"""Milliseconds that PulseAudio and PipeWire are asked to buffer, unless told otherwise.

SDL alone asks for one `BUFFER`, which runs dry whenever the server is late. Half of it,
less 20 ms, is one `BUFFER`: SDL is woken once for each.
"""

DEEP_SERVER_BUFFER = 126
"""The same where commands may be heard later: SDL is woken once for two `BUFFER`s."""

MOST_SERVER_BUFFER = 160
"""Half of it, less 20 ms, is asked for at once: it must be less than a block."""

SERVER_BUFFER_VARIABLE = "PULSE_LATENCY_MSEC"

_NOT_OURS = 0
"""What `which` of a removed device says if nothing here had opened that one.

The server moves what plays on its default device to another by itself.
"""

_SOUNDLESS = (
    *("cursors", "draw", "fastevent", "font", "freetype", "ftfont", "image"),
    *("imageext", "mask", "mouse", "overlay", "pixelarray", "pixelcopy", "pkgdata"),
    *("scrap", "sndarray", "sprite", "surfarray", "sysfont", "threads", "transform"),
)
"""Parts of pygame that play nothing, but are most of what it takes to import."""

_CHECK_INTERVAL = Seconds(1.0)
_TIMEOUT = Seconds(3.0)
_POLL_INTERVAL = 0.003
_SOONER = 0.0003


class PygameOutput:
    """An `Output` on a sound device; pygame is imported by the first `open`.

    SDL's signal handlers are switched off: they would swallow Ctrl-C and kill.

    Args:
        device: its name, or enough of it; "" for the default device.
    """

    def __init__(self, device: str = "") -> None:
        self._device = device
        self._pygame: ModuleType | None = None
        self._channel: pygame.mixer.Channel | None = None
        self._queued_frames = 0
        self._free_at = 0.0
        self._queued_until = 0.0
        self._check_at = 0.0

    def open(self, *, any_device: bool = False) -> None:
        """Open the sound device.

        Args:
            any_device: whether the default will do if the named one is not there.

        Raises:
            OutputError: there is none, or not the one that was named.
        """
        if self._channel is not None:
            return
        module = self._module
        try:
            module.display.init()
            name = self._full_name(any_device=any_device)
            module.mixer.init(RATE, 32, 2, BUFFER, devicename=name, allowedchanges=0)
        except module.error as error:
            module.mixer.quit()
            raise OutputError(str(error).strip() or _("unknown reason")) from error
        module.mixer.set_num_channels(1)
        self._channel = module.mixer.Channel(0)
        self._queued_frames = 0
        self._free_at = 0.0
        self._check_at = 0.0

    @property
    def free_at(self) -> float:
        """When a block can probably be queued, in monotonic seconds; 0 for at once."""
        return self._free_at

    def wait(self) -> None:
        """Sleep until a block can be queued behind the one that plays.

        Raises:
            OutputError: the device was lost, or takes no more blocks.
        """
        channel = self._open_channel()
        now = time.monotonic()
        deadline = now + _TIMEOUT
        self._check_device(now)
        if self._free_at > now:
            time.sleep(self._free_at - now)
        # A little sooner from block to block, so that delays can't add up; where that
        # is too early, it is seen when there is room.
        free_at = self._free_at - _SOONER if self._free_at else now
        while channel.get_queue() is not None:
            if free_at > deadline:
                raise OutputError(_("the device stopped taking sound"))
            time.sleep(_POLL_INTERVAL)
            free_at = time.monotonic()
        if self._queued_frames:
            self._queued_until = free_at + self._queued_frames / RATE

    def write(self, block: Block) -> None:
        """Queue a block behind the one that plays.

        Raises:
            OutputError: the device was lost.
        """
        self.write_bytes(block.tobytes())

    def write_bytes(self, block: bytes) -> None:
        """Queue a block, given as its bytes.

        Raises:
            OutputError: the device was lost.
        """
        channel = self._open_channel()
        sound = self._module.mixer.Sound(buffer=block)
        frames = len(block) // BYTES_PER_FRAME
        if channel.get_busy():
            channel.queue(sound)
            self._queued_frames = frames
            self._free_at = self._queued_until
        else:
            channel.play(sound)
            self._queued_frames = 0
            self._free_at = 0.0
            self._queued_until = time.monotonic() + frames / RATE

    def drain(self) -> None:
        """Sleep until everything written was played."""
        channel = self._channel
        deadline = time.monotonic() + _TIMEOUT
        while channel is not None and channel.get_busy():
            if time.monotonic() > deadline:
                return
            time.sleep(_POLL_INTERVAL)
        if channel is not None:
            time.sleep(2 * BUFFER / RATE + server_buffer() / 1000)

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

    def _full_name(self, *, any_device: bool) -> str | None:
        """The device as SDL calls it; None for the default."""
        if not self._device:
            return None
        found = matching_devices(self._device, device_names())
        if len(found) == 1:
            return found[0]
        if any_device:
            return None
        if found:
            reason = _("'{device}' fits several: {found}").format(
                device=self._device, found=", ".join(found)
            )
        else:
            reason = _("'{device}' is not connected").format(device=self._device)
        raise OutputError(reason, is_awaited=True)

    def _open_channel(self) -> pygame.mixer.Channel:
        if self._channel is None:
            raise OutputError(_("it is not open"))
        return self._channel

    def _check_device(self, now: float) -> None:
        """Ask SDL once a second whether the device is still there.

        Without this a lost device silently keeps taking blocks.
        """
        if now < self._check_at:
            return
        self._check_at = now + _CHECK_INTERVAL
        for event in self._module.event.get():
            if (
                event.type == self._module.AUDIODEVICEREMOVED
                and not event.iscapture
                and event.which != _NOT_OURS
            ):
                raise OutputError(_("the device has gone"))


def device_names() -> tuple[str, ...]:
    """The names of the sound devices that are there, as the system gives them.

    No device may be open in this process: SDL is shut down afterwards.

    Raises:
        OutputError: sound does not work here at all.
    """
    module = _import_pygame()
    from pygame._sdl2.audio import get_audio_device_names  # noqa: PLC0415
    from pygame._sdl2.sdl2 import INIT_AUDIO, init_subsystem  # noqa: PLC0415

    try:
        init_subsystem(INIT_AUDIO)
        return tuple(get_audio_device_names(False))  # noqa: FBT003 - its own order
    except RuntimeError as error:
        raise OutputError(str(error).strip() or _("unknown reason")) from error
    finally:
        module.mixer.quit()


def server_buffer() -> int:
    """Milliseconds to ask for: PULSE_LATENCY_MSEC, if that is not too much."""
    asked = os.environ.get(SERVER_BUFFER_VARIABLE, "")
    if not asked.isdecimal():
        return SERVER_BUFFER
    return min(int(asked[:6]), MOST_SERVER_BUFFER)


def _import_pygame() -> ModuleType:
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    os.environ["SDL_NO_SIGNAL_HANDLERS"] = "1"
    os.environ[SERVER_BUFFER_VARIABLE] = str(server_buffer())
    # Device events need SDL's event system, which needs a video driver.
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    with warnings.catch_warnings():
        # pygame warns of each part that is missing.
        warnings.simplefilter("ignore")
        try:
            with _left_out(f"pygame.{part}" for part in _SOUNDLESS):
                import pygame  # noqa: PLC0415 - only sound needs it
        except ImportError:
            # Some version may need one of them after all.
            import pygame  # noqa: PLC0415 - as above
    return pygame


@contextmanager
def _left_out(names: Iterable[str]) -> Iterator[None]:
    """Let none of these modules be imported for now."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)
