"""The output that plays: the sound card, in a process of its own where that works."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sleepterm.audio.outputs.output import Output


def sound_card() -> Output:
    """An output on the default sound device.

    On Windows, whose pipes cannot be waited for with a timeout, it plays in this
    process.
    """
    if sys.platform == "win32":
        from sleepterm.audio.outputs.pygame_output import (  # noqa: PLC0415
            PygameOutput,
        )

        return PygameOutput()
    from sleepterm.audio.outputs.process_output import ProcessOutput  # noqa: PLC0415

    return ProcessOutput()
