"""What the main screen's commands do."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from sleepterm.audio.state import Device, LayerState, Status
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.track import Track
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import Phase
from sleepterm.playback.mixing import as_mix
from sleepterm.text import sanitize_line
from sleepterm.tui.bindings import HOUSE, bindings
from sleepterm.tui.context import House
from sleepterm.tui.messages import MixWanted, MixWish
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.own_actions import OwnActions


class MainActions(OwnActions):
    """The commands of the main screen; what they are shown on is its subclass's.

    Args:
        house: the controllers.
    """

    BINDINGS = bindings(HOUSE)

    @dataclass(eq=False, repr=False)
    class SoundsWanted(Message):
        """The listener wants to add sounds; `paths` is what was pasted."""

        paths: str

    @dataclass(eq=False, repr=False)
    class RemovalWanted(Message):
        """The listener has agreed to remove an own sound."""

        track: Track

    @dataclass(eq=False, repr=False)
    class LikingWanted(Message):
        """A track is to be a favourite, or no more one."""

        track: Track
        liked: bool

    class ForgettingWanted(Message):
        """The listener has agreed to have forgotten what was played."""

    class LeaveWanted(Message):
        """The listener wants to quit, and has agreed if that was asked."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.problems: tuple[Problem, ...] = ()

    @property
    def layer_at_hand(self) -> LayerState | None:
        """The layer whose volume the keys move."""
        track = self.tracks.highlighted
        return self.house.deck.layer_at_hand(track.id if track else "")

    @property
    def timer_runs(self) -> bool:
        """Whether the sound will end by itself."""
        state = self.house.deck.state
        return state.status is not Status.STOPPED and state.timer.phase in {
            Phase.RUNNING,
            Phase.WAITING,
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command can be done now; None greys it out."""
        match action:
            case "remove_sound":
                track = self.tracks.highlighted
                return (track is not None and (track.own or track.is_mix)) or None
            case "forget_plays":
                return bool(self.shelf.habits.played) or None
            case "retry_device":
                return self.state.device is Device.MISSING
            case "show_problems":
                return bool(self.problems)
            case _:
                return super().check_action(action, parameters)

    def action_like_track(self) -> None:
        """Make the highlighted track a favourite, or no more one."""
        if (track := self.tracks.highlighted) is not None:
            liked = track.id not in self.tracks.liked
            self.post_message(self.LikingWanted(track, liked=liked))

    def action_add_sound(self) -> None:
        """Ask for paths."""
        self.post_message(self.SoundsWanted(""))

    def action_remove_sound(self) -> None:
        """Take the highlighted own sound away, after asking; or a mix of one's own."""
        track = self.tracks.highlighted
        if track is not None and (mix := as_mix(track)) is not None:
            self.post_message(MixWanted(MixWish.DELETE, mix))
        if track is None or track.is_mix or not track.own:
            return

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            if agreed:
                self.post_message(self.RemovalWanted(track))

        question = (
            f"Remove '{sanitize_line(track.title)}'? A copy that sleepterm made of its"
            " file is deleted; a file that was only linked stays."
        )
        self._open(lazy.question("Remove a sound", question), answered)

    def action_forget_plays(self) -> None:
        """Forget what was played, after asking."""

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            if agreed:
                self.post_message(self.ForgettingWanted())

        question = (
            "Forget everything that was played on this machine? Favourites and mixes"
            " stay."
        )
        self._open(lazy.question("Forget what was played", question), answered)

    def action_retry_device(self) -> None:
        """Look for a sound device now."""
        self.house.deck.retry()

    def action_show_problems(self) -> None:
        """Read what is wrong in the files."""
        self._open(lazy.problems(self.problems))

    def action_show_help(self) -> None:
        """Read what can be done where the focus is."""
        keys = self.active_bindings
        self._open(lazy.help_page(keys, self.focused, self.app.get_key_display))

    def action_request_quit(self) -> None:
        """Leave; ask first while a timer runs."""
        if not self.timer_runs:
            self.post_message(self.LeaveWanted())
            return

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            if agreed:
                self.post_message(self.LeaveWanted())

        left = self.house.deck.state.timer.remaining
        words = (
            "until the track ends" if left is None else f"for {format_minutes(left)}"
        )
        question = f"The timer runs {words}. Fade out and quit now?"
        self._open(lazy.question("Quit", question, also="q,enter"), answered)
