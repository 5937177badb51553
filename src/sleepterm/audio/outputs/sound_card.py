"""The output that plays: the sound card, in a process of its own where that works."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sleepterm.audio.latency import Latency

if TYPE_CHECKING:
    from sleepterm.audio.outputs.output import Output


def device_names() -> tuple[str, ...]:
    """The names of the sound devices that are there, as the system gives them.

    Raises:
        OutputError: sound does not work here.
    """
    from sleepterm.audio.outputs.process_output import list_devices  # noqa: PLC0415

    return list_devices()


def sound_card(device: str = "", latency: Latency = Latency.LOW) -> Output:
    """An output on a sound device.

    On Windows, whose pipes cannot be waited for with a timeout, it plays in this
    process.

    Args:
        device: its name, or enough of it; "" for the default device.
        latency: how soon commands must be heard; it decides how much sound the sound
            server holds.
    """
    if sys.platform == "win32":
        from sleepterm.audio.outputs.pygame_output import (  # noqa: PLC0415
            PygameOutput,
        )

        return PygameOutput(device)
    from sleepterm.audio.outputs.process_output import ProcessOutput  # noqa: PLC0415
    from sleepterm.audio.outputs.pygame_output import (  # noqa: PLC0415
        DEEP_SERVER_BUFFER,
        SERVER_BUFFER,
    )

    is_deep = latency is Latency.HIGH
    buffer = DEEP_SERVER_BUFFER if is_deep else SERVER_BUFFER
    return ProcessOutput(device=device, server_buffer=buffer)
