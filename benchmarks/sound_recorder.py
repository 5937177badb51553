"""Records what a private sound server plays."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.sound_server import SoundServer


class Recorder:
    """What a virtual loudspeaker plays, from now on.

    Args:
        server: the sound server.
        file: for what is heard.
        sink: the loudspeaker.
    """

    def __init__(self, server: SoundServer, file: Path, sink: str = "night") -> None:
        self._file = file
        # What an earlier one has left is not heard now.
        file.unlink(missing_ok=True)
        self._parec = subprocess.Popen(
            [
                "parec",
                f"--device={sink}.monitor",
                "--rate=48000",
                "--channels=2",
                "--format=float32le",
                "--raw",
                str(file),
            ],
            env=server.environment,
            stderr=subprocess.DEVNULL,
        )

    def wait_for_sound(self, patience: float = 20.0) -> None:
        """Wait until something is heard."""
        self._wait(lambda: self._sound().any(), patience, "nothing was heard")

    def wait_for_samples(self, patience: float) -> None:
        """Wait until it records at all, silence or sound."""
        self._wait(lambda: len(self._sound()) > 0, patience, "nothing was recorded")

    def _wait(self, is_so: Callable[[], object], patience: float, why: str) -> None:
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if self._file.exists() and is_so():
                return
            time.sleep(0.05)
        raise AssertionError(why)

    def stop(self) -> npt.NDArray[np.float32]:
        """End the recording; what was heard, shape (frames, 2), at 48 kHz."""
        self._parec.kill()
        self._parec.wait()
        return self._sound()

    def _sound(self) -> npt.NDArray[np.float32]:
        data = np.fromfile(self._file, dtype=np.float32)
        return data[: len(data) // 2 * 2].reshape(-1, 2)
