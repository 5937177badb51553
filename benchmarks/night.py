"""The night screen: bytes, processor time, luminance; and the steps of the gain."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from textual.app import App

from benchmarks import night_gains
from benchmarks.bytes_a_minute import (
    ENTER,
    LOOP,
    QUIET,
    SESSION,
    STARTED,
    environment,
)
from benchmarks.report import Row
from benchmarks.terminal import Terminal
from sleepterm.tui.contrast import luminance

DARK = 600.0
"""Seconds of darkness that are measured."""

FADING = '[timer]\nduration = "8m"\nfade = "5m"\n'
"""Begins to fade, and ends, while it is dark."""

LIT = '[night]\nafter = "off"\n'
INK = 0.15
"""The part of a cell that a letter fills, about."""


class Scene(NamedTuple):
    """What is measured.

    Attributes:
        name: its description.
        limit: the most bytes.
        keys: typed one after the other before it.
        settings: the user's config.toml.
    """

    name: str
    limit: str
    keys: tuple[str, ...]
    settings: str = ""


SCENES = (
    Scene("a loop, dark", "0", (LOOP, ENTER, "n")),
    Scene("a guided session, dark", "0", (SESSION, ENTER, "n")),
    Scene(
        "a guided session that fades and ends, dark",
        "200",
        (SESSION, ENTER, "n"),
        FADING,
    ),
    Scene("a loop, the list lit", "", (LOOP, ENTER), LIT),
    Scene("a guided session, the list lit", "", (SESSION, ENTER), LIT),
)
DARK_AND_LIT = ((0, 3), (1, 4))


class Cost(NamedTuple):
    """What a scene cost.

    Attributes:
        drawn: bytes sent to the terminal.
        used: processor time in seconds.
    """

    drawn: int
    used: float


def measure() -> list[Row]:
    """Bytes and processor time of all scenes at once, then the luminance."""
    with ThreadPoolExecutor(len(SCENES)) as pool:
        costs = list(pool.map(_cost, SCENES))
    minutes = f"{DARK / 60:.0f} minutes"
    rows = [
        Row(
            f"bytes in {minutes} (processor time): {scene.name}",
            f"{cost.drawn} ({cost.used:.1f} s)",
            limit=scene.limit,
        )
        for scene, cost in zip(SCENES, costs, strict=True)
    ]
    for dark, lit in DARK_AND_LIT:
        ours, theirs = costs[dark].used, costs[lit].used
        rows.append(
            Row(
                f"processor time, {SCENES[dark].name} (lit)",
                f"{ours:.1f} s",
                f"{theirs:.1f} s",
                ours / theirs,
                "1.0",
            )
        )
    return rows + asyncio.run(_luminance()) + night_gains.measure()


def _cost(scene: Scene) -> Cost:
    command = [sys.executable, "-m", "sleepterm"]
    with (
        tempfile.TemporaryDirectory() as folder,
        Terminal(command, environment(Path(folder), scene.settings)) as terminal,
    ):
        terminal.wait_for("Steady rain")
        terminal.settle(STARTED)
        for keys in scene.keys:
            for key in keys:
                terminal.press(key)
                terminal.settle(QUIET)
        terminal.settle(1.0)
        began = terminal.processor_time()
        drawn = terminal.bytes_within(DARK)
        return Cost(drawn, terminal.processor_time() - began)


@dataclass
class Look:
    """How bright a screen is, in relative luminance by WCAG 2.

    Attributes:
        brightest: of its letters.
        mean: of its cells, a letter taken as the part `INK` of its cell.
    """

    brightest: float
    mean: float


async def _luminance() -> list[Row]:
    """The luminance of the list, the dark screen and the choices at 80x24."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(environment(Path(folder), ""))
        looks = await _looks()
    text = looks["the list"]
    limits = {"dark": "0.1", "the choices": "0.5"}
    return [
        Row(
            f"brightest letter (mean of the screen), {name} (the list)",
            f"{look.brightest:.3f} ({look.mean:.4f})",
            f"{text.brightest:.3f} ({text.mean:.4f})",
            look.brightest / text.brightest,
            limits[name],
        )
        for name, look in looks.items()
        if name in limits
    ]


async def _looks() -> dict[str, Look]:
    # Read with the environment: the colours depend on it.
    from sleepterm.commands.interactive import _start_up  # noqa: PLC0415
    from sleepterm.store.paths import Paths  # noqa: PLC0415
    from sleepterm.tui.app import SleeptermApp  # noqa: PLC0415

    app = SleeptermApp(_start_up(Paths.of_user()))
    looks = {}
    async with app.run_test(size=(80, 24)) as pilot:
        while not len(app.context.browse.view.catalog):
            await pilot.pause(0.1)
        await pilot.pause(1.0)
        await pilot.press("enter")
        await pilot.pause(1.0)
        looks["the list"] = _look_of(app)
        await pilot.press("n")
        await pilot.pause(0.5)
        looks["dark"] = _look_of(app)
        await pilot.press("x")
        await pilot.pause(1.5)
        looks["the choices"] = _look_of(app)
        await app.leave()
    return looks


def _look_of(app: App[None]) -> Look:
    inks, cells = [], []
    for ink, ground, is_letter in _cells(app):
        inks.append(ink if is_letter else 0.0)
        cells.append(INK * ink + (1 - INK) * ground if is_letter else ground)
    return Look(max(inks), sum(cells) / len(cells))


def _cells(app: App[None]) -> Iterator[tuple[float, float, bool]]:
    """The luminance of ink and ground of each cell, and whether it has a letter."""
    for strip in app.screen._compositor.render_strips():  # noqa: SLF001 - as the tests
        for text, style, _ in strip:
            colours = (style.color, style.bgcolor) if style else (None, None)
            ink, ground = (luminance(x.get_truecolor()) if x else 0.0 for x in colours)
            yield from ((ink, ground, sign.isalnum()) for sign in text)
