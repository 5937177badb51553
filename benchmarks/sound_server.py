"""A private sound server, PulseAudio or PipeWire, with virtual loudspeakers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

NIGHT = ("module-null-sink", "sink_name=night", "rate=48000")
"""The loudspeaker that is there at first."""

PULSEAUDIO = "pulseaudio"
PIPEWIRE = "pipewire"

_PULSEAUDIO = (
    (
        "pulseaudio",
        "-n",
        "--daemonize=no",
        "--exit-idle-time=-1",
        "--disallow-exit",
        "--load=module-native-protocol-unix",
    ),
)
_PIPEWIRE = (("pipewire",), ("wireplumber",), ("pipewire-pulse",))
_PROGRAMS: Mapping[str, Sequence[tuple[str, ...]]] = {
    PULSEAUDIO: _PULSEAUDIO,
    PIPEWIRE: _PIPEWIRE,
}
_BUS = ("dbus-daemon", "--session", "--nofork", "--nopidfile")
"""Without a bus, PipeWire's session manager does not start."""


def missing_programs(kind: str) -> tuple[str, ...]:
    """Programs that a server of this kind needs, and that are not installed."""
    needed = [words[0] for words in _PROGRAMS[kind]]
    needed += ["pactl", "parec", *(["dbus-daemon"] if kind == PIPEWIRE else [])]
    return tuple(name for name in needed if shutil.which(name) is None)


class SoundServer:
    """A sound server that can be started, stopped, killed and started again.

    Args:
        folder: for its files and those of the programs that use it.
        kind: PULSEAUDIO or PIPEWIRE.

    Attributes:
        environment: variables by which programs find it and avoid the user's folders.
    """

    def __init__(self, folder: Path, kind: str = PULSEAUDIO) -> None:
        self._kind = kind
        self._runtime = folder / "run"
        self._runtime.mkdir(mode=0o700)
        self.environment = os.environ | {
            "XDG_RUNTIME_DIR": str(self._runtime),
            "PULSE_SERVER": f"unix:{self._runtime}/pulse/native",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self._runtime}/bus",
            "SDL_AUDIODRIVER": "pulseaudio",
            "HOME": str(folder),
            **{
                f"XDG_{name}_HOME": str(folder / name.lower())
                for name in ("DATA", "CONFIG", "STATE", "CACHE")
            },
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start it and wait until it answers and its loudspeaker is there."""
        (self._runtime / "pulse" / "pid").unlink(missing_ok=True)
        if self._kind == PIPEWIRE:
            self._run((*_BUS, f"--address=unix:path={self._runtime}/bus"))
            self._wait_for(self._runtime / "bus")
        for words in _PROGRAMS[self._kind]:
            self._run(words)
            if words == ("pipewire",):
                self._wait_for(self._runtime / "pipewire-0")
        self._wait("info")
        self.load(*NIGHT)
        # PipeWire's session manager takes a moment to see it.
        self._wait("get-default-sink", expected="night")

    def load(self, module: str, *arguments: str) -> str:
        """Load a module, as `pactl load-module` does; its number."""
        return self.control("load-module", module, *arguments)

    def unload(self, module: str) -> None:
        """Unload a module, or all of a name: the device vanishes."""
        self.control("unload-module", module)

    def control(self, *words: str) -> str:
        """Run `pactl`; what it prints."""
        done = subprocess.run(
            ["pactl", *words],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def freeze(self) -> None:
        """Stop its programs, as a machine that hangs does."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let its programs go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """Kill it without a shutdown."""
        while self._processes:
            process = self._processes.pop()
            process.kill()
            process.wait()
        for name in ("bus", "pipewire-0"):
            (self._runtime / name).unlink(missing_ok=True)

    def _run(self, words: Sequence[str]) -> None:
        process = subprocess.Popen(
            words,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)

    def _signal(self, number: signal.Signals) -> None:
        for process in self._processes:
            process.send_signal(number)

    def _wait(self, *words: str, expected: str = "") -> None:
        for _ in range(400):
            asked = subprocess.run(
                ["pactl", *words],
                env=self.environment,
                check=False,
                capture_output=True,
                text=True,
            )
            if asked.returncode == 0 and expected in asked.stdout:
                return
            time.sleep(0.05)
        raise RuntimeError(f"{self._kind} did not start")

    @staticmethod
    def _wait_for(file: Path) -> None:
        for _ in range(400):
            if file.exists():
                return
            time.sleep(0.02)
        raise RuntimeError(f"{file} did not appear")


@contextmanager
def sound_server(kind: str = PULSEAUDIO) -> Iterator[SoundServer]:
    """A running server, killed at the end of the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = SoundServer(Path(folder), kind)
        try:
            server.start()
            yield server
        finally:
            server.kill()
