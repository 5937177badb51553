"""Formats figures of the sleep diary as text."""

from __future__ import annotations

from datetime import timedelta

from sleepterm.night.diary.entry import Figures
from sleepterm.translation import gettext as _


def format_hours(length: timedelta | None) -> str:
    """Hours and minutes, '6:40'; "" for None."""
    if length is None:
        return ""
    hours, minutes = divmod(length // timedelta(minutes=1), 60)
    return f"{hours}:{minutes:02}"


def format_share(share: float | None) -> str:
    """A share of 0.0 to 1.0 in percent, '82%'; "" for None."""
    return "" if share is None else f"{share:.0%}"


def format_figures(found: Figures) -> str:
    """'6:40 h asleep, 8:10 h in bed, sleep efficiency 82%'; "" if there are none."""
    parts = []
    if found.asleep is not None:
        asleep = format_hours(found.asleep)
        # Translators: {hours} is like "6:40".
        parts.append(_("{hours} h asleep").format(hours=asleep))
    if found.in_bed is not None:
        in_bed = format_hours(found.in_bed)
        parts.append(_("{hours} h in bed").format(hours=in_bed))
    if found.efficiency is not None:
        share = format_share(found.efficiency)
        parts.append(_("sleep efficiency {share}").format(share=share))
    return ", ".join(parts)
