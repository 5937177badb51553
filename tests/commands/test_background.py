"""A player in the background, and who started it and may be gone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from sleepterm.commands.requests.playing import (
    LayerRequest,
    MixRequest,
    PlayRequest,
    TimerRequest,
)
from sleepterm.commands.shared import background
from sleepterm.desktop.signals import EndedError
from sleepterm.playback.wire import to_wire
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds


def test_it_plays_to_its_end_though_nobody_waits_to_be_told() -> None:
    mix = MixRequest((LayerRequest("brown-noise"),))
    timer = TimerRequest(duration=Seconds(2.0), fade=Seconds(1.0))
    asked = json.dumps({background.PLAY: to_wire(PlayRequest(mix, timer))})
    listened, told = os.pipe()
    os.close(listened)
    done = subprocess.run(
        background.COMMAND,
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        input=asked.encode(),
        stdout=told,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(told)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_signal_while_it_is_waited_for_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "pid"
    write = f"import os, time; open({str(mark)!r}, 'x').write(str(os.getpid()))"
    monkeypatch.setattr(
        background, "COMMAND", (sys.executable, "-c", f"{write}; time.sleep(60)")
    )

    begun: list[subprocess.Popen[bytes]] = []

    class Kept(subprocess.Popen):  # type: ignore[type-arg]
        """Kept, as one that nobody keeps is waited for by the next."""

        def __init__(self, *words: object, **options: object) -> None:
            super().__init__(*words, **options)  # type: ignore[call-overload]
            begun.append(self)

    def interrupted(*_: object) -> None:
        while not (mark.exists() and mark.read_text()):
            time.sleep(0.01)
        raise EndedError(signal.SIGINT)

    monkeypatch.setattr("subprocess.Popen", Kept)
    monkeypatch.setattr("select.select", interrupted)
    with pytest.raises(EndedError):
        background.start_background(Paths.of_user(), {})
    [child] = begun
    assert child.wait(20) == -signal.SIGTERM
