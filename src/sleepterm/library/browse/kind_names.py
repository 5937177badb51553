"""The words for types of tracks and for the user's own lists, as they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from sleepterm.library.catalog.track import ContentType
from sleepterm.library.history.habits import PersonalList
from sleepterm.translation import pgettext

TYPE_NAMES: Mapping[str, str] = {
    ContentType.NATURE: pgettext("type of track", "nature"),
    ContentType.NOISE: pgettext("type of track", "noise"),
    ContentType.MUSIC: pgettext("type of track", "music"),
    ContentType.MEDITATION: pgettext("type of track", "meditation"),
    ContentType.BREATHWORK: pgettext("type of track", "breathwork"),
    ContentType.STORY: pgettext("type of track", "story"),
    ContentType.ASMR: pgettext("type of track", "asmr"),
    ContentType.HYPNOSIS: pgettext("type of track", "hypnosis"),
    ContentType.THERAPY: pgettext("type of track", "therapy"),
    ContentType.COACHING: pgettext("type of track", "coaching"),
    ContentType.PRAYER: pgettext("type of track", "prayer"),
    ContentType.OTHER: pgettext("type of track", "other"),
    ContentType.MIX: pgettext("type of track", "mix"),
    ContentType.SESSION: pgettext("type of track", "session"),
}
"""By the value that is stored and typed."""

LIST_NAMES: Mapping[str, str] = {
    PersonalList.FAVOURITES: pgettext("list of tracks", "favourites"),
    PersonalList.RECENT: pgettext("list of tracks", "recent"),
    PersonalList.POPULAR: pgettext("list of tracks", "popular"),
    PersonalList.MINE: pgettext("list of tracks", "mine"),
}
"""Likewise."""

KIND_NAMES: Mapping[str, str] = {**TYPE_NAMES, **LIST_NAMES}
"""Both."""
