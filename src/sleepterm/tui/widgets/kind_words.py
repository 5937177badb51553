"""The words for types of tracks and for the user's own lists."""

from __future__ import annotations

from sleepterm.library.catalog.track import ContentType
from sleepterm.library.history.habits import PersonalList
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext

KINDS = {
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

KIND_TITLES = {
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
    ContentType.ASMR: pgettext("type", "Asmr"),
    ContentType.HYPNOSIS: pgettext("type", "Hypnosis"),
    ContentType.THERAPY: pgettext("type", "Therapy"),
    ContentType.COACHING: pgettext("type", "Coaching"),
    ContentType.PRAYER: pgettext("type", "Prayer"),
    ContentType.OTHER: pgettext("type", "Other"),
    ContentType.MIX: pgettext("type", "Mix"),
    ContentType.SESSION: pgettext("type", "Session"),
}
"""The options of the first row of filters; None shows all tracks."""
