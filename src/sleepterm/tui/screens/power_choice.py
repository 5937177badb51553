"""What can follow the end, in the dialog of the timer: only what the machine can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.tui.end_words import AFTER_END
from sleepterm.tui.widgets.choice import Option

_ASKED = (AfterEnd.SUSPEND, AfterEnd.POWEROFF)

WhyNoPower = Callable[[AfterEnd], str]
"""Why the machine can't do this, the end of a sentence; "" if it can."""


def ask_all(why_no_power: WhyNoPower) -> Mapping[AfterEnd, str]:
    """Why the machine can't do each of what it is asked for; "" if it can."""
    return {then: why_no_power(then) for then in _ASKED}


def options(
    reasons: Mapping[AfterEnd, str] | None, now: AfterEnd
) -> tuple[Option, ...]:
    """What can be chosen.

    Args:
        reasons: as from `ask_all`; None while that is not known, and promises nothing.
        now: the present choice, which stays.
    """
    why = dict.fromkeys(_ASKED, "?") if reasons is None else reasons
    return tuple(
        Option(then, label)
        for then, label in AFTER_END.items()
        if then is now or not why.get(then)
    )
