"""The one main screen: what can be played, what plays, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from sleepterm.audio.state import Status
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.tui.context import House
from sleepterm.tui.footer import FOOTER
from sleepterm.tui.messages import MixWanted, MixWish, PathsPasted
from sleepterm.tui.pasted_paths import pasted
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.mix_actions import MixActions
from sleepterm.tui.screens.playing_actions import PlayingActions
from sleepterm.tui.widgets.ink import ACCENT, FAINT
from sleepterm.tui.widgets.key_bar import KeyBar
from sleepterm.tui.widgets.now_lines import BELLS, MASTER, NowPane
from sleepterm.tui.widgets.now_playing import NowPlaying
from sleepterm.tui.widgets.timer_panel import TimerPanel
from sleepterm.tui.widgets.title_bar import TitleBar
from sleepterm.tui.widgets.track_list import TrackList
from sleepterm.tui.wording import PLACEHOLDER, nothing_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sleepterm.library.browse.recommendations import Offer
    from sleepterm.library.mixes.mix_tracks import MixTrack
    from sleepterm.library.search.search import Search

_WIDE = 70
_TALL = 15
_ROOMY = 20
_LOADING = "Looking for sounds ..."
_NO_TRACKS = "No tracks yet. Press a to add your own sounds."


class MainScreen(MixActions):
    """Search, filters, tracks, now playing, timer, keys.

    Args:
        house: the controllers.
    """

    DEFAULT_CSS = """
    MainScreen {
        background: $background;
        color: $foreground;
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
        & > KeyBar { padding: 0 1; }
        &.-narrow #body { layout: vertical; }
        &.-narrow #side {
            width: 100%; max-width: 100%; height: auto; max-height: 50%;
            border-left: none; border-top: solid $foreground 22%;
        }
        &.-narrow #now { height: auto; max-height: 8; margin-bottom: 1; }
        &.-low TitleBar, &.-low #search { display: none; }
        &.-low #filters, &.-low #side { display: none; }
        &.-low.-searching #search { display: block; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_TALL, "-tall"), (_ROOMY, "-roomy")]
    AUTO_FOCUS = "#tracks"
    COMMANDS = {lazy.palette}

    timer: reactive[TimerSettings] = reactive(TimerSettings(), init=False)
    """What the timer is armed with next."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._is_own_highlighted = (False, False)
        self._mix: MixTrack | None = None
        self._help = ""
        self.set_reactive(MainScreen.timer, house.memory.timer)

    def compose(self) -> ComposeResult:
        """All regions, top to bottom."""
        # Known early, the size's classes do not style everything a second time.
        width, height = self.app.size
        self.set_class(width < _WIDE, "-narrow").set_class(width >= _WIDE, "-wide")
        self.set_class(height < _TALL, "-low").set_class(height >= _ROOMY, "-roomy")
        self.set_class(_TALL <= height < _ROOMY, "-tall")
        glyphs = self.house.glyphs
        bind = {"state": PlayingActions.state, "timer": MainScreen.timer}
        yield TitleBar(glyphs).data_bind(**bind)
        prompt = Content.assemble(("/ ", ACCENT), (PLACEHOLDER, FAINT))
        yield Horizontal(Static(prompt), id="search")
        yield Static(id="help-line", markup=False)
        yield Horizontal(id="filters")
        with Horizontal(id="body"):
            yield TrackList(glyphs, id="tracks")
            with Vertical(id="side"):
                yield VerticalScroll(NowPlaying(), id="now", can_focus=False)
                yield TimerPanel(glyphs).data_bind(**bind)
        yield KeyBar(FOOTER)

    def on_mount(self) -> None:
        """Show what is known before anything is loaded."""
        self.tracks.empty_words = _LOADING
        self.show_state()

    def complete(self) -> None:
        """Put in what nobody can use in the first frame, which does not wait for it."""
        self.query_one("#search > Static", Static).update(Content("/ "))
        _ = self.query_one("#search").mount(lazy.search_field())
        filters = lazy.filter_bar(self.house.glyphs).data_bind(MixActions.shelf)
        _ = self.query_one("#filters").mount(filters)
        banner = lazy.banner().data_bind(PlayingActions.state)
        _ = self.mount(banner, before="#search")

    def show_catalog(
        self,
        catalog: Catalog,
        highlight: str = "",
        offers: Sequence[Offer] | None = None,
    ) -> None:
        """Another catalogue, through the same filter.

        Args:
            catalog: what there is now.
            highlight: id of a track to go to, whatever the filter; "" stays.
            offers: what to begin with; None leaves that as it is.
        """
        if offers is None:
            offers = self.shelf.offers
        self.house.deck.catalog = catalog
        wanted = self.shelf.filter
        track = catalog.get(highlight)
        if track is not None and not wanted.matches(track):
            wanted = TrackFilter()
            self.search.value = ""
        self.tracks.empty_words = nothing_words(None) if len(catalog) else _NO_TRACKS
        self.shelf = self.shelf.holding(catalog, wanted, offers)
        # What sounds may be a mix now, or one of another name.
        self.show_state()
        if track is not None:
            self.tracks.highlight(highlight)
            self.tracks.focus()

    def show_search(self, search: Search) -> None:
        """From now on words are ranked by what is felt."""
        self.shelf = self.shelf.ranked_by(search)

    def show_work(self, words: str) -> None:
        """Show what goes on behind the screen; "" for nothing."""
        self.query_one(TitleBar).work = words

    def show_state(self) -> None:
        """Show the mix and the timer as they are now."""
        deck = self.house.deck
        state = deck.state
        self.state = state
        self.timer = self.house.memory.timer
        self._mix = self.house.mixing.sounding
        mix = () if self._mix is None else (self._mix.id,)
        self.tracks.sounding = frozenset([*(x.track_id for x in state.layers), *mix])
        self.tracks.is_playing = state.status is Status.PLAYING
        self._show_pane()
        self.refresh_bindings()

    def _show_pane(self) -> None:
        deck = self.house.deck
        layer = self.layer_at_hand
        self.query_one(NowPlaying).pane = NowPane(
            state=self.state,
            master=deck.master,
            is_muted=deck.is_muted,
            at_hand=layer.track_id if layer else "",
            glyphs=self.house.glyphs,
            mix=self._mix.title if self._mix else "",
        )

    def watch_shelf(self, before: LibraryView, shelf: LibraryView) -> None:
        """List what passes the filter."""
        self.tracks.whys = shelf.whys
        self.tracks.tracks = shelf.tracks
        is_ranked = bool(shelf.filter.text and shelf.whys)
        if (is_ranked and before.filter != shelf.filter) or before.order != shelf.order:
            # The best is on top, wherever the cursor was before.
            self.tracks.cursor = 0
        if not shelf.tracks and len(shelf.catalog):
            self.tracks.empty_words = nothing_words(shelf.to_drop)
        if shelf.help != self._help:
            self._help = shelf.help
            help_line = self.query_one("#help-line", Static)
            help_line.set_class(bool(shelf.help), "-shown")
            help_line.update(Content(shelf.help))
        if (before.is_filtered, before.to_drop) != (shelf.is_filtered, shelf.to_drop):
            self.refresh_bindings()

    @on(TrackList.Chosen)
    def _track_chosen(self, event: TrackList.Chosen) -> None:
        self.play_chosen(event.track)

    @on(TrackList.Highlighted)
    def _track_highlighted(self, event: TrackList.Highlighted) -> None:
        self._show_pane()
        track = event.track
        is_own = (False, False) if track is None else (track.own, track.is_mix)
        if is_own != self._is_own_highlighted:
            # Only then can other keys be pressed.
            self._is_own_highlighted = is_own
            self.refresh_bindings()

    @on(NowPlaying.VolumeChosen)
    def _volume_chosen(self, event: NowPlaying.VolumeChosen) -> None:
        if event.target == MASTER:
            self.house.deck.set_master(event.percent)
        elif event.target == BELLS:
            self.house.deck.set_bells(event.percent)
        else:
            self.house.deck.set_layer(event.target, event.percent)

    @on(PathsPasted)
    def _paths_pasted(self, event: PathsPasted) -> None:
        self.post_message(self.SoundsWanted(event.paths))

    @on(events.DescendantBlur, "SearchField")
    def _search_blurred(self) -> None:
        self.remove_class("-searching")

    def on_paste(self, event: events.Paste) -> None:
        """Paths pasted or dropped anywhere are sounds to add, a shared line a mix."""
        # None of the first frame's.
        from sleepterm.library.mixes.share_line import is_share_line  # noqa: PLC0415

        if is_share_line(event.text):
            event.stop()
            self.post_message(MixWanted(MixWish.IMPORT, text=event.text))
        elif paths := pasted(event.text):
            event.stop()
            self.post_message(self.SoundsWanted(paths))
