"""A PulseAudio of our own with nothing but a virtual loudspeaker."""

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


@contextmanager
def sound_server() -> Iterator[dict[str, str]]:
    """Run the server; yields the environment in which programs find it."""
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        environment = os.environ | {
            "XDG_RUNTIME_DIR": str(runtime),
            "PULSE_SERVER": f"unix:{runtime}/pulse/native",
            "SDL_AUDIODRIVER": "pulseaudio",
            "HOME": folder,
            **{
                f"XDG_{name}_HOME": f"{folder}/{name.lower()}"
                for name in ("DATA", "CONFIG", "STATE", "CACHE")
            },
        }
        server = subprocess.Popen(
            SERVER, env=environment, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            _wait_for_server(environment)
            yield environment
        finally:
            server.kill()
            server.wait()


def _wait_for_server(environment: dict[str, str]) -> None:
    for _ in range(100):
        asked = subprocess.run(
            ["pactl", "info"], env=environment, check=False, capture_output=True
        )
        if asked.returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError("PulseAudio did not start")
