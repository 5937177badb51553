"""The table of ``--table``: how faithful each file is, how soon it repeats itself.

What falls short of its limit is marked with a star.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sleepterm.library.catalog.track import LoopMode
from studio import repetition
from studio.encoding import decoded
from studio.manifest import Built
from studio.played import MOMENTS, played

MOST_BYTES = 95_000_000
"""Of the folder of sounds; a registry takes no more than 100 MB a file."""
WIDTH_LOST = 0.1
"""Change of the correlation of left and right. Near 0, where textures are, a change of
less than 0.3 is not heard (Gabriel and Colburn, "Interaural correlation
discrimination", 1981)."""
THIRDS = 0.25
TYPICAL = 1.0
STANDOUT = 6.0
FIRST_RETURN = 45.0
SHARE_SOON = 0.05
PERIOD = 0.2
SIZE = 4_000_000
LONG, MINUTE = 180.0, 60.0
"""A shuffled file of so many seconds plays no 3 s again within a minute."""
_HOUR = 3600.0
_SEED = 1


@dataclass(frozen=True)
class Repetition:
    """How a loop repeats itself in an hour.

    Attributes:
        mode: its loop mode.
        length: of the file, in seconds.
        first: seconds until 2 s return exactly.
        soonest: seconds after which 3 s return where it is soonest.
        share: of the sound that comes back within 30 s.
        period: strength of its strongest period.
    """

    mode: LoopMode
    length: float
    first: float
    soonest: float
    share: float
    period: float

    @property
    def returns_early(self) -> bool:
        """Whether 3 s of a long shuffled file return within a minute."""
        is_long = self.mode is LoopMode.SHUFFLE and self.length >= LONG
        return is_long and self.soonest < MINUTE


def repetition_of(path: Path, entry: Mapping[str, Any]) -> Repetition:
    """Play a loop of the catalogue for an hour, without its sound."""
    curve = repetition.loudness_curve(decoded(path))
    mode = LoopMode(entry["loop"])
    length = len(curve) / MOMENTS
    places = played(length, mode, _HOUR, _SEED, entry.get("events", 1))
    return Repetition(
        mode,
        length,
        repetition.first_return(places),
        repetition.soonest_return(places),
        repetition.share_soon(places),
        repetition.period_strength(curve, places),
    )


def print_shortfalls(
    catalogue: Path, sounds: Path, built: Mapping[str, Built], jobs: int
) -> None:
    """Print a line for each sound, as soon as it is known, and the total."""
    entries = tomllib.loads(catalogue.read_text("utf-8"))["track"]
    there = [x for x in entries if x["id"] in built and (sounds / x["file"]).exists()]
    print(head())
    with ProcessPoolExecutor(jobs) as pool:
        found = [
            pool.submit(repetition_of, sounds / entry["file"], entry)
            if entry["playback"] == "loop"
            else None
            for entry in there
        ]
        for entry, future in zip(there, found, strict=True):
            repeats = future.result() if future else None
            print(line(entry["file"], built[entry["id"]], repeats), flush=True)
    total = sum(x.stat().st_size for x in sounds.rglob("*") if x.is_file())
    mark = "*" if total > MOST_BYTES else ""
    print(f"{total / 1e6:.1f}{mark} MB in {sounds.name}/")


def line(file: str, built: Built, repeats: Repetition | None) -> str:
    """A line of the table, under `head`."""
    cells = [*_coding(built), *_looping(built), *_repeating(repeats)]
    cells.append(_cell(f"{built.size / 1e6:.2f}", built.size > SIZE))
    return f"{file:24}{''.join(f'{cell:>9}' for cell in cells)}".rstrip()


def head() -> str:
    """The heads of the columns."""
    heads = (
        *("before", "file", "lost", "thirds", "typical"),
        *("step", "flux", "out", "first", "3 s", "soon", "period", "MB"),
    )
    return " " * 24 + "".join(f"{x} ".rjust(9) for x in heads).rstrip()


def _cell(text: str, falls_short: bool = False) -> str:  # noqa: FBT001, FBT002
    return f"{text}{'*' if falls_short else ' '}"


def _coding(built: Built) -> list[str]:
    """Width of the highs before and after, what it lost, the third-octaves' change."""
    kind = built.typical
    typical = _cell(f"{kind.ratio:.2f}", kind.ratio >= TYPICAL) if kind else _cell("-")
    coded = built.fidelity
    if coded is None:
        return [*[_cell("-")] * 4, typical]
    return [
        _cell(f"{coded.width_before:.2f}"),
        _cell(f"{coded.width:.2f}"),
        _cell(f"{coded.width_lost:.2f}", coded.width_lost > WIDTH_LOST),
        _cell(f"{coded.third_octaves_db:.2f}", coded.third_octaves_db > THIRDS),
        typical,
    ]


def _looping(built: Built) -> list[str]:
    """The seam's step and change of spectrum, and what stands out."""
    seam, out = built.seam, built.standout
    if seam is None or out is None:
        return [_cell("-")] * 3
    return [
        _cell(f"{seam.jump:.2f}", not seam.closed),
        _cell(f"{seam.flux:.1f}", not seam.closed),
        _cell(f"{out:.1f}", out > STANDOUT),
    ]


def _repeating(repeats: Repetition | None) -> list[str]:
    """First exact return, soonest return of 3 s, share back within 30 s, period."""
    if repeats is None:
        return [_cell("-")] * 4
    return [
        _cell(f"{repeats.first:.0f}", repeats.first < FIRST_RETURN),
        _cell(f"{repeats.soonest:.0f}", repeats.returns_early),
        _cell(f"{repeats.share:.1%}", repeats.share > SHARE_SOON),
        _cell(f"{repeats.period:.2f}", repeats.period >= PERIOD),
    ]
