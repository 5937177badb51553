"""The list of tracks; only visible lines are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from sleepterm.library.catalog.labels import TYPES, words_of
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.tui.bindings.entry import bindings
from sleepterm.tui.bindings.track_list import TRACK_LIST
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.readable import terminal_of
from sleepterm.tui.widgets.ink import ACCENT, DIM, TEXT, held
from sleepterm.tui.widgets.spans import Span, content_of, fitted, wrapped
from sleepterm.tui.wording import format_length

if TYPE_CHECKING:
    from sleepterm.library.catalog.track import Track

_MARGIN = 3
_LENGTH_WIDTH = 7
_TYPE_WIDTH = 11
_WIDEST_TITLE = 60
_WIDEST_TOPICS = 48
_NARROW = 34
_MEDIUM = 48


class Columns(NamedTuple):
    """Widths of the columns in cells; 0 leaves a column out."""

    title: int
    type: int
    topics: int
    length: int = _LENGTH_WIDTH

    @classmethod
    def within(cls, width: int) -> Columns:
        """The columns for a list of `width` cells."""
        room = max(0, width - 4 - _LENGTH_WIDTH)
        if width < _NARROW:
            return cls(title=room, type=0, topics=0)
        room -= _TYPE_WIDTH + 1
        if width < _MEDIUM:
            return cls(title=room, type=_TYPE_WIDTH, topics=0)
        topics = max(8, min(_WIDEST_TOPICS, (room - 1) // 3))
        title = min(_WIDEST_TITLE, room - topics - 1)
        return cls(title=title, type=_TYPE_WIDTH, topics=topics)


class TrackList(ScrollView, can_focus=True, inherit_bindings=False):
    """Tracks, one a line, with a cursor.

    Args:
        glyphs: characters to draw with.
    """

    ALLOW_SELECT = False
    BINDINGS = bindings(TRACK_LIST)
    DEFAULT_CSS = """
    TrackList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
    }
    """

    help_title = pgettext("heading", "Playing")
    help_text = _(
        "Enter plays the highlighted track. While something is playing, it adds"
        " a loop to the mix or removes it, and a guided track replaces the one"
        " before. With nothing playing, Enter on a track of the last mix resumes"
        " that mix, and on any other track starts a new one. A mix or a"
        " session replaces everything that is playing; Enter on it again stops it."
        " A click highlights, a second click plays."
    )

    tracks: reactive[tuple[Track, ...]] = reactive((), init=False)
    """The listed tracks."""
    cursor: var[int] = var(0, init=False)
    """The highlighted line."""
    in_mix: var[frozenset[str]] = var(frozenset(), init=False)
    """Ids of the tracks in the mix."""
    is_playing: var[bool] = var(default=False, init=False)
    """Whether the mix plays now."""
    liked: var[frozenset[str]] = var(frozenset(), init=False)
    """Ids of the favourites."""
    reasons: reactive[Mapping[str, str]] = reactive(MappingProxyType({}), init=False)
    """Track id to the reason why it is listed, shown instead of type and topics."""
    empty_text: reactive[str] = reactive("", init=False)
    """The text of an empty list."""

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """Enter or a second click on a track."""

        track: Track

    @dataclass(eq=False, repr=False)
    class Highlighted(Message):
        """The cursor moved to another track, or to none."""

        track: Track | None

        def can_replace(self, message: Message) -> bool:
            """Whether this makes an earlier message obsolete."""
            return isinstance(message, TrackList.Highlighted)

    @dataclass(eq=False, repr=False)
    class TypeChanged(Message):
        """The user asks for the previous type (-1) or the next (+1)."""

        direction: int

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._glyphs = glyphs
        self._has_acted = False

    @property
    def highlighted(self) -> Track | None:
        """The track under the cursor."""
        return self.tracks[self.cursor] if self.cursor < len(self.tracks) else None

    @property
    def neighbour(self) -> Track | None:
        """The track after the highlighted one, or else the one before it."""
        at = self.cursor + (1 if self.cursor + 1 < len(self.tracks) else -1)
        return self.tracks[at] if 0 <= at < len(self.tracks) else None

    @property
    def highlight_at(self) -> Offset:
        """The cell of the mark before the highlighted track."""
        return Offset(_MARGIN - 1, self.cursor - self.scroll_offset.y)

    def highlight(self, track_id: str) -> None:
        """Move the cursor to a track, if it is listed."""
        for index, track in enumerate(self.tracks):
            if track.id == track_id:
                self.cursor = index
                return

    def render_line(self, y: int) -> Strip:
        """One visible line.

        Args:
            y: the line, counted from the top of the visible part.
        """
        width = self.scrollable_content_region.width
        if width <= 0:
            return Strip.blank(0)
        index = y + self.scroll_offset.y
        spans = self._line(index, width) if self.tracks else self._empty(y, width)
        if not spans:
            return Strip.blank(width, self.rich_style)
        if self.tracks and index == self.cursor:
            spans = self._under_cursor(spans)
        line = content_of([spans])
        return Visual.to_strips(self, line, width, 1, self.visual_style)[0]

    def _line(self, index: int, width: int) -> list[Span]:
        if index < len(self.tracks):
            here = self._glyphs.here if index == self.cursor else " "
            return self._spans(self.tracks[index], here, width)
        return []

    def _under_cursor(self, spans: list[Span]) -> list[Span]:
        """The spans of the highlighted line, easily seen while the list has focus."""
        if not self.has_focus:
            return [(text, f"bold {style}") for text, style in spans]
        has_tints = terminal_of(self.app).has_tints
        return [
            (text, held(has_tints=has_tints, is_accent=style == ACCENT))
            for text, style in spans
        ]

    def _empty(self, y: int, width: int) -> list[Span]:
        """Line `y` of an empty list: its text, from the second line on."""
        lines = wrapped(self.empty_text, width - 2 * _MARGIN)
        if not 1 <= y <= len(lines):
            return []
        words = " " * _MARGIN + lines[y - 1]
        return [(fitted(words, width, self._glyphs.more), DIM)]

    def _spans(self, track: Track, here: str, width: int) -> list[Span]:
        columns = Columns.within(width)
        more = self._glyphs.more
        title = fitted(sanitize_line(track.title), columns.title, more)
        length = fitted(
            format_length(track, self._glyphs), columns.length, more, right=True
        )
        if track.missing:
            room = width - 4 - columns.title
            reason = fitted(sanitize_line(track.missing), max(0, room), more)
            return [(f"  {here}{title} {reason}", DIM)]
        is_in = track.id in self.in_mix
        mark = self._glyphs.playing if is_in else " "
        sounds = ACCENT if is_in and self.is_playing else ""
        heart = self._glyphs.liked if track.id in self.liked else " "
        spans = [
            (heart, ACCENT),
            (mark, sounds or DIM),
            (here, TEXT),
            (title, sounds or TEXT),
        ]
        if (why := self.reasons.get(track.id)) and columns.topics:
            room = columns.type + 1 + columns.topics
            spans.append((" " + fitted(sanitize_line(why), room, more), DIM))
            return [*spans, (f"{length} ", DIM)]
        if columns.type:
            spans.append((" " + fitted(TYPES[track.type], columns.type, more), DIM))
        if columns.topics:
            topics = _whole(words_of(track), columns.topics)
            spans.append((" " + fitted(topics, columns.topics, more), DIM))
        return [*spans, (f"{length} ", DIM)]

    def action_play_track(self) -> None:
        """Play the highlighted track."""
        if (track := self.highlighted) is not None:
            self.post_message(self.Chosen(track))

    def action_move_cursor(self, by: int) -> None:
        """Move the cursor by lines."""
        self._move(self.cursor + by)

    def action_move_page(self, by: int) -> None:
        """Move the cursor by pages."""
        self._move(self.cursor + by * max(1, self.size.height - 1))

    def action_move_to(self, line: int) -> None:
        """Move the cursor to a line; -1 is the last."""
        self._move(line if line >= 0 else len(self.tracks) - 1)

    def action_change_type(self, direction: int) -> None:
        """Report that another type is asked for."""
        self.post_message(self.TypeChanged(direction))

    def _move(self, line: int) -> None:
        self.cursor = min(max(line, 0), max(0, len(self.tracks) - 1))

    def on_click(self, event: events.Click) -> None:
        """Highlight the clicked track; play it if it was highlighted."""
        index = event.y + self.scroll_offset.y
        if index >= len(self.tracks):
            return
        was_here = index == self.cursor
        self.cursor = index
        acts = (
            was_here if event.chain == 1 else event.chain == 2 and not self._has_acted
        )
        self._has_acted = acts
        if acts:
            self.action_play_track()

    def watch_tracks(
        self, before: tuple[Track, ...], tracks: tuple[Track, ...]
    ) -> None:
        """Keep the cursor on its track if that is still listed."""
        self.virtual_size = Size(self.size.width, len(tracks))
        held = before[self.cursor].id if self.cursor < len(before) else ""
        ids = (index for index, track in enumerate(tracks) if track.id == held)
        self.set_reactive(TrackList.cursor, next(ids, 0))
        self._show_cursor()
        self.refresh()
        if not self.highlighted or self.highlighted.id != held:
            self.post_message(self.Highlighted(self.highlighted))

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Redraw the two changed lines and keep the cursor visible."""
        self.refresh_line(before)
        self.refresh_line(cursor)
        self._show_cursor()
        self.post_message(self.Highlighted(self.highlighted))

    def watch_in_mix(self, before: frozenset[str], now: frozenset[str]) -> None:
        """Redraw the tracks that joined or left the mix."""
        self._refresh_tracks(before ^ now)

    def watch_is_playing(self) -> None:
        """Redraw the tracks in the mix."""
        self._refresh_tracks(self.in_mix)

    def watch_liked(self, before: frozenset[str], now: frozenset[str]) -> None:
        """Redraw the tracks that became favourites or ceased to be."""
        self._refresh_tracks(before ^ now)

    def on_focus(self) -> None:
        """Show the focus."""
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """Hide the focus."""
        self.refresh_line(self.cursor)

    def on_resize(self) -> None:
        """Keep the cursor visible."""
        self.virtual_size = Size(self.size.width, len(self.tracks))
        self._show_cursor()

    def _refresh_tracks(self, ids: frozenset[str]) -> None:
        top = self.scroll_offset.y
        for line, track in enumerate(self.tracks[top : top + self.size.height], top):
            if track.id in ids:
                self.refresh_line(line)

    def _show_cursor(self) -> None:
        region = Region(0, self.cursor, max(1, self.size.width), 1)
        self.scroll_to_region(region, animate=False, force=True)


def _whole(topics: Sequence[str], width: int) -> str:
    """The first topics that fit whole, one at least."""
    line = ""
    for topic in map(sanitize_line, topics):
        longer = f"{line}, {topic}" if line else topic
        if line and cell_len(longer) > width:
            break
        line = longer
    return line
