"""Implements playback in this process, with a player."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from sleepterm.audio.events import AuditionEnded
from sleepterm.audio.player_api import PlayerApi
from sleepterm.audio.state import Status
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.timer_rules import DEFAULT_RULES, TimerRules
from sleepterm.playback.api import LayerChoice
from sleepterm.playback.event_emitter import EventEmitter
from sleepterm.playback.events import (
    CatalogChanged,
    Listener,
    NoticeIssued,
    PlaybackChanged,
    WakeBell,
)
from sleepterm.playback.guided import GuidedTrack
from sleepterm.playback.host import Host
from sleepterm.playback.lifecycle import Lifecycle
from sleepterm.playback.notice import Notice
from sleepterm.playback.parts import Parts
from sleepterm.playback.present_state import at_present
from sleepterm.playback.session_memory import SessionMemory
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.storage import Storage
from sleepterm.playback.tone import ToneSetting
from sleepterm.playback.waking import Waking
from sleepterm.playback.yielding import Yielding
from sleepterm.store.session import Session
from sleepterm.translation import gettext as _
from sleepterm.units import Percent, Seconds


class LocalPlayback:
    """Implements `Playback`; call all methods on one thread.

    The player publishes events on its own thread: the owner of this object must pass
    them to `lifecycle.receive` on the right thread, one by one and in order.

    Args:
        host: clocks, delays and threads.
        session: the saved session; restored when a player is attached.
        default_timer: the timer if the session has none.
        storage: stores the session, plays and times of keys.
        timer_rules: what the user has set about every timer.

    Attributes:
        lifecycle: receives the player's events; saves and closes at the end.
    """

    def __init__(
        self,
        host: Host,
        session: Session,
        *,
        default_timer: TimerSettings,
        storage: Storage,
        timer_rules: TimerRules = DEFAULT_RULES,
    ) -> None:
        self._events = EventEmitter()
        memory = SessionMemory(
            session,
            default_timer,
            storage.save_session,
            self._notify,
            storage.resumes_pool,
        )
        self._parts = Parts(host, memory, self._notify, self._changed, timer_rules)
        self._parts.waking.ring = lambda: self._events.emit(WakeBell())
        self.lifecycle = Lifecycle(self._parts, host, storage, self._events.emit)

    @property
    def state(self) -> PlaybackState:
        """The state as if all commands were carried out."""
        return self._parts.state

    @property
    def present_state(self) -> PlaybackState:
        """The state, with the timer and the positions of this moment."""
        player = self._parts.link.player
        return self.state if player is None else at_present(self.state, player.state)

    @property
    def guided(self) -> GuidedTrack:
        """Commands for the guided track."""
        return self._parts.guided

    @property
    def tone(self) -> ToneSetting:
        """Commands for tone."""
        return self._parts.tone

    @property
    def waking(self) -> Waking:
        """Commands for the wake-up."""
        return self._parts.waking

    @property
    def yielding(self) -> Yielding:
        """What follows other media."""
        return self._parts.yielding

    @property
    def memory(self) -> SessionMemory:
        """The part of the session that is saved."""
        return self._parts.memory

    @property
    def catalog(self) -> Catalog:
        """All tracks, mixes included."""
        return self._parts.link.catalog

    @catalog.setter
    def catalog(self, catalog: Catalog) -> None:
        before, self._parts.link.catalog = self._parts.link.catalog, catalog
        if self._parts.link.player is not None:
            # The layers may be a mix now, or one of another name.
            self._events.emit(PlaybackChanged(self.state))
            if not before.has_same_tracks(catalog):
                self._events.emit(CatalogChanged())

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""
        self._events.subscribe(listener)

    def attach(self, player: PlayerApi) -> None:
        """Use this player from now on; carry out the last request to play."""
        play = self._parts.awaited.take()
        self.lifecycle.attach(player)
        play()

    def play(self, track_id: str) -> None:
        """Play a track, as Enter does."""
        track = self._track(track_id)
        if track is None:
            return
        if self._parts.link.player is None and not track.missing:
            self._await(self._parts.sounds_of(track), partial(self.play, track_id))
        else:
            self._parts.play(track)

    def play_layers(
        self, layers: Sequence[LayerChoice], bed: str | None = None
    ) -> None:
        """Replace the mix by these layers, and play."""
        if self._parts.link.player is None:
            found = (self.catalog.get(track_id) for track_id, _ in layers)
            self._await(found, partial(self.play_layers, layers, bed))
            return
        known: dict[str, tuple[Track, Percent]] = {}
        has_guided = False
        for track_id, percent in layers:
            track = self._sound(track_id)
            if track is None or (has_guided and not track.is_loop):
                continue
            has_guided = has_guided or not track.is_loop
            known.setdefault(track.id, (track, percent))
        self._parts.layers.replace(tuple(known.values()), bed)

    def prefer_mix(self, key: str) -> None:
        """Show this mix as the playing one, among those of the same tracks."""
        self._parts.mixes.choose(key)

    def skip_part(self, by: int) -> None:
        """Go to a session's next part (+1), this one's start, or the one before."""
        self._parts.sequences.skip(by)

    def remove_layer(self, track_id: str) -> None:
        """Fade a layer out of the mix; without layers playback stops."""
        if self._parts.link.state.layer(track_id) is not None:
            self._parts.layers.remove(track_id)

    def refresh(self, track: Track) -> None:
        """Apply the edits of a track to its layer."""
        self._parts.layers.refresh(track)

    def toggle(self) -> None:
        """Pause, resume, or play the last mix."""
        if self._parts.link.player is not None:
            self._parts.transport.toggle()

    def pause(self, why: str = "") -> None:
        """Fade to silence and pause; never resumes.

        Args:
            why: if the user did not ask for it, in a few words.
        """
        self._parts.transport.pause(why)

    def resume(self) -> None:
        """Resume from a pause, or play the last mix; never pauses."""
        if self._parts.link.player is not None:
            self._parts.transport.resume()

    def stop(self) -> None:
        """Fade out and stop; the mix is kept for the next play.

        An alarm that sounds ends, too: it would begin again as one that is not heard.
        """
        if self._parts.waking.sounds:
            self._parts.waking.stop_waking()
        else:
            self._parts.transport.stop()

    def set_master(self, percent: Percent) -> None:
        """Set the master volume; ends muting."""
        self._parts.volume.set(percent)

    def change_master(self, direction: int) -> None:
        """Change the master volume one step up (+1) or down (-1); ends muting."""
        self._parts.volume.change(direction)

    def mute(self) -> None:
        """Mute without changing the volume, or unmute."""
        self._parts.volume.mute()

    def set_layer(self, track_id: str, percent: Percent) -> None:
        """Set a layer's volume."""
        self._parts.layers.set_volume(track_id, percent)

    def change_layer(self, track_id: str, direction: int) -> None:
        """Change a layer's volume one step up (+1) or down (-1)."""
        self._parts.layers.change_volume(track_id, direction)

    def choose_bed(self, track_id: str, bed: str) -> None:
        """Choose the bed of a guided track; saved for this track."""
        if bed not in {"", NO_BED} and self._track(bed) is None:
            return
        if (track := self._track(track_id)) is not None:
            self._parts.layers.choose_bed(track, bed)

    def set_timer(self, settings: TimerSettings) -> None:
        """Arm the timer with these settings, now and at later starts."""
        self._parts.timer.set(settings)

    def extend_timer(self, by: Seconds) -> None:
        """Move the timer's end by some seconds; when stopped, change its duration."""
        self._parts.timer.extend(by)

    def still_awake(self) -> None:
        """Restart the timer; a fade returns to full volume, an ended mix is begun."""
        if self._parts.timer.ask_at_the_end():
            return
        if self._parts.timer.has_just_ended:
            if not self._parts.sequences.begin_last_again():
                self._parts.transport.resume()
                self._parts.timer.begun_anew()
        elif not self._parts.sequences.still_awake():
            self._parts.timer.still_awake()

    @property
    def any_key_is_still_awake(self) -> bool:
        """Whether any key is to mean `still_awake`: in a fade and shortly after it."""
        state = self.state
        is_fading = state.timer.is_fading and state.status is Status.PLAYING
        return is_fading or (self._parts.timer.has_just_ended and self._plays_again)

    @property
    def _plays_again(self) -> bool:
        """Whether after an end something is left that can play."""
        return bool(self.state.layers) or self._parts.sequences.has_ended

    def audition(self, track: Track | None) -> bool:
        """Play a track alone, from shortly before its loop's seam; None ends that.

        Returns:
            Whether there is a player.
        """
        player = self._parts.link.player
        if player is not None:
            if track is not None:
                # Whoever has begun another one before: it has ended.
                self._events.emit(AuditionEnded())
            player.audition(track)
        return player is not None

    def retry_device(self) -> None:
        """Try to open the sound device now."""
        if (player := self._parts.link.player) is not None:
            player.retry_device()

    def _track(self, track_id: str) -> Track | None:
        track = self.catalog.get(track_id)
        if track is None:
            text = _("There is no track '{name}'.").format(name=track_id)
            self._notify(Notice(text, _("Unknown track"), is_warning=True))
        return track

    def _sound(self, track_id: str) -> Track | None:
        track = self._track(track_id)
        if track is None:
            return None
        if not track.has_file:
            why = (
                _("A mix can't be a layer.")
                if track.is_mix
                else _("A session can't be a layer.")
            )
            self._notify(Notice(why, track.title, is_warning=True))
            return None
        if track.missing:
            self._notify(Notice.of_missing(track))
            return None
        return track

    def _await(self, tracks: Iterable[Track | None], play: Callable[[], None]) -> None:
        self._parts.awaited.note(tracks, play)
        self._changed()

    def _notify(self, notice: Notice) -> None:
        self._events.emit(NoticeIssued(notice))

    def _changed(self) -> None:
        if self._events.has_listeners:
            self._events.emit(PlaybackChanged(self.state))
        self.lifecycle.save_soon()
