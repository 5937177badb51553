"""What can be chosen in the dialog of the timer, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable

from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import PRESETS_MINUTES, EndWith, TimerSettings
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext, pgettext
from sleepterm.tui.widgets.choice import Choice, Option
from sleepterm.units import Seconds

ALL_NIGHT = "all-night"
"""The option of a timer that is off."""
OTHER = "other"
"""No option: the value is in the field beside them."""
_FADES_MINUTES = (5, 10, 15, 20, 30)
_LAWS = {
    # Translators: shapes of a fade, in one line of 57 cells.
    FadeLaw.GENTLE: pgettext("fade", "gentle"),
    FadeLaw.LINEAR: pgettext("fade", "linear"),
    FadeLaw.EARLY: pgettext("fade", "early"),
}
LAW_HINTS = {
    FadeLaw.GENTLE: _("Loudness falls evenly, so the fade is hard to notice."),
    FadeLaw.LINEAR: _("Stays loud longer, then drops fast."),
    FadeLaw.EARLY: _("Quiet early, then a long whisper."),
}
_ENDS = {
    EndWith.TIME: _("after this time"),
    EndWith.TRACK: _("with the guided track"),
    EndWith.SENTENCE: _("after the sentence"),
    EndWith.CHAPTER: _("when this chapter ends"),
}
END_HINTS = {
    EndWith.SENTENCE: _("The voice finishes its sentence; only the rest fades."),
    EndWith.CHAPTER: _("A track without chapters plays to its end."),
}
_TRACKS = (2, 3)
_AND = "*"
"""Between an end and a number of tracks."""


def laws() -> tuple[Option, ...]:
    """The shapes of a fade."""
    return tuple(Option(law, word) for law, word in _LAWS.items())


def _minutes(values: Iterable[int]) -> tuple[Option, ...]:
    return tuple(Option(str(value), str(value)) for value in values)


def lengths() -> tuple[Option, ...]:
    """Lengths of the timer in minutes, and all night."""
    return (*_minutes(PRESETS_MINUTES), Option(ALL_NIGHT, _("all night")))


def fades() -> tuple[Option, ...]:
    """Lengths of the fade in minutes."""
    return (Option("0", pgettext("fade", "none")), *_minutes(_FADES_MINUTES))


def ends(settings: TimerSettings, *, has_chapters: bool) -> tuple[Option, ...]:
    """What the timer can end with.

    Args:
        settings: the present ones; their end is always among them.
        has_chapters: whether the guided track that plays has chapters.
    """
    words = dict(_ENDS)
    if not has_chapters and settings.end is not EndWith.CHAPTER:
        del words[EndWith.CHAPTER]
    counts = sorted({*_TRACKS, settings.tracks} - {1})
    return (
        *(Option(end, word) for end, word in words.items()),
        *(Option(f"{EndWith.TRACK}{_AND}{x}", _after(x)) for x in counts),
    )


def _after(count: int) -> str:
    words = ngettext("after {count} track", "after {count} tracks", count)
    return words.format(count=count)


def end_of(option: str) -> tuple[EndWith, int]:
    """The end of an option, and after how many tracks."""
    kind, _and, tracks = option.partition(_AND)
    return EndWith(kind), int(tracks or 1)


def end_value(settings: TimerSettings) -> str:
    """The option of the present end."""
    if settings.end is EndWith.TRACK and settings.tracks > 1:
        return f"{settings.end}{_AND}{settings.tracks}"
    return settings.end


def length_value(settings: TimerSettings) -> str:
    """The option of the present length; `OTHER` if there is none."""
    if not settings.enabled:
        return ALL_NIGHT
    if settings.until is not None:
        return OTHER
    minutes = settings.duration / 60
    return f"{minutes:g}" if minutes in PRESETS_MINUTES else OTHER


def fade_value(fade: Seconds) -> str:
    """The option of the present fade; `OTHER` if there is none."""
    minutes = fade / 60
    return f"{minutes:g}" if minutes in {0, *_FADES_MINUTES} else OTHER


def preset(minutes: float, choice: Choice) -> str:
    """The option of this many minutes; `OTHER` if there is none."""
    value = f"{minutes:g}"
    return value if value in {option.value for option in choice.options} else OTHER
