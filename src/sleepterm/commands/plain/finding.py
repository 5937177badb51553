"""Lists and finds tracks for plain mode."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from sleepterm.commands.plain.numbered import WHICH_ONE, Numbered
from sleepterm.errors import SleeptermError
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.name_lookup import tracks_named
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.history.habits import PersonalList
from sleepterm.night.durations import format_minutes
from sleepterm.text import did_you_mean, folded, sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.wording import format_answer, format_filter

if TYPE_CHECKING:
    from sleepterm.library.search.search import Search

_LONGEST = 40
_MOST_NAMED = 30


class Finder:
    """The library as lists with numbers.

    Args:
        view: all tracks, the suggestions first.
        make_search: makes the search index; called at the first search.
    """

    def __init__(self, view: LibraryView, make_search: Callable[[], Search]) -> None:
        self._all = view
        self._make_search = make_search

    def listed(self, words: str) -> Numbered[Track]:
        """The tracks of a kind, topic, length or list of the user's; or all.

        Raises:
            SleeptermError: a word is none of these, or nothing fits them all.
        """
        return self.filtered(filter_of(words, self._all))

    def filtered(self, wanted: TrackFilter) -> Numbered[Track]:
        """The tracks that a filter leaves.

        Raises:
            SleeptermError: it leaves none.
        """
        view = self._all.with_filter(wanted)
        what = format_filter(wanted)
        if not view.tracks:
            raise SleeptermError(
                _("Nothing there"), _("There is nothing in '{what}'.").format(what=what)
            )
        return numbered(
            _("Tracks, {what}").format(what=what) if what else _("All tracks"), view
        )

    def found(self, text: str) -> tuple[str, Numbered[Track] | None]:
        """What the search says above its hits ("" for nothing), and the hits."""
        if self._all.search is None:
            self._all = self._all.with_search(self._make_search())
        view = self._all.with_filter(TrackFilter(text=text))
        hits = numbered(_("Found"), view) if view.tracks else None
        return format_answer(view) or ("" if hits else _("Nothing matches.")), hits

    def named(self, name: str) -> Track | Numbered[Track]:
        """The track that a name means, or those that it may mean.

        Raises:
            SleeptermError: it means none.
        """
        tracks = self._all.catalog.tracks
        named = tracks_named(name, tracks)
        if len(named.tracks) == 1:
            return named.tracks[0]
        usable = [track for track in named.tracks if not track.missing]
        if usable:
            entries = _entries(usable[:_MOST_NAMED])
            return Numbered(WHICH_ONE, entries, is_question=True)
        made = self._all.catalog.get(name)
        if made is not None:
            return made
        question = did_you_mean(name, [track.title for track in tracks])
        raise SleeptermError(
            _("Unknown track"),
            _("There is no track or mix '{name}'.").format(
                name=sanitize_line(name)[:_LONGEST]
            ),
            question or _("'search' finds tracks by other words."),
        )

    def filters(self) -> Numbered[TrackFilter]:
        """Everything that one list can be narrowed to, with the number of tracks."""
        view = self._all
        kinds = [view.of_kind(kind) for kind in view.kinds]
        topics = [TrackFilter(topic=topic) for topic in view.topics]
        bands = [TrackFilter(band=band) for band in view.bands]
        everything = _("all tracks")
        entries = [
            (f"{format_filter(each) or everything}, {view.count(each)}", each)
            for each in (*kinds, *bands, *topics)
        ]
        return Numbered(_("Filters, and how many tracks each leaves"), entries)


def filter_of(words: str, view: LibraryView) -> TrackFilter:
    """The filter that words name: kinds, topics, lengths, or the user's own lists.

    Raises:
        SleeptermError: a word names none of these.
    """
    wanted = TrackFilter()
    known = _conditions(view)
    for word in folded(words).replace(",", " ").split():
        if word not in known:
            question = did_you_mean(word, known)
            text = _("'{word}' is not a kind, topic or length of tracks.").format(
                word=word[:_LONGEST]
            )
            raise SleeptermError(
                _("Unknown filter"), text, question or _("'filter' lists all.")
            )
        wanted = _joined(wanted, known[word])
    return wanted


def _conditions(view: LibraryView) -> dict[str, TrackFilter]:
    """Words, and what each of them asks for; those of kinds go before topics."""
    topics = {folded(x).replace(" ", "-"): TrackFilter(topic=x) for x in view.topics}
    bands = {x.label.removesuffix(" min"): TrackFilter(band=x) for x in LengthBand}
    lists = {x.value: TrackFilter(personal=x) for x in PersonalList}
    kinds = {x.value: TrackFilter(type=x) for x in ContentType}
    english = {
        "all": TrackFilter(),
        **topics,
        **bands,
        "endless": TrackFilter(band=LengthBand.ENDLESS),
        **lists,
        **kinds,
    }
    # What the screen shows is understood, too.
    shown = {folded(format_filter(x)).replace(" ", "-"): x for x in english.values()}
    return {folded(_("all")): TrackFilter(), **shown, **english}


def _joined(one: TrackFilter, other: TrackFilter) -> TrackFilter:
    return replace(
        one,
        type=other.type or one.type,
        topic=other.topic or one.topic,
        band=other.band or one.band,
        personal=other.personal or one.personal,
    )


def numbered(title: str, view: LibraryView) -> Numbered[Track]:
    """The tracks of a view, each with what is to be known of it."""
    return Numbered(title, _entries(view.tracks, view))


def _entries(
    tracks: Iterable[Track], view: LibraryView | None = None
) -> list[tuple[str, Track]]:
    whys = view.reasons if view is not None else {}
    return [(_label(track, whys.get(track.id, "")), track) for track in tracks]


def _label(track: Track, why: str) -> str:
    length = _("endless") if track.is_loop else ""
    if not track.is_loop and track.length is not None:
        length = format_minutes(track.length)
    parts = (
        track.title,
        format_filter(TrackFilter(type=track.type)),
        length,
        track.missing or why.partition(";")[0],
    )
    return sanitize_line(", ".join(part for part in parts if part))
