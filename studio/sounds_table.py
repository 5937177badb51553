"""Formats the measures of sounds as a table for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from studio.manifest import Built

_HEAD = (
    f"{'':18}   LUFS   dBTP  eased  loud   L/R  typ   out "
    " jump   kink   flux level    MB"
)


def sounds_table(built: Mapping[str, Built]) -> str:
    """One line a sound, in the order given."""
    return "\n".join([_HEAD, *(_line(name, each) for name, each in built.items())])


def _line(name: str, built: Built) -> str:
    seam = built.seam
    joined = (
        f"{seam.jump:5.2f} {seam.kink:6.2f} {seam.flux:6.2f} {seam.level_db:5.1f}"
        if seam
        else f"{'heard once':>25}"
    )
    typical = f"{built.typical.ratio:.2f}" if built.typical else "-"
    standout = "-" if built.standout is None else f"{built.standout:.1f}"
    return (
        f"{name:18} {built.lufs:6.2f} {built.true_peak:6.2f} {built.eased_db:6.1f} "
        f"{built.loudest:5.1f} {built.correlation:5.2f} {typical:>4} {standout:>5} "
        f"{joined} {built.size / 1e6:5.2f}"
    )
