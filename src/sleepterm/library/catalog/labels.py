"""The words of the user's language for types, own lists, topics and length bands."""

from __future__ import annotations

from sleepterm.library.catalog.filters import LengthBand
from sleepterm.library.catalog.spoken import has_voice
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.history.habits import PersonalList
from sleepterm.translation import ENGLISH, language, pgettext, translated
from sleepterm.translation import gettext as _

TYPES = {
    # Translators: types of tracks, in a column of 11 cells.
    ContentType.NATURE: pgettext("type", "nature"),
    ContentType.NOISE: pgettext("type", "noise"),
    ContentType.MUSIC: pgettext("type", "music"),
    ContentType.MEDITATION: pgettext("type", "meditation"),
    ContentType.BREATHWORK: pgettext("type", "breathwork"),
    ContentType.STORY: pgettext("type", "story"),
    ContentType.ASMR: pgettext("type", "asmr"),
    ContentType.HYPNOSIS: pgettext("type", "hypnosis"),
    ContentType.THERAPY: pgettext("type", "therapy"),
    ContentType.COACHING: pgettext("type", "coaching"),
    ContentType.PRAYER: pgettext("type", "prayer"),
    ContentType.OTHER: pgettext("type", "other"),
    ContentType.MIX: pgettext("type", "mix"),
    ContentType.SESSION: pgettext("type", "session"),
}
"""The type of one track."""

TYPE_TITLES = {
    None: pgettext("type", "All"),
    PersonalList.FAVOURITES: _("Favourites"),
    PersonalList.RECENT: _("Recent"),
    PersonalList.POPULAR: _("Popular"),
    PersonalList.MINE: _("Mine"),
    ContentType.NATURE: pgettext("type", "Nature"),
    ContentType.NOISE: pgettext("type", "Noise"),
    ContentType.MUSIC: pgettext("type", "Music"),
    ContentType.MEDITATION: pgettext("type", "Meditation"),
    ContentType.BREATHWORK: pgettext("type", "Breathwork"),
    ContentType.STORY: pgettext("type", "Story"),
    ContentType.ASMR: pgettext("type", "ASMR"),
    ContentType.HYPNOSIS: pgettext("type", "Hypnosis"),
    ContentType.THERAPY: pgettext("type", "Therapy"),
    ContentType.COACHING: pgettext("type", "Coaching"),
    ContentType.PRAYER: pgettext("type", "Prayer"),
    ContentType.OTHER: pgettext("type", "Other"),
    ContentType.MIX: pgettext("type", "Mix"),
    ContentType.SESSION: pgettext("type", "Session"),
}
"""Types and the user's own lists, as choices; None is all tracks."""


def kind_label(word: str) -> str:
    """The first word of a kind of feelings.toml as it is shown."""
    return translated("type", word)


def topic_label(topic: str) -> str:
    """A topic as it is shown: of a bundled one its translation."""
    return translated("topic", topic)


def speech_label(track: Track) -> tuple[str, ...]:
    """What language a bundled track speaks, for users of another one; else ()."""
    if language() == ENGLISH or track.own or not (track.has_file and has_voice(track)):
        return ()
    # Translators: of a voice; in a column of 9 cells.
    return (_("in English"),)


def words_of(track: Track) -> tuple[str, ...]:
    """Its language, if that has to be said, and its topics, as they are shown."""
    return (*speech_label(track), *map(topic_label, track.topics))


def band_label(band: LengthBand) -> str:
    """A length band as it is shown; commands take its `label`."""
    return _("endless") if band is LengthBand.ENDLESS else band.label
