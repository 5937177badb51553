"""Which messages of SDL's mean that our device was lost."""

from __future__ import annotations

import pytest

from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.outputs.pygame_output import PygameOutput


@pytest.mark.parametrize(
    ("which", "capture", "lost"), [(0, 0, False), (2, 1, False), (2, 0, True)]
)
def test_only_the_loss_of_our_device_counts(
    which: int, capture: int, *, lost: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    output = PygameOutput()
    output.open()
    from pygame import AUDIODEVICEREMOVED, event

    event.post(event.Event(AUDIODEVICEREMOVED, which=which, iscapture=capture))
    try:
        if lost:
            with pytest.raises(OutputError, match="the device has gone"):
                output.wait()
        else:
            output.wait()
    finally:
        output.close()
