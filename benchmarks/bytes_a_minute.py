"""Bytes that the player sends to an 80x24 terminal in a minute; its processor time."""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.report import Row
from benchmarks.terminal import Terminal

MINUTE = 60.0
STARTED, QUIET = 3.0, 0.2
"""Seconds without drawing after which the start, or an answer to a key, is over."""
FADE = '[timer]\nduration = "1m"\nfade = "1m"\n'
STAYS_LIT = '[night]\nafter = "off"\n'
ENTER = "\r\r"
"""From the search to the list, and play."""


class Scene(NamedTuple):
    """What is measured for a minute.

    Attributes:
        name: its description.
        limit: the most bytes.
        keys: typed one after the other before it.
        settings: the user's config.toml.
    """

    name: str
    limit: int
    keys: tuple[str, ...] = ()
    settings: str = ""


LOOP, SESSION = "/steady rain", "/a short body scan"
SCENES = (
    Scene("nothing playing", 100),
    Scene("a loop", 2_000, (LOOP, ENTER)),
    Scene("a guided session", 20_000, (SESSION, ENTER)),
    Scene("a guided session, read along", 20_000, (SESSION, ENTER, "o")),
    Scene("a guided session behind the help", 2_000, (SESSION, ENTER, "?")),
    Scene("a loop that fades", 20_000, (LOOP, ENTER), FADE),
    Scene("a guided session that fades", 20_000, (SESSION, ENTER), FADE),
)


def measure() -> list[Row]:
    """Bytes in a minute, and processor time, of all scenes at once."""
    with ThreadPoolExecutor(len(SCENES)) as pool:
        return list(pool.map(_measured, SCENES))


def _measured(scene: Scene) -> Row:
    command = [sys.executable, "-m", "sleepterm"]
    with (
        tempfile.TemporaryDirectory() as folder,
        Terminal(
            command, environment(Path(folder), STAYS_LIT + scene.settings)
        ) as terminal,
    ):
        terminal.wait_for("Steady rain")
        terminal.settle(STARTED)
        for keys in scene.keys:
            # Typed faster, keys reach the list before it shows what was found.
            for key in keys:
                terminal.press(key)
                terminal.settle(QUIET)
        began = terminal.processor_time()
        count = terminal.bytes_within(MINUTE)
        used = terminal.processor_time() - began
    return Row(
        f"bytes in a minute (processor time): {scene.name}",
        f"{count} ({used:.1f} s)",
        limit=str(scene.limit),
    )


def environment(folder: Path, configuration: str) -> dict[str, str]:
    """The environment of a user with this config.toml and an empty home."""
    settings = folder / "config" / "sleepterm" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(configuration, encoding="utf-8")
    return {
        **os.environ,
        "SDL_AUDIODRIVER": "dummy",
        # Colours of 24 bits are those that take the most bytes.
        "COLORTERM": "truecolor",
        "HOME": str(folder),
        **{
            f"XDG_{name}_HOME": str(folder / name.lower())
            for name in ("DATA", "CONFIG", "STATE", "CACHE")
        },
    }
