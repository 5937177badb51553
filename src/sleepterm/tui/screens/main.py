"""The main screen: tracks, what is playing, the sleep timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.command import Provider
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from sleepterm.audio.state import Status
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import bindings
from sleepterm.tui.bindings.footer import main_footer
from sleepterm.tui.bindings.registry import COMMANDS
from sleepterm.tui.bindings.search import SEARCH
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.command_screen import CommandScreen
from sleepterm.tui.widgets.ink import ACCENT, DIM
from sleepterm.tui.widgets.key_bar import KeyBar
from sleepterm.tui.widgets.now_lines import BELLS, MASTER, NowPane
from sleepterm.tui.widgets.now_playing import NowPlaying
from sleepterm.tui.widgets.status_line import StatusLine
from sleepterm.tui.widgets.timer_panel import TimerPanel
from sleepterm.tui.widgets.title_bar import TitleBar
from sleepterm.tui.widgets.track_list import TrackList
from sleepterm.tui.wording import PLACEHOLDER, format_answer, format_no_matches

if TYPE_CHECKING:
    from collections.abc import Callable

    from sleepterm.library.browse.library_view import LibraryView
    from sleepterm.library.catalog.track import Track
    from sleepterm.tui.context import Context
    from sleepterm.tui.glyphs import Glyphs
    from sleepterm.tui.widgets.banner import Banner
    from sleepterm.tui.widgets.filter_bar import FilterBar
    from sleepterm.tui.widgets.search import SearchField

_WIDE = 70
_TALL = 15
_ROOMY = 20
_LOADING = _("Loading sounds ...")


def _palette() -> type[Provider]:
    # Imported late: the first frame does not need it.
    from sleepterm.tui.palette import CommandProvider  # noqa: PLC0415

    return CommandProvider


class MainScreen(CommandScreen):
    """Search, filters, tracks, now playing, timer, keys.

    Args:
        make_context: gives what the commands work with; not called before the first
            frame is drawn.
        glyphs: the signs to draw with.
        first: the state to draw before anything plays.

    Attributes:
        is_searching: whether what the user types goes into the search field.
    """

    BINDINGS = bindings(COMMANDS.values())
    DEFAULT_CSS = """
    MainScreen {
        background: $background;
        color: $foreground;
        &.-unlit { background: #000000; }
        &.-unlit > * { visibility: hidden; }
        #search { height: 1; padding: 0 1; }
        #search > Static { width: auto; color: $accent; }
        #filters { height: 2; }
        &.-tall #filters { height: 1; }
        #help-line { height: auto; padding: 0 1; color: $foreground; display: none; }
        #help-line.-shown { display: block; }
        #body {
            border-top: solid $foreground 22%;
            border-bottom: solid $foreground 22%;
        }
        #side {
            width: 30%;
            min-width: 27;
            max-width: 52;
            border-left: solid $foreground 22%;
            padding: 0 1;
        }
        #tracks { width: 1fr; height: 1fr; }
        #now { height: 1fr; scrollbar-size-vertical: 0; }
        &.-wide NowPlaying { min-height: 100%; }
        & > KeyBar { padding: 0 1; }
        &.-narrow #body { layout: vertical; }
        &.-narrow #side {
            width: 100%; max-width: 100%; height: auto; max-height: 50%;
            border-left: none; border-top: solid $foreground 22%;
        }
        &.-narrow #now { height: auto; max-height: 8; margin-bottom: 1; }
        &.-low TitleBar, &.-low #search { display: none; }
        &.-low #filters, &.-low #side { display: none; }
        &.-low StatusLine { display: block; }
        &.-low #body { border-top: none; }
        &.-low.-searching #search { display: block; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_TALL, "-tall"), (_ROOMY, "-roomy")]
    AUTO_FOCUS = "#tracks"
    COMMANDS = {_palette}

    def __init__(
        self, make_context: Callable[[], Context], glyphs: Glyphs, first: PlaybackState
    ) -> None:
        super().__init__(make_context)
        self._glyphs = glyphs
        self._state = first
        self._highlighted_kind = (False, "")
        self._help = ""
        self._banner: Banner | None = None
        self._filters: FilterBar | None = None
        self.is_searching = False
        self._is_composed = False
        self._is_complete = False

    def compose(self) -> ComposeResult:
        """All regions, top to bottom."""
        # Set before the first frame, these classes save styling everything twice.
        width, height = self.app.size
        self.set_class(width < _WIDE, "-narrow").set_class(width >= _WIDE, "-wide")
        self.set_class(height < _TALL, "-low").set_class(height >= _ROOMY, "-roomy")
        self.set_class(_TALL <= height < _ROOMY, "-tall")
        glyphs = self._glyphs
        yield TitleBar(glyphs)
        prompt = Content.assemble(("/ ", ACCENT), (PLACEHOLDER, DIM))
        yield Horizontal(Static(prompt), id="search")
        yield Static(id="help-line", markup=False)
        yield StatusLine(glyphs)
        yield Horizontal(id="filters")
        with Horizontal(id="body"):
            yield TrackList(glyphs, id="tracks")
            with Vertical(id="side"):
                yield VerticalScroll(NowPlaying(), id="now", can_focus=False)
                yield TimerPanel(glyphs)
        yield KeyBar((*SEARCH, *main_footer(self._state)), self.why_not)

    def on_mount(self) -> None:
        """Show the restored session before the catalogue is loaded."""
        self._is_composed = True
        self.tracks.empty_text = _LOADING
        self._show_playback(self._state)

    def complete(self) -> None:
        """Put in what the list need not wait for; once."""
        prompts = self.query("#search > Static").results(Static)
        prompt = next(prompts, None)
        # There is none before the first frame, nor while the app ends.
        if self._is_complete or prompt is None:
            return
        self._is_complete = True
        prompt.update(Content("/ "))
        _ = self.query_one("#search").mount(lazy.search_field())
        self._filters = lazy.filter_bar(self._glyphs)
        self._filters.view = self.context.browse.view
        _ = self.query_one("#filters").mount(self._filters)
        self._banner = lazy.banner(lambda: self.context.shell.key_of("retry-device"))
        _ = self.mount(self._banner, before="#search")
        self.show_state(self.context.playback.state)

    @property
    def tracks(self) -> TrackList:
        """The list of tracks."""
        return self.query_one(TrackList)

    @property
    def search(self) -> Input:
        """The search field."""
        return self.query_one(Input)

    @property
    def highlighted(self) -> Track | None:
        """The track under the cursor."""
        return self.tracks.highlighted

    @property
    def neighbour(self) -> Track | None:
        """The track after the highlighted one, or else the one before it."""
        return self.tracks.neighbour

    def show_state(self, state: PlaybackState) -> None:
        """Show another state of playback."""
        if self._is_composed:
            self._show_playback(state)
            super().show_state(state)

    def _show_playback(self, state: PlaybackState) -> None:
        self._state = state
        self.query_one(TitleBar).show(state)
        self.query_one(TimerPanel).show(state)
        self.query_one(StatusLine).show(state)
        if self._banner is not None:
            self._banner.show(state)
        self.tracks.in_mix = _heard(state)
        self.tracks.is_playing = state.status is Status.PLAYING
        self._show_pane(state)

    def _show_pane(self, state: PlaybackState) -> None:
        track = self.highlighted
        track_id = track.id if track else ""
        layer = state.current_layer(track_id)
        at_hand = layer.track_id if layer else ""
        self.query_one(NowPlaying).pane = NowPane(state, at_hand, self._glyphs)
        self.query_one(KeyBar).offer((*SEARCH, *main_footer(state, track_id)))

    def show_view(self, before: LibraryView, view: LibraryView) -> None:
        """Show another view of the library in place of `before`."""
        tracks = self.tracks
        at, held = tracks.cursor, tracks.highlighted
        tracks.liked = frozenset(view.habits.liked)
        tracks.reasons = view.reasons
        tracks.tracks = view.tracks
        is_ranked = bool(view.filter.text and view.reasons)
        if (is_ranked and before.filter != view.filter) or before.order != view.order:
            # The best match is on top, so go there.
            tracks.cursor = 0
        elif before.habits != view.habits and before.catalog is view.catalog:
            self._stay(at, held)
        if not view.tracks and len(view.catalog):
            tracks.empty_text = format_no_matches(view.blocking_filter)
        answer = format_answer(view, lambda: self.context.shell.key_of("sleep-well"))
        self._show_help_line(answer)
        self.query_one(StatusLine).filter = view.filter
        if self._filters is not None:
            self._filters.view = view
        if (before.is_filtered, before.blocking_filter) != (
            view.is_filtered,
            view.blocking_filter,
        ):
            self.refresh_bindings()

    def _stay(self, at: int, held: Track | None) -> None:
        """Keep the cursor's line where its track has left the list of favourites."""
        tracks = self.tracks
        if held is not None and tracks.highlighted != held:
            tracks.action_move_cursor(at - tracks.cursor)

    def _show_help_line(self, text: str) -> None:
        if text != self._help:
            self._help = text
            line = self.query_one("#help-line", Static)
            line.set_class(bool(text), "-shown")
            line.update(Content(text))

    def set_empty_text(self, text: str) -> None:
        """Set the text that an empty list shows."""
        self.tracks.empty_text = text

    def go_to(self, track_id: str) -> None:
        """Highlight a track and focus the list."""
        self.tracks.highlight(track_id)
        self.tracks.focus()

    def focus_search(self) -> None:
        """Focus the search field."""
        self.complete()
        if self._is_complete:
            self.add_class("-searching")
            self.search.focus()

    def set_search(self, text: str) -> None:
        """Put this text into the search field."""
        if self.query(Input) and self.search.value != text:
            self.search.value = text

    def show_work(self, text: str) -> None:
        """Show the progress of background work; "" hides it."""
        self.query_one(TitleBar).work = text

    def refresh_commands(self) -> None:
        """Update which commands are available."""
        self.refresh_bindings()

    @on(TrackList.Chosen)
    def _track_chosen(self, event: TrackList.Chosen) -> None:
        self.context.playback.play(event.track.id)

    @on(TrackList.TypeChanged)
    def _type_changed(self, event: TrackList.TypeChanged) -> None:
        self.context.browse.show_next_kind(event.direction)

    @on(TrackList.Highlighted)
    def _track_highlighted(self, event: TrackList.Highlighted) -> None:
        self._show_pane(self._state)
        track = event.track
        kind = (False, "") if track is None else (track.own, _made_of_others(track))
        if kind != self._highlighted_kind:
            # Only this changes which commands are available.
            self._highlighted_kind = kind
            self.refresh_bindings()

    @on(NowPlaying.VolumeChosen)
    def _volume_chosen(self, event: NowPlaying.VolumeChosen) -> None:
        playback = self.context.playback
        if event.target == MASTER:
            playback.set_master(event.percent)
        elif event.target == BELLS:
            playback.guided.set_bells(event.percent)
        else:
            playback.set_layer(event.target, event.percent)

    @on(Input.Changed, "SearchField")
    def _search_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.context.browse.search_for(event.value)

    @on(events.DescendantFocus, "SearchField")
    @on(events.DescendantBlur, "SearchField")
    def _search_entered_or_left(self, event: events.Event) -> None:
        self.is_searching = isinstance(event, events.DescendantFocus)
        self.set_class(self.is_searching, "-searching")

    def on_search_field_left(self) -> None:
        """Go from the search to the list."""
        self.tracks.focus()

    def on_search_field_paths_pasted(self, event: SearchField.PathsPasted) -> None:
        """Import paths or a shared mix pasted into the search."""
        self._take_pasted(event.text)

    def on_filter_bar_type_chosen(self, event: FilterBar.TypeChosen) -> None:
        """Show one type, or one of the user's own lists."""
        self.context.browse.show_kind(event.value)

    def on_filter_bar_topic_chosen(self, event: FilterBar.TopicChosen) -> None:
        """Show one topic."""
        self.context.browse.show_topic(event.value)

    def on_filter_bar_length_chosen(self, event: FilterBar.LengthChosen) -> None:
        """Show one length band."""
        self.context.browse.show_length(event.value)

    def on_paste(self, event: events.Paste) -> None:
        """Import pasted paths as sounds, or a share line as a mix."""
        if self._take_pasted(event.text):
            event.stop()

    def _take_pasted(self, text: str) -> bool:
        # Imported late: the first frame does not need it.
        from sleepterm.library.mixes.share_line import is_share_line  # noqa: PLC0415
        from sleepterm.tui.pasted_paths import pasted  # noqa: PLC0415

        if is_share_line(text):
            self.context.mixes.import_mix(text)
        elif paths := pasted(text):
            self.context.importing.open_dialog(paths)
        else:
            return False
        return True


def _heard(state: PlaybackState) -> frozenset[str]:
    """Ids of the tracks that play or are paused, their mix and session."""
    if state.status is Status.STOPPED:
        return frozenset()
    whole = (each.track_id for each in (state.mix, state.part) if each)
    return frozenset((*(layer.track_id for layer in state.layers), *whole))


def _made_of_others(track: Track) -> str:
    """The type of a mix or session; "" for a sound."""
    return "" if track.has_file else track.type.value
