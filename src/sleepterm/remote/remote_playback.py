"""Implements playback over the control socket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

from sleepterm.audio.events import AuditionEnded, LayerFailed
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.playback.api import LayerChoice
from sleepterm.playback.audition_request import AuditionRequest
from sleepterm.playback.event_emitter import EventEmitter
from sleepterm.playback.events import Listener, PlaybackChanged, PlaybackEvent
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.wire import to_wire
from sleepterm.remote.event_wire import RemoteState, event_of
from sleepterm.remote.own_titles import OwnTitles
from sleepterm.remote.prediction import Change, predicted
from sleepterm.remote.protocol import Answer, EventMessage, Message, Request
from sleepterm.remote.refusals import Refusals, Refused
from sleepterm.remote.remote_parts import (
    RemoteGuided,
    RemoteLifecycle,
    RemoteMemory,
    RemoteTone,
    RemoteWaking,
)
from sleepterm.remote.requests import AUDITION, PLAY_WORDS, READ_AGAIN, STAY
from sleepterm.units import Percent, Seconds


class RemotePlayback:
    """Implements `ScreenPlayback`; call all methods on one thread.

    The state is the last that was received, as if the commands were carried out that
    are still on their way. What is remembered and recorded, is by the other side.

    Args:
        first: the state with which the running sleepterm has begun to tell events.
        send: sends a request; must return at once.
        close: ends the connection; may block for so long.

    Attributes:
        guided: commands for the guided track.
        tone: commands for tone.
        waking: commands for the wake-up.
        memory: what is remembered.
        lifecycle: the end of this side.
    """

    def __init__(
        self,
        first: RemoteState,
        send: Callable[[Request], None],
        close: Callable[[Seconds], None] = lambda _: None,
    ) -> None:
        self._told = first
        self._send = send
        self._events = EventEmitter()
        self._last_id = self._answered = self._audition = 0
        self._open: dict[int, Change] = {}
        self._refusals = Refusals(self._events)
        self._catalog: Catalog | None = None
        self._titles = OwnTitles(Catalog())
        self._shown = self._titles.state(first.state)
        self.guided = RemoteGuided(self._ask)
        self.tone = RemoteTone(self._ask)
        self.waking = RemoteWaking(self._ask, lambda: self._told.wake)
        self.memory = RemoteMemory(self._ask, lambda: self.state)
        self.lifecycle = RemoteLifecycle(self._ask, close)

    @property
    def state(self) -> PlaybackState:
        """The state as if all commands were carried out."""
        changes = self._open.values()
        return reduce(lambda state, change: change(state), changes, self._shown)

    @property
    def any_key_is_still_awake(self) -> bool:
        """Whether any key is to mean `still_awake`, as it was told last."""
        return self._told.any_key

    @property
    def last_minute(self) -> AfterEnd:
        """What follows the end within a minute, as it was told last."""
        return self._told.last_minute

    @property
    def catalog(self) -> Catalog:
        """All tracks, as this side has read them."""
        return self._catalog if self._catalog is not None else Catalog()

    @catalog.setter
    def catalog(self, catalog: Catalog) -> None:
        before, self._catalog = self._catalog, catalog
        self._titles = OwnTitles(catalog)
        self._take(self._told)
        if before is not None and tuple(before) != tuple(catalog):
            self._ask(READ_AGAIN, "")

    def begin(self, first: RemoteState) -> None:
        """Begin, or begin again on another connection, with this state."""
        self._open.clear()
        self._answered = self._last_id
        self._take(first)
        # Whatever was asked of the one before is not done by this one.
        self._refusals.drop_all()
        self._events.emit(AuditionEnded())

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""
        self._events.subscribe(listener)

    def receive(self, message: Message) -> None:
        """Handle what the running sleepterm sends; call it for each, in order.

        Raises:
            ProtocolError: it is no event that is known.
        """
        if isinstance(message, Answer):
            before = self.state
            self._open = {x: y for x, y in self._open.items() if x > message.id}
            self._answered = max(self._answered, message.id)
            if self.state != before:
                self._events.emit(PlaybackChanged(self.state))
            self._refusals.answered(message)
            return
        event = event_of(message) if isinstance(message, EventMessage) else None
        if isinstance(event, RemoteState):
            self._take(event)
        elif event is not None:
            self._tell(event)

    def _take(self, told: RemoteState) -> None:
        self._told = told
        self._shown = self._titles.state(told.state)
        self._events.emit(PlaybackChanged(self.state))

    def _tell(self, event: PlaybackEvent) -> None:
        if isinstance(event, AuditionEnded) and self._audition > self._answered:
            # One before that which was asked for last.
            return
        if isinstance(event, LayerFailed):
            title = self._titles.title(event.track_id, event.title)
            event = replace(event, title=title)
        self._events.emit(event)

    def play(self, track_id: str) -> None:
        """Play a track, as Enter does."""
        self._ask("play", track_id)

    def play_layers(
        self, layers: Sequence[LayerChoice], bed: str | None = None
    ) -> None:
        """Replace the mix by these layers, and play."""
        self._ask("play_layers", tuple(map(tuple, layers)), bed)

    def prefer_mix(self, key: str) -> None:
        """Show this mix as the playing one, among those of the same tracks."""
        self._ask("prefer_mix", key)

    def skip_part(self, by: int) -> None:
        """Go to a session's next part (+1), this one's start, or the one before."""
        self._ask("skip_part", by)

    def remove_layer(self, track_id: str) -> None:
        """Fade a layer out of the mix; without layers playback stops."""
        self._ask("remove_layer", track_id)

    def refresh(self, track: Track) -> None:
        """Apply the edits of a track to its layer."""
        self._ask(READ_AGAIN, track.id)

    def audition(self, track: Track | None) -> bool:
        """Play a track alone, from shortly before its loop's seam; None ends that.

        Returns:
            True: if it can't be played alone, `AuditionEnded` says why.
        """
        if track is None:
            self._ask(AUDITION, None)
        else:
            # Before it is sent: what is told until it is answered is of others.
            self._audition = self._last_id + 1
            self._ask(AUDITION, AuditionRequest.of(track), refused=self._not_heard)
        return True

    def _not_heard(self, why: str) -> None:
        self._events.emit(AuditionEnded(why))

    def play_words(
        self, track_id: str, count: int, every: Seconds, refused: Refused
    ) -> None:
        """Play words that this machine has spoken or is speaking.

        Args:
            track_id: of their track, after which their files are named.
            count: of the words.
            every: seconds from the start of one to the start of the next.
            refused: called with a sentence if they can't be played.
        """
        self._ask(PLAY_WORDS, track_id, count, every, refused=refused)

    def stay(self) -> None:
        """Stop what follows the end, in the last minute before it."""
        self._ask(STAY)

    def toggle(self) -> None:
        """Pause, resume, or play the last mix."""
        self._ask("toggle")

    def pause(self) -> None:
        """Fade to silence and pause; never resumes."""
        self._ask("pause")

    def resume(self) -> None:
        """Resume from a pause, or play the last mix; never pauses."""
        self._ask("resume")

    def stop(self) -> None:
        """Fade out and stop; the mix is kept for the next play."""
        self._ask("stop")

    def set_master(self, percent: Percent) -> None:
        """Set the master volume; ends muting."""
        self._ask("set_master", percent)

    def change_master(self, direction: int) -> None:
        """Change the master volume one step up (+1) or down (-1); ends muting."""
        self._ask("change_master", direction)

    def mute(self) -> None:
        """Mute without changing the volume, or unmute."""
        self._ask("mute")

    def set_layer(self, track_id: str, percent: Percent) -> None:
        """Set a layer's volume."""
        self._ask("set_layer", track_id, percent)

    def change_layer(self, track_id: str, direction: int) -> None:
        """Change a layer's volume one step up (+1) or down (-1)."""
        self._ask("change_layer", track_id, direction)

    def choose_bed(self, track_id: str, bed: str) -> None:
        """Choose the bed of a guided track; saved for this track."""
        self._ask("choose_bed", track_id, bed)

    def set_timer(self, settings: TimerSettings) -> None:
        """Arm the timer with these settings, now and at later starts."""
        self._ask("set_timer", settings)

    def extend_timer(self, by: Seconds) -> None:
        """Move the timer's end by some seconds; when stopped, change its duration."""
        self._ask("extend_timer", by)

    def still_awake(self) -> None:
        """Restart the timer; a fade returns to full volume, an ended mix is begun."""
        self._ask("still_awake")

    def retry_device(self) -> None:
        """Try to open the sound device now."""
        self._ask("retry_device")

    def _ask(self, do: str, *given: object, refused: Refused | None = None) -> None:
        self._last_id += 1
        self._refusals.asked(self._last_id, do, refused)
        change = predicted(do, given)
        if change is not None:
            self._open[self._last_id] = change
        plain: tuple[Any, ...] = tuple(to_wire(each) for each in given)
        self._send(Request(self._last_id, do, plain))
        if change is not None:
            self._events.emit(PlaybackChanged(self.state))
