"""Formats the measures of sessions as a table for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from studio.spoken.record import Spoken

_HEAD = f"{'':26}   min   LUFS  dBTP  syllables/s  words wrong  singles    MB"


def spoken_table(spoken: Mapping[str, Spoken]) -> str:
    """One line a session, in the order given."""
    return "\n".join([_HEAD, *(_line(name, each) for name, each in spoken.items())])


def _line(name: str, each: Spoken) -> str:
    first, last = each.pace
    found = each.current_recognition
    words = f"{found.rate:11.1%}" if found else f"{'not heard':>11}"
    singles = f"{found.missed}/{found.singles}" if found and found.singles else "-"
    return (
        f"{name:26} {each.seconds / 60:5.1f} {each.lufs:6.1f} {each.true_peak:5.1f} "
        f" {first:4.1f} -> {last:3.1f}  {words} {singles:>8} {each.size / 1e6:5.2f}"
    )
