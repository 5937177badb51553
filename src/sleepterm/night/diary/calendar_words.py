"""Days of the week and months in the user's language."""

from __future__ import annotations

from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext

WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
"""From Monday on, as `date.weekday()` counts."""

MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)

SHORT_WEEKDAYS = (
    pgettext("weekday", "Mon"),
    pgettext("weekday", "Tue"),
    pgettext("weekday", "Wed"),
    pgettext("weekday", "Thu"),
    pgettext("weekday", "Fri"),
    pgettext("weekday", "Sat"),
    pgettext("weekday", "Sun"),
)
SHORT_MONTHS = (
    pgettext("month", "Jan"),
    pgettext("month", "Feb"),
    pgettext("month", "Mar"),
    pgettext("month", "Apr"),
    pgettext("month", "May"),
    pgettext("month", "Jun"),
    pgettext("month", "Jul"),
    pgettext("month", "Aug"),
    pgettext("month", "Sep"),
    pgettext("month", "Oct"),
    pgettext("month", "Nov"),
    pgettext("month", "Dec"),
)
