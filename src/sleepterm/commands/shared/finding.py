"""One thing that `sleepterm doctor` looked at."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.translation import pgettext

# Translators: the first column, at most 9 characters wide
SUBJECTS = {
    "program": pgettext("doctor", "program"),
    "packages": pgettext("doctor", "packages"),
    "device": pgettext("doctor", "device"),
    "formats": pgettext("doctor", "formats"),
    "convert": pgettext("doctor", "convert"),
    "data": pgettext("doctor", "data"),
    "config": pgettext("doctor", "config"),
    "state": pgettext("doctor", "state"),
    "cache": pgettext("doctor", "cache"),
    "tracks": pgettext("doctor", "tracks"),
    "mixes": pgettext("doctor", "mixes"),
    "sessions": pgettext("doctor", "sessions"),
    "parts": pgettext("doctor", "parts"),
    "problem": pgettext("doctor", "problem"),
    "speech": pgettext("doctor", "speech"),
    "terminal": pgettext("doctor", "terminal"),
    "language": pgettext("doctor", "language"),
    "suspend": pgettext("doctor", "suspend"),
    "power off": pgettext("doctor", "power off"),
    "wake-up": pgettext("doctor", "wake-up"),
    "running": pgettext("doctor", "running"),
    "media": pgettext("doctor", "media"),
    "others": pgettext("doctor", "others"),
    "shell": pgettext("doctor", "shell"),
    "awake": pgettext("doctor", "awake"),
    "headset": pgettext("doctor", "headset"),
}
_WIDTH = max(map(len, SUBJECTS.values()))
# Translators: what works, and what doesn't; at most 4 characters wide
_MARKS = {True: pgettext("doctor", "ok"), False: pgettext("doctor", "FAIL")}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found.

    Attributes:
        subject: what was looked at, as `--json` has it.
        ok: whether it is as it should be.
        words: what there is to say about it, for the user.
    """

    subject: str
    ok: bool
    words: str

    @property
    def line(self) -> str:
        """A line of the report."""
        mark, subject = _MARKS[self.ok], SUBJECTS[self.subject]
        return f"{mark:<4} {subject:<{_WIDTH}} {self.words}"
