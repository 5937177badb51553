"""Playback on a host, a player and a catalogue made of plain Python."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.playback.fake_player import FakePlayer, some_tracks

from sleepterm.audio.events import Event
from sleepterm.audio.state import Status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.history.plays import Play
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.library.sequences.part import parse_part
from sleepterm.library.sequences.sequence import Sequence as PartSequence
from sleepterm.library.sequences.sequence_tracks import with_sequences
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.timer_rules import DEFAULT_RULES, TimerRules
from sleepterm.playback.events import NoticeIssued, PlaybackChanged, PlaybackEvent
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.storage import Storage
from sleepterm.playback.timestamps import Timestamps
from sleepterm.store.session import Session
from sleepterm.units import Percent, Seconds

RAIN, NOISE, FIRE, SEA = "steady-rain", "brown-noise", "campfire", "ocean-waves"
SCAN, TRAIN, BREATH = "body-scan", "night-train", "four-seven-eight"
MINUTE = 60.0


class FakeHost:
    """A host with a manual clock.

    Attributes:
        holds_background: whether slow work is queued instead of done at once.
        background: the queued slow work.
    """

    def __init__(self) -> None:
        self.ticks = 100.0
        self.at = 1_700_000_000.0
        self.hour = 23
        self.offset = Seconds(0.0)
        self.holds_background = False
        self.background: list[Callable[[], None]] = []
        self._due: dict[int, tuple[float, Callable[[], None]]] = {}
        self._last_key = 0

    @property
    def waiting(self) -> int:
        """Number of pieces of delayed work."""
        return len(self._due)

    def now(self) -> Timestamps:
        return Timestamps(self.at, self.hour, self.ticks, self.offset)

    def call_later(
        self, delay: Seconds, work: Callable[[], None]
    ) -> Callable[[], None]:
        self._last_key += 1
        key = self._last_key
        self._due[key] = (self.ticks + delay, work)

        def cancel() -> None:
            self._due.pop(key, None)

        return cancel

    def in_background(self, work: Callable[[], None]) -> None:
        if self.holds_background:
            self.background.append(work)
        else:
            work()

    def advance(self, seconds: float) -> None:
        """Move the clock, and do the work that falls due, in order."""
        end = self.ticks + seconds
        while due := [x for x in self._due.items() if x[1][0] <= end]:
            key, (when, work) = min(due, key=lambda item: (item[1][0], item[0]))
            del self._due[key]
            self._move_to(max(when, self.ticks))
            work()
        self._move_to(end)

    def _move_to(self, ticks: float) -> None:
        self.at += ticks - self.ticks
        self.ticks = ticks


class PlaybackRun:
    """Playback with a fake player and host, and a record of all results.

    Args:
        session: the saved session.
        tracks: the sounds in the catalogue.
        mixes: the mixes in the catalogue.
        sequences: the sessions of parts in the catalogue.
        timer: the timer if the session has none.
        timer_rules: for every timer.
        is_attached: whether the player is attached at once.
        is_queued: whether the player's events are queued until `deliver`.

    Attributes:
        saved: the sessions that were saved.
        plays: the plays that were recorded.
        keys: the times of last keys that were recorded.
        over: ids of pools whose night is over.
        events: all events of playback.
        disk_error: raised by saving a session.
    """

    def __init__(
        self,
        session: Session | None = None,
        *,
        tracks: Sequence[Track] | None = None,
        mixes: Sequence[Mix] = (),
        sequences: Sequence[PartSequence] = (),
        timer: TimerSettings | None = None,
        timer_rules: TimerRules = DEFAULT_RULES,
        is_attached: bool = True,
        is_queued: bool = False,
    ) -> None:
        self.host = FakeHost()
        self.player = FakePlayer()
        self.saved: list[Session] = []
        self.plays: list[Play] = []
        self.keys: list[float] = []
        self.over: set[str] = set()
        self.events: list[PlaybackEvent] = []
        self.disk_error: Exception | None = None
        self.playback = LocalPlayback(
            self.host,
            session or Session(),
            default_timer=timer or TimerSettings(),
            storage=Storage(
                self._save,
                self.plays.extend,
                self.keys.extend,
                lambda track_id: track_id not in self.over,
            ),
            timer_rules=timer_rules,
        )
        sounds = Catalog(tuple(some_tracks() if tracks is None else tracks))
        self.playback.catalog = with_sequences(with_mixes(sounds, mixes), sequences)
        self.playback.subscribe(self.events.append)
        self._is_queued = is_queued
        self._queue: deque[Event] = deque()
        if is_attached:
            self.attach()

    def attach(self) -> None:
        """Attach the player."""
        self.player.subscribe(self._receive)
        self.player.start()
        self.playback.attach(self.player)
        self.deliver()

    def deliver(self) -> None:
        """Deliver the queued events of the player."""
        while self._queue:
            self.playback.lifecycle.receive(self._queue.popleft())

    def play(self, *track_ids: str) -> None:
        """Play each of these tracks, as Enter does."""
        for track_id in track_ids:
            self.playback.play(track_id)
            self.deliver()

    def pass_time(self, seconds: float) -> None:
        """Advance player and clock."""
        self.player.pass_time(seconds)
        self.deliver()
        self.host.advance(seconds)

    def leave(self) -> None:
        """Quit, as `q` does."""
        self.playback.lifecycle.leave()
        self.playback.lifecycle.close(Seconds(0.5))
        self.deliver()
        self.playback.lifecycle.finish_plays()

    @property
    def state(self) -> PlaybackState:
        return self.playback.state

    def status(self) -> Status:
        return self.state.status

    @property
    def mix(self) -> list[str]:
        """Ids of the layers, which must be the same in playback and player."""
        ids = [layer.track_id for layer in self.player.state.layers]
        assert [layer.track_id for layer in self.state.layers] == ids
        return ids

    @property
    def volumes(self) -> dict[str, int]:
        return {x.track_id: x.percent for x in self.state.layers}

    @property
    def remaining(self) -> float | None:
        return self.player.state.timer.remaining

    @property
    def positions(self) -> dict[str, Seconds]:
        return self.playback.memory.positions

    @property
    def notices(self) -> list[str]:
        """All notices, each as "title: text"."""
        notices = [x.notice for x in self.events if isinstance(x, NoticeIssued)]
        return [f"{each.title}: {each.text}" for each in notices]

    @property
    def shown(self) -> list[PlaybackState]:
        """The published states, in order."""
        return [x.state for x in self.events if isinstance(x, PlaybackChanged)]

    @property
    def others(self) -> list[PlaybackEvent]:
        """All events except states and notices."""
        kinds = (PlaybackChanged, NoticeIssued)
        return [x for x in self.events if not isinstance(x, kinds)]

    def replace_tracks(self, *tracks: Track) -> None:
        """Replace the tracks of these ids in the catalogue."""
        known = {track.id: track for track in self.playback.catalog}
        known |= {track.id: track for track in tracks}
        self.playback.catalog = Catalog(tuple(known.values()))

    def edit(self, track_id: str, **changes: object) -> Track:
        """Return a track of the catalogue with changed values."""
        track = self.playback.catalog.get(track_id)
        assert track is not None
        return replace(track, **changes)  # type: ignore[arg-type]

    def _receive(self, event: Event) -> None:
        if self._is_queued:
            self._queue.append(event)
        else:
            self.playback.lifecycle.receive(event)

    def _save(self, session: Session) -> None:
        if self.disk_error is not None:
            raise self.disk_error
        self.saved.append(session)


def mix(name: str, bed: str | None = None, **volumes: int) -> Mix:
    """A mix; the keywords are track ids with underscores, their values volumes."""
    parts = (
        MixPart(key.replace("_", "-"), Percent(percent))
        for key, percent in volumes.items()
    )
    return Mix(name, tuple(parts), bed=bed)


def sequence(name: str, *lines: str, **more: object) -> PartSequence:
    """A session of parts, each written as a line."""
    return PartSequence(name, tuple(map(parse_part, lines)), **more)  # type: ignore[arg-type]
