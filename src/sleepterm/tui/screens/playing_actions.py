"""What the commands of playing do, on every screen that knows what plays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.reactive import reactive
from textual.screen import Screen

from sleepterm.audio.state import LayerState, PlayerState, Status
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.text import sanitize_line
from sleepterm.tui.bindings import GUIDED, PLAYING, TIMER, bindings
from sleepterm.tui.context import House
from sleepterm.tui.screens import lazy
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.tui.screens.dialog import Dialog

Result = TypeVar("Result")


def _has_guided(state: PlayerState) -> bool:
    return state.guided is not None


def _has_words(state: PlayerState) -> bool:
    return state.guided is not None and state.guided.has_words


_NEEDED: dict[str, Callable[[PlayerState], bool]] = {
    "toggle_playback": lambda state: bool(state.layers),
    "change_layer": lambda state: bool(state.layers),
    "stop_playback": lambda state: state.status is not Status.STOPPED,
    "rearm_timer": lambda state: state.status is not Status.STOPPED,
    "seek_guided": _has_guided,
    "restart_guided": _has_guided,
    "toggle_voice": _has_guided,
    "choose_bed": _has_guided,
    "seek_sentence": _has_words,
    "read_along": _has_words,
    "change_bells": lambda state: bool(state.guided and state.guided.has_bells),
    "change_pace": lambda state: bool(state.guided and state.guided.is_session),
}
"""What an action can't do without."""


class PlayingActions(Screen[None]):
    """The commands for what sounds, and for how long.

    Args:
        house: the controllers.
    """

    BINDINGS = bindings(PLAYING, GUIDED, TIMER)

    state: reactive[PlayerState] = reactive(PlayerState(), init=False)
    """The player's, with the last commands carried out."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house

    @property
    def layer_at_hand(self) -> LayerState | None:
        """The layer whose volume the keys move."""
        return self.house.deck.layer_at_hand("")

    def show_state(self) -> None:
        """Show the mix and the timer as they are now."""
        self.state = self.house.deck.state
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command can be done now; None greys it out."""
        del parameters
        needed = _NEEDED.get(action)
        return True if needed is None else needed(self.state) or None

    def _open(
        self,
        dialog: Dialog[Result],
        answered: Callable[[Result | None], None] | None = None,
    ) -> None:
        _ = self.app.push_screen(dialog, answered)

    def action_toggle_playback(self) -> None:
        """Pause, go on, or begin the remembered mix."""
        self.house.deck.toggle()

    def action_stop_playback(self) -> None:
        """Fade out and stop."""
        self.house.deck.stop()

    def action_change_master(self, direction: int) -> None:
        """Master volume one step up or down."""
        self.house.deck.change_master(direction)

    def action_change_layer(self, direction: int) -> None:
        """Volume of the layer at hand one step up or down."""
        if (layer := self.layer_at_hand) is not None:
            self.house.deck.change_layer(layer.track_id, direction)

    def action_mute_sound(self) -> None:
        """Silence, or sound again."""
        self.house.deck.mute()

    def action_seek_guided(self, seconds: int) -> None:
        """Move within the guided track."""
        self.house.deck.seek(Seconds(seconds))

    def action_restart_guided(self) -> None:
        """The guided track begins again."""
        self.house.deck.seek_start()

    def action_seek_sentence(self, by: int) -> None:
        """To another sentence of the guided track."""
        self.house.deck.seek_sentence(by)

    def action_read_along(self) -> None:
        """The words on the whole screen."""
        _ = self.app.push_screen(lazy.words(self.house))

    def action_toggle_voice(self) -> None:
        """Voice off, or on again."""
        self.house.deck.toggle_voice()

    def action_change_bells(self, direction: int) -> None:
        """Volume of the bells one step up or down."""
        self.house.deck.change_bells(direction)

    def action_change_pace(self, direction: int) -> None:
        """Silences one step shorter or longer."""
        self.house.deck.change_pace(direction)

    def action_choose_bed(self) -> None:
        """Ask for the loop under the guided track."""
        deck = self.house.deck
        guided = self.state.guided
        if guided is None:
            return
        options = [("", "the session's own"), (NO_BED, "none")]
        loops = [x for x in deck.catalog if x.is_loop and not (x.missing or x.is_mix)]
        options += [(x.id, sanitize_line(x.title)) for x in loops]

        def chosen(value: str | None) -> None:
            if value is not None:
                deck.choose_bed(guided.track_id, value)

        now = self.house.memory.beds.get(guided.track_id, "")
        self._open(lazy.pick("Bed", options, now), chosen)

    def action_set_timer(self) -> None:
        """Open the timer."""

        def apply(settings: TimerSettings | None) -> None:
            if settings is not None:
                self.house.bedtime.choose(settings)

        dialog = lazy.timer(self.house.bedtime.settings, self.house.glyphs)
        self._open(dialog, apply)

    def action_rearm_timer(self) -> None:
        """Still awake: the whole timer again."""
        self.house.bedtime.rearm()

    def action_nudge_timer(self, minutes: int) -> None:
        """Later or earlier."""
        self.house.bedtime.nudge(Seconds(60.0 * minutes))
