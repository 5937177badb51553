"""The pictures in docs/pictures/, drawn by the screens themselves.

`python -m tests.content.pictures --write` (or `make pictures`) draws them anew: on the
bundled tracks, a player without sound, a home of its own and a clock that stands still,
so that they come out the same everywhere.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.tui.app_driver import NORMAL, AppRun, running_app
from tests.tui.fakes import FakeServices
from tests.tui.manual_time import ManualTime

from sleepterm.commands.shared.catalog_access import load, with_lengths
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.search.search import Search
from sleepterm.night.nearby_sentences import Words
from sleepterm.playback.timestamps import Timestamps
from sleepterm.store.bundled import (
    bundled_feelings,
    bundled_mixes,
    bundled_sequences,
)
from sleepterm.store.mixes import Mixes
from sleepterm.store.paths import Paths
from sleepterm.store.sequences import Sequences
from sleepterm.store.vocabularies import load_vocabulary
from sleepterm.tui.ports.services import Services
from sleepterm.units import Percent, Seconds

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
_FOLDERS = ("DATA", "CONFIG", "STATE", "CACHE")
_KEPT = ("PATH", "PYTHONPATH", "SYSTEMROOT")
_TERMINAL = {"LANGUAGE": "en", "LANG": "C.UTF-8", "TEXTUAL_COLOR_SYSTEM": "truecolor"}
_LATE = Timestamps(at=1_700_000_000.0, hour=23, ticks=1000.0)
_FONT_FROM_THE_NET = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_SPACED = re.compile(
    r'(<text[^>]*?)x="([\d.]+)"([^>]*?)textLength="([\d.]+)"([^>]*)>([^<]*)</text>'
)
_COLUMN = 12.2
"""The width of a column in Textual's pictures."""
_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_WIDE = (100, 24)


@dataclass(frozen=True)
class Picture:
    """A picture: what is done before it is drawn, and on which terminal.

    Attributes:
        prepare: brings the screen there.
        size: columns and rows.
        is_first_start: whether the home was never used before.
    """

    prepare: Callable[[AppRun], Awaitable[None]]
    size: tuple[int, int] = NORMAL
    is_first_start: bool = False


async def _list(run: AppRun) -> None:
    await run.press("slash", *"racing mind", "enter", "j", "j", "enter")
    words = Words(now="First, everything that is still open.")
    guided = run.player.state.guided
    assert guided is not None
    said = replace(guided, words=words, position=Seconds(154.0))
    others = (x for x in run.player.state.layers if x.is_loop)
    run.player.become(layers=(said, *others))
    await run.settle()


async def _session(run: AppRun) -> None:
    run.browse.show_kind("session")
    await run.play("session-falling-asleep")
    run.player.sequence.skip(1)
    await run.settle()


async def _night(run: AppRun) -> None:
    await run.play("rain-steady")
    run.player.pass_time(20 * 60.0)
    await run.press("n")
    for _ in range(6):
        await run.pilot.pause()
    await run.press("x")
    assert run.fakes.time is not None
    run.fakes.time.advance(1.0)
    await run.settle()


async def _timer(run: AppRun) -> None:
    await run.play("rain-on-tent", "brown-noise")
    run.player.set_layer_volume("brown-noise", Percent(30))
    await run.press("t")


async def _mixes(run: AppRun) -> None:
    run.browse.show_kind("mix")
    await run.play("mix-cabin-in-the-snow")


async def _first_minute(run: AppRun) -> None:
    await run.settle()


PICTURES = {
    "list": Picture(_list, _WIDE),
    "session": Picture(_session),
    "night": Picture(_night),
    "timer": Picture(_timer),
    "mixes": Picture(_mixes),
    "first-minute": Picture(_first_minute, is_first_start=True),
}


class _Bundled(FakeServices):
    """The bundled tracks, mixes and sessions, in an empty home."""

    is_first_start = False

    def services(self) -> Services:
        return super().services()._replace(is_first_start=self.is_first_start)


def _services() -> _Bundled:
    paths = Paths.of_user()
    return _Bundled(
        tracks=_tracks(),
        mixes=Mixes(paths.mixes, bundled_mixes()),
        sequences=Sequences(paths.sequences, bundled_sequences()),
        search=_search,
        time=ManualTime(_began=_LATE),
    )


@cache
def _tracks() -> tuple[Track, ...]:
    paths = Paths.of_user()
    return tuple(with_lengths(load(paths).catalog, paths))


def _search(catalog: Catalog) -> Search:
    known = {track.id for track in catalog}
    nothing = Path("feelings.toml")
    return Search(catalog, load_vocabulary(bundled_feelings(), nothing, known)[0])


async def drawn(picture: Picture) -> str:
    """The picture, as SVG."""
    fakes = _services()
    fakes.is_first_start = picture.is_first_start
    async with running_app(fakes, size=picture.size) as run:
        await picture.prepare(run)
        svg = run.app.export_screenshot(title="sleepterm")
    svg = svg.replace("&#160;", "\N{NO-BREAK SPACE}")
    svg = _SPACED.sub(_without_spaces, _FONT_FROM_THE_NET.sub("", svg))
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _without_spaces(match: re.Match[str]) -> str:
    """A text that begins and ends with a letter; some viewers drop spaces there."""
    before, x, between, length, after, text = match.groups()
    inner = text.strip("\N{NO-BREAK SPACE}")
    begin = float(x) + _COLUMN * text.index(inner)
    width = float(length) - _COLUMN * (len(text) - len(inner))
    places = f'x="{begin:.1f}"{between}textLength="{width:.1f}"'
    return f"{before}{places}{after}>{inner}</text>"


def words_of(svg: str) -> str:
    """What can be read in a picture; its colours and places may differ."""
    return " ".join(html.unescape(" ".join(_TEXT.findall(svg))).split())


def _draw() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, picture in PICTURES.items():
        path = FOLDER / f"{name}.svg"
        path.write_text(asyncio.run(drawn(picture)), encoding="utf-8")


def _write() -> None:
    """Draw in a process that knows nothing of this user, language and terminal."""
    command = [sys.executable, "-m", "tests.content.pictures", "--draw"]
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{kind}_HOME": home for kind in _FOLDERS}
        kept = {x: os.environ[x] for x in _KEPT if x in os.environ}
        subprocess.run(command, env=_TERMINAL | kept | folders, check=True)


if __name__ == "__main__" and "--write" in sys.argv:
    _write()
elif __name__ == "__main__" and "--draw" in sys.argv:
    _draw()
