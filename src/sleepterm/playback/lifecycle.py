"""Attaches the player, receives its events, saves the session, closes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sleepterm.audio.events import (
    AuditionEnded,
    BedDue,
    CaptionChanged,
    DeviceFound,
    DeviceLost,
    Event,
    LayerFailed,
    PartBegan,
    PlaybackStopped,
    PoolPartLost,
    StateChanged,
    TimerFinished,
    TrackEnded,
)
from sleepterm.audio.latency import Latency
from sleepterm.audio.player_api import PlayerApi
from sleepterm.audio.state import PlayerState, Status
from sleepterm.playback.events import PlaybackEvent
from sleepterm.playback.host import Host
from sleepterm.playback.key_recorder import KeyRecorder
from sleepterm.playback.notice import Notice
from sleepterm.playback.parts import Parts
from sleepterm.playback.play_recorder import PlayRecorder
from sleepterm.playback.storage import Storage
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_SAVE_AFTER = Seconds(3.0)
"""The session is saved once nothing has changed for this long."""


class Lifecycle:
    """Connects the parts of playback to the player, from attaching to closing.

    Args:
        parts: the parts of playback.
        host: clock, timers and threads.
        storage: stores plays and times of keys.
        emit: publishes an event.

    Attributes:
        keys: gets each key that the user presses.
        going_on: hands over what plays, and goes on with what was handed over.
    """

    def __init__(
        self,
        parts: Parts,
        host: Host,
        storage: Storage,
        emit: Callable[[PlaybackEvent], None],
    ) -> None:
        self.keys = KeyRecorder(host, storage.record_keys)
        self.going_on = parts.going_on
        self._parts = parts
        self._host = host
        self._emit = emit
        self._cancel_saving: Callable[[], None] = lambda: None
        self._latency: Latency | None = None
        self._has_left = False
        self._has_just_ended = False
        self._recorder = PlayRecorder(
            host,
            storage.record_plays,
            lambda track_id: (
                parts.waking.has_the_player or track_id == parts.layers.beds.bed
            ),
            self._mix_ids,
            _sequence_ids,
        )

    def attach(self, player: PlayerApi) -> None:
        """Use this player from now on, and restore the session in it."""
        parts = self._parts
        parts.link.player = player
        parts.link.reported = player.state
        if self._latency is not None:
            player.set_latency(self._latency)
        parts.volume.set(parts.memory.before.master)
        player.set_guidance(parts.memory.guidance)
        player.tone.set(parts.memory.tones)
        parts.layers.restore()
        parts.link.changed()

    def set_watched(self, *, watched: bool) -> None:
        """Whether the user looks at a screen, and expects keys to be heard at once."""
        self._latency = Latency.LOW if watched else Latency.HIGH
        if (player := self._parts.link.player) is not None:
            player.set_latency(self._latency)

    def receive(self, event: Event) -> None:
        """Handle an event of the player; call it for each, in order."""
        self._recorder.receive(event)
        self.keys.receive(event)
        match event:
            case StateChanged(state):
                self._has_just_ended = False
                self._parts.timer.watch(state)
                self._parts.link.receive(state)
                self._parts.sequences.watch(state)
                if state.status is Status.STOPPED and self._parts.timer.plays_on():
                    self._parts.transport.resume()
                    self._parts.timer.begun_anew()
            case DeviceLost() | DeviceFound():
                self._follow_device(event)
            case TimerFinished() | PlaybackStopped() | AuditionEnded():
                self._follow_end(event)
            case _:
                self._follow_track(event)

    def _follow_track(
        self,
        event: CaptionChanged
        | BedDue
        | PartBegan
        | TrackEnded
        | LayerFailed
        | PoolPartLost,
    ) -> None:
        link = self._parts.link
        match event:
            case CaptionChanged():
                link.receive(_with_caption(link.reported, event))
            case BedDue(track_id, bed):
                if (track := link.catalog.get(track_id)) is not None:
                    self._parts.layers.bed_requested(track, bed)
            case PartBegan(index):
                self._parts.sequences.begun(index)
            case TrackEnded(track_id):
                self._parts.memory.forget_position(track_id)
            case LayerFailed():
                self._fail_layer(event)
            case PoolPartLost(title, reason):
                left_out = _("It is left out.")
                text = f"{reason} {left_out}"
                link.notify(Notice(text, title, is_warning=True))

    def save_soon(self) -> None:
        """Save the session once nothing has changed for a while."""
        self._cancel_saving()
        if not self._has_left:
            self._cancel_saving = self._host.call_later(_SAVE_AFTER, self.save)

    def save(self) -> None:
        """Save the session now, if it has changed."""
        parts = self._parts
        if parts.link.player is not None:
            layers = None
            if not parts.layers.is_restored:
                layers = parts.waking.last_mix(parts.link.state.layers)
            beds = parts.layers.beds.choices
            parts.memory.save(layers, parts.volume.percent, beds)

    def leave(self) -> None:
        """Save the session, with the guided track's position, as the user quits."""
        self._has_left = True
        self._cancel_saving()
        if not self._has_just_ended:
            self._parts.transport.keep_position()
        self.save()

    def close(self, fade: Seconds) -> None:
        """Fade out within `fade` seconds and release the device; blocks until then."""
        if (player := self._parts.link.player) is not None:
            player.close(fade)

    def finish_plays(self) -> None:
        """Store the plays that are not over, and the last key; waits for a disk."""
        self._recorder.finish()
        self.keys.finish()

    def _fail_layer(self, event: LayerFailed) -> None:
        self._parts.link.requests.forget(event.track_id)
        self._parts.link.changed()
        self._emit(event)

    def _follow_end(
        self, event: TimerFinished | PlaybackStopped | AuditionEnded
    ) -> None:
        if isinstance(event, TimerFinished):
            event = self._parts.waking.kept_awake(event)
            self._parts.timer.finish(event.then)
            self._parts.sequences.finish()
            # Its position is where the fade ended, not where it began.
            self._has_just_ended = True
        if isinstance(event, PlaybackStopped):
            self._parts.waking.playback_stopped()
        if not isinstance(event, AuditionEnded):
            self.save()
        self._emit(event)

    def _follow_device(self, event: DeviceLost | DeviceFound) -> None:
        self._parts.link.refresh_state()
        if isinstance(event, DeviceFound):
            # The mix can be heard now, so it becomes the last mix.
            self.save()
        self._emit(event)

    def _mix_ids(self, state: PlayerState) -> tuple[str, ...]:
        if self._parts.waking.has_the_player:
            return ()
        track = self._parts.mixes.found_in(state)
        return () if track is None else (track.id,)


def _sequence_ids(state: PlayerState) -> tuple[str, ...]:
    return () if state.part is None else (state.part.track_id,)


def _with_caption(state: PlayerState, event: CaptionChanged) -> PlayerState:
    layers = tuple(
        replace(x, words=event.words) if x.track_id == event.track_id else x
        for x in state.layers
    )
    return replace(state, layers=layers)
