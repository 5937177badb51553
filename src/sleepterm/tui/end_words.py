"""The words for what follows the end: quit, suspend or power off."""

from __future__ import annotations

from collections.abc import Mapping

from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.translation import gettext as _

AFTER_END = {
    AfterEnd.NOTHING: _("nothing"),
    AfterEnd.QUIT: _("quit"),
    AfterEnd.SUSPEND: _("suspend"),
    AfterEnd.POWEROFF: _("power off"),
}
"""What may follow the end."""
_NO_POWER = {
    # Translators: {reason} is the end of a sentence.
    (AfterEnd.SUSPEND,): _("Suspend is not possible: {reason}."),
    (AfterEnd.POWEROFF,): _("Power off is not possible: {reason}."),
    (AfterEnd.SUSPEND, AfterEnd.POWEROFF): _(
        "Suspend and power off are not possible: {reason}."
    ),
}
LAST_MINUTES = {
    AfterEnd.QUIT: _("sleepterm quits in one minute"),
    AfterEnd.SUSPEND: _("This machine suspends in one minute"),
    AfterEnd.POWEROFF: _("This machine powers off in one minute"),
}
"""What follows in a minute, without a full stop."""


def format_no_power(reasons: Mapping[AfterEnd, str]) -> str:
    """Why the machine can't do something, a line for each reason; "" if it can."""
    lines = []
    for reason in dict.fromkeys(filter(None, reasons.values())):
        what = tuple(x for x in AFTER_END if reasons.get(x) == reason)
        lines.append(_NO_POWER[what].format(reason=reason))
    return "\n".join(lines)


def format_last_key(*, plays_on: bool) -> str:
    """What any key does in the minute after the end."""
    if plays_on:
        return _("Any key stops that; the sound plays on.")
    return _("Any key stops that.")


def format_last_minute(then: AfterEnd, *, plays_on: bool) -> str:
    """What follows in a minute, and what any key does."""
    return f"{LAST_MINUTES[then]}. {format_last_key(plays_on=plays_on)}"
