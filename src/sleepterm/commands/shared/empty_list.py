"""Says why a list of tracks is empty, and what to do."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.history.habits import Habits, PersonalList
from sleepterm.night.durations import format_duration
from sleepterm.text import did_you_mean, sanitize_line, shortened
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext
from sleepterm.units import Seconds

_LONGEST = 24
_MOST_NAMED = 5
_WORD = re.compile(r"[^\W_]{3,}")
_NO_PLAYS = _("Nothing was played yet. 'sleepterm play ID' plays a track.")
NO_FAVOURITES = _("You have no favourites yet. 'sleepterm favourite ID' adds one.")
"""Said where a list of favourites is empty."""
_TOO_MUCH = _("No track fits all of that. Leave some of it out.")


class _Condition(NamedTuple):
    """One condition of a filter.

    Attributes:
        typed: as it stands on the command line.
        alone: the filter with this condition only.
        others: the filter without it.
    """

    typed: str
    alone: TrackFilter
    others: TrackFilter


def why_empty(wanted: TrackFilter, catalog: Catalog, habits: Habits) -> str:
    """Why no track passes a filter, and what to do about it."""
    conditions = tuple(_conditions(wanted))
    for each in conditions:
        if not each.alone.apply(catalog, habits):
            return _why_none_alone(each.alone, catalog)
    left = {each.typed: len(each.others.apply(catalog, habits)) for each in conditions}
    typed = max(left, key=left.__getitem__, default="")
    if not left.get(typed):
        return _TOO_MUCH
    # Translators: {typed} is like "--topic sleep"
    return ngettext(
        "No track fits all of that. Without {typed}, {count} track fits.",
        "No track fits all of that. Without {typed}, {count} tracks fit.",
        left[typed],
    ).format(typed=typed, count=left[typed])


def _conditions(wanted: TrackFilter) -> Iterator[_Condition]:
    words = wanted.text.split()
    for word in dict.fromkeys(words):
        text = " ".join(each for each in words if each != word)
        yield _Condition(
            _quoted(word), TrackFilter(text=word), replace(wanted, text=text)
        )
    if (kind := wanted.type) is not None:
        others = replace(wanted, type=None)
        yield _Condition(f"--type {kind}", TrackFilter(type=kind), others)
    if (topic := wanted.topic) is not None:
        others = replace(wanted, topic=None)
        typed = f"--topic {_shown(topic)}"
        yield _Condition(typed, TrackFilter(topic=topic), others)
    if (band := wanted.band) is not None:
        others = replace(wanted, band=None)
        typed = f"--band {band.label.removesuffix(' min')}"
        yield _Condition(typed, TrackFilter(band=band), others)
    if (most := wanted.max_length) is not None:
        others = replace(wanted, max_length=None)
        typed = f"--max-length {format_duration(most)}"
        yield _Condition(typed, TrackFilter(max_length=most), others)
    if (personal := wanted.personal) is not None:
        others = replace(wanted, personal=None)
        yield _Condition(f"--{personal}", TrackFilter(personal=personal), others)


def _why_none_alone(alone: TrackFilter, catalog: Catalog) -> str:
    """Why no track passes a filter with a single condition."""
    if alone.topic is not None:
        return _no_topic(alone.topic, catalog)
    if alone.max_length is not None:
        return _none_so_short(alone.max_length, catalog)
    if alone.text:
        return _no_word(alone.text, catalog)
    return _none_of_choice(alone)


def _none_of_choice(alone: TrackFilter) -> str:
    if alone.personal is PersonalList.FAVOURITES:
        return NO_FAVOURITES
    if alone.personal is not None:
        return _NO_PLAYS
    if alone.type is not None:
        return _(
            "No track has the type '{type}' yet."
            " 'sleepterm add FILE' adds your own sounds."
        ).format(type=alone.type)
    return _("No track has that length. Try another --band.")


def _no_topic(topic: str, catalog: Catalog) -> str:
    known = tuple(catalog.facets.topics)
    commonest = ", ".join(map(sanitize_line, known[:_MOST_NAMED]))
    todo = did_you_mean(topic, known)
    if known and not todo:
        todo = _("Try one of {topics}.").format(topics=commonest)
    fault = _("There is no topic '{topic}'.").format(topic=_shown(topic))
    return f"{fault} {todo}".rstrip()


def _none_so_short(most: Seconds, catalog: Catalog) -> str:
    lengths = [x.length for x in catalog if not x.is_loop and x.length is not None]
    if not lengths:
        return _("No track ends by itself. Leave --max-length out.")
    enough = format_duration(Seconds(60.0 * math.ceil(min(lengths) / 60)))
    # Translators: {time} and {enough} are like "20m"
    return _("No track ends within {time}. Try --max-length {enough}.").format(
        time=format_duration(most), enough=enough
    )


def _no_word(word: str, catalog: Catalog) -> str:
    known = {each for track in catalog for each in _WORD.findall(track.search_text)}
    todo = did_you_mean(word, sorted(known)) or _(
        "'sleepterm search' finds tracks by how you feel."
    )
    fault = _("No track has the word '{word}'.").format(word=_shown(word))
    return f"{fault} {todo}"


def _quoted(text: str) -> str:
    return f"'{_shown(text)}'"


def _shown(text: str) -> str:
    return shortened(sanitize_line(text), _LONGEST)
