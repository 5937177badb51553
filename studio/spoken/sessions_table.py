"""Formats the measures of sessions as a table for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from studio.spoken.bounds import shortfalls
from studio.spoken.record import Spoken

_HEAD = (
    f"{'':26} voice   min   LUFS  dBTP  syllables/s  words wrong  natural  least    MB"
)


def spoken_table(spoken: Mapping[str, Spoken]) -> str:
    """One line a session, in the order given, with what falls short at its end."""
    total = sum(each.size for each in spoken.values()) / 1e6
    last = f"{len(spoken)} sessions, {total:.1f} MB"
    rows = (_line(name, each) for name, each in spoken.items())
    return "\n".join([_HEAD, *rows, last])


def _line(name: str, each: Spoken) -> str:
    first, last = each.pace
    found = each.current_recognition
    heard = f"{'not heard':>11}  {'':7}  {'':5}"
    if found:
        heard = f"{found.rate:11.1%}  {found.natural:7.2f}  {found.lowest:5.2f}"
    faults = f"  ! {'; '.join(shortfalls(each))}" if found and shortfalls(each) else ""
    return (
        f"{name:26} {each.voice:5} {each.seconds / 60:5.1f} {each.lufs:6.1f} "
        f"{each.true_peak:5.1f}  {first:4.1f} -> {last:3.1f}  {heard} "
        f"{each.size / 1e6:5.2f}{faults}"
    )
