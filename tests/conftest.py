"""Nothing a test does may reach the developer's own folders, sound card or bus."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from build_catalogues import compile_catalogues
from hypothesis import HealthCheck, settings

# How long an example takes says more of the machine than of the code.
settings.register_profile(
    "sleepterm",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
# Of the gate: the same examples every time, `make explore` tries others.
settings.register_profile(
    "quick",
    settings.get_profile("sleepterm"),
    max_examples=15,
    derandomize=True,
)
settings.load_profile("sleepterm")

# Much is kept, little is garbage, and looking for it takes time.
gc.set_threshold(100_000, 20, 100)

os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
# Which signs are drawn depends on it.
os.environ["TERM"] = "xterm-256color"
# It comes before the other variables, which also say how text is encoded.
os.environ["LANGUAGE"] = "en"


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations; a source tree may have none."""
    if not hasattr(config, "workerinput"):
        compile_catalogues()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print why each test failed that was run again."""
    for report in terminalreporter.stats.get("rerun", ()):
        terminalreporter.section(f"first run of {report.nodeid}", "_")
        terminalreporter.write_line(report.longreprtext)


@pytest.fixture(autouse=True)
def home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A home folder of this test alone."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    # Where there is none, the control socket lies in the state folder.
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "none"))
    return folder
