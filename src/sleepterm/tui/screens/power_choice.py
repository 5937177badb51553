"""What can follow the end, in the dialog of the timer: only what the machine can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.tui.widgets.choice import Option

_LABELS = {
    AfterEnd.NOTHING: "nothing",
    AfterEnd.QUIT: "quit",
    AfterEnd.SUSPEND: "suspend",
    AfterEnd.POWEROFF: "power off",
}
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
        for then, label in _LABELS.items()
        if then is now or not why.get(then)
    )


def format_reasons(reasons: Mapping[AfterEnd, str]) -> str:
    """Why something is not offered, a line for each reason; "" if all is."""
    lines = []
    for reason in dict.fromkeys(filter(None, reasons.values())):
        labels = [_LABELS[then] for then in _ASKED if reasons[then] == reason]
        verb = "is" if len(labels) == 1 else "are"
        what = " and ".join(labels).capitalize()
        lines.append(f"{what} {verb} not possible: {reason}.")
    return "\n".join(lines)
