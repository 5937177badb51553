"""What the sleep diary needs between runs: last keys, and when it was offered.

Losing it costs a suggestion, so it is never repaired: what can't be read is left out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.table_reader import as_number
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.formats.toml_writer import format_toml
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.locking import locked
from sleepterm.store.files.text_file import read_text

MOST_KEYS = 60
"""So many of the latest keys are kept: a month of nights or more."""

_PATIENCE = 0.5
_DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class DiaryState:
    """What is remembered.

    Attributes:
        keys: when the last key before each longer pause was pressed while something
            played, in seconds since the epoch (UTC), the earliest first.
        offered: the morning when the diary was last offered; None if it never was.
    """

    keys: tuple[float, ...] = ()
    offered: date | None = None


def load_diary_state(path: Path) -> DiaryState:
    """What is remembered. Never raises."""
    try:
        values = parse_toml(read_text(path))
    except (FileNotFoundError, TomlError, SleeptermError):
        return DiaryState()
    listed = values.get("keys")
    keys = map(as_number, listed if isinstance(listed, list) else [])
    offered = values.get("offered")
    return DiaryState(
        tuple(sorted(at for at in keys if at is not None and _is_near(at))),
        offered if type(offered) is date else None,
    )


def record_keys(path: Path, keys: Sequence[float]) -> None:
    """Add times of last keys, in seconds since the epoch (UTC).

    Times of another day to come are forgotten: the clock was wrong then.

    Raises:
        SleeptermError: it can't be written.
    """
    with locked(path, _PATIENCE):
        state = load_diary_state(path)
        end = max(keys, default=math.inf) + _DAY
        both = sorted({*(at for at in state.keys if at <= end), *map(round, keys)})
        _save(path, replace(state, keys=tuple(both[-MOST_KEYS:])))


def forget_keys(path: Path) -> None:
    """Forget all times of last keys.

    Raises:
        SleeptermError: it can't be written.
    """
    if path.exists():
        with locked(path, _PATIENCE):
            _save(path, replace(load_diary_state(path), keys=()))


def record_offer(path: Path, morning: date) -> bool:
    """Remember that the diary was offered this morning; False if it was before.

    Raises:
        SleeptermError: it can't be written.
    """
    with locked(path, _PATIENCE):
        state = load_diary_state(path)
        if state.offered == morning:
            return False
        _save(path, replace(state, offered=morning))
    return True


def _save(path: Path, state: DiaryState) -> None:
    values: dict[str, object] = {"keys": list(map(round, state.keys))}
    if state.offered is not None:
        values["offered"] = state.offered
    write_atomically(path, format_toml(values), private=True)


def _is_near(at: float) -> bool:
    """Whether a date can be made of it."""
    return 0 <= at < 7e9
