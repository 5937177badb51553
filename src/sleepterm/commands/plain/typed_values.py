"""Reads what is typed behind commands of plain mode: volumes, steps, on and off."""

from __future__ import annotations

from collections.abc import Mapping

from sleepterm.errors import SleeptermError
from sleepterm.text import folded
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.units import Percent

_ON_OFF: Mapping[str, bool] = {
    folded(pgettext("switch", "on")): True,
    folded(pgettext("switch", "off")): False,
    "on": True,
    "off": False,
}
_STEPS: Mapping[str, int] = {
    folded(pgettext("volume", "up")): +1,
    folded(pgettext("volume", "down")): -1,
    "up": +1,
    "down": -1,
}


def read_step(text: str) -> int | None:
    """+1 for a word for louder, -1 for softer, None for anything else."""
    return _STEPS.get(folded(text))


def read_percent(text: str) -> Percent:
    """A volume.

    Raises:
        SleeptermError: it is none.
    """
    digits = text.strip().removesuffix("%")
    if (
        digits.isascii()
        and digits.isdigit()
        and len(digits) <= 3
        and int(digits) <= 100
    ):
        return Percent(int(digits))
    raise SleeptermError(
        _("No volume"),
        _("'{text}' is not a volume of 0 to 100.").format(text=text[:20]),
    )


def read_flag(text: str, *, now: bool) -> bool:
    """On or off; without a word the other one.

    Args:
        text: what was typed.
        now: what it is now.

    Raises:
        SleeptermError: it is neither.
    """
    if text and folded(text) not in _ON_OFF:
        raise SleeptermError(
            _("On or off?"), _("'{text}' is neither on nor off.").format(text=text[:20])
        )
    return _ON_OFF.get(folded(text), not now)
