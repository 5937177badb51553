"""A private PulseAudio server with a virtual loudspeaker."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER = (
    "pulseaudio",
    "-n",
    "--daemonize=no",
    "--exit-idle-time=-1",
    "--disallow-exit",
    "--load=module-null-sink sink_name=night rate=48000",
    "--load=module-native-protocol-unix",
)


class SoundServer:
    """A PulseAudio server that can be started, killed and started again.

    Args:
        folder: for its files and those of the programs that use it.

    Attributes:
        environment: variables by which programs find it and avoid the user's folders.
    """

    def __init__(self, folder: Path) -> None:
        self._runtime = folder / "run"
        self._runtime.mkdir(mode=0o700)
        self.environment = os.environ | {
            "XDG_RUNTIME_DIR": str(self._runtime),
            "PULSE_SERVER": f"unix:{self._runtime}/pulse/native",
            "SDL_AUDIODRIVER": "pulseaudio",
            "HOME": str(folder),
            **{
                f"XDG_{name}_HOME": str(folder / name.lower())
                for name in ("DATA", "CONFIG", "STATE", "CACHE")
            },
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        (self._runtime / "pulse" / "pid").unlink(missing_ok=True)
        self._process = subprocess.Popen(
            SERVER, env=self.environment, stderr=subprocess.DEVNULL
        )
        for _ in range(200):
            asked = subprocess.run(
                ["pactl", "info"],
                env=self.environment,
                check=False,
                capture_output=True,
            )
            if asked.returncode == 0:
                return
            time.sleep(0.05)
        raise RuntimeError("PulseAudio did not start")

    def load(self, module: str, *arguments: str) -> None:
        """Load a module, as `pactl load-module` does."""
        self._control("load-module", module, *arguments)

    def unload(self, module: str) -> None:
        """Unload a module: its device vanishes."""
        self._control("unload-module", module)

    def _control(self, *words: str) -> None:
        subprocess.run(
            ["pactl", *words], env=self.environment, check=True, capture_output=True
        )

    def kill(self) -> None:
        """Kill it without a shutdown."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def sound_server() -> Iterator[SoundServer]:
    """A running server, killed at the end of the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = SoundServer(Path(folder))
        try:
            server.start()
            yield server
        finally:
            server.kill()
