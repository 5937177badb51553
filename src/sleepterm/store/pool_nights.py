"""Which parts of a sleepcast come tonight, and in which night each was heard last.

Losing it costs a part that returns too soon, so it is never repaired: what can't be
read is left out.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.formats.toml_writer import format_toml
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.locking import locked
from sleepterm.store.files.text_file import read_text
from sleepterm.units import Seconds

LONGEST_NIGHT = Seconds(12 * 3600.0)
"""So long after its beginning a night can be resumed; later there is another one."""

_MOST_PARTS = 1000
_PATIENCE = 0.5


@dataclass(frozen=True)
class PoolMemory:
    """What is known of the nights of one pool.

    Attributes:
        night: the number of the last night; 0 if there was none.
        began: when it began, in seconds since the epoch (UTC).
        parts: its parts, in order.
        heard: the number of the night in which each part was heard last.
    """

    night: int = 0
    began: float = 0.0
    parts: tuple[str, ...] = ()
    heard: Mapping[str, int] = field(default_factory=dict)


class PoolNights:
    """The nights of all pools, in one file.

    Nothing raises: a file that can't be read is as if there were none, and what can't
    be written is forgotten.

    Args:
        path: of the file; it need not exist.
        now: the time in seconds since the epoch (UTC).
    """

    def __init__(self, path: Path, now: Callable[[], float]) -> None:
        self._path = path
        self._now = now

    def of(self, track_id: str) -> PoolMemory:
        """What is known of the nights of a pool, by its track's id."""
        return _memory(self._load().get(track_id))

    def resumes(self, track_id: str) -> bool:
        """Whether the last night of a pool is still this one."""
        memory = self.of(track_id)
        return bool(memory.parts) and 0 <= self._now() - memory.began < LONGEST_NIGHT

    def begin(self, track_id: str, parts: Sequence[str]) -> None:
        """Begin a night with these parts."""
        now = self._now()
        self._change(
            track_id,
            lambda x: replace(x, night=x.night + 1, began=now, parts=tuple(parts)),
        )

    def note_heard(self, track_id: str, part: str) -> None:
        """Note that a part of the last night is heard."""
        self._change(track_id, lambda x: replace(x, heard={**x.heard, part: x.night}))

    def _change(
        self, track_id: str, change: Callable[[PoolMemory], PoolMemory]
    ) -> None:
        with contextlib.suppress(SleeptermError), locked(self._path, _PATIENCE):
            values = self._load()
            values[track_id] = _values(change(_memory(values.get(track_id))))
            write_atomically(self._path, format_toml(values), private=True)

    def _load(self) -> dict[str, object]:
        try:
            return dict(parse_toml(read_text(self._path)))
        except (FileNotFoundError, TomlError, SleeptermError):
            return {}


def _values(memory: PoolMemory) -> dict[str, object]:
    latest = sorted(memory.heard.items(), key=lambda each: -each[1])[:_MOST_PARTS]
    return {
        "night": memory.night,
        "began": round(memory.began),
        "parts": list(memory.parts),
        "heard": dict(sorted(latest)),
    }


def _memory(values: object) -> PoolMemory:
    if not isinstance(values, dict):
        return PoolMemory()
    parts, heard = values.get("parts"), values.get("heard")
    names = parts if isinstance(parts, list) else []
    nights = heard.items() if isinstance(heard, dict) else ()
    return PoolMemory(
        night=_count(values.get("night")),
        began=float(_count(values.get("began"))),
        parts=tuple(x for x in names if isinstance(x, str)),
        heard={name: _count(night) for name, night in nights},
    )


def _count(value: object) -> int:
    """A whole number; 0 for anything else."""
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value if 0 <= value < 10**12 else 0
