"""A player made of plain Python, and tracks for it to play."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sleepterm.audio.events import Event, PartBegan, PlaybackStopped, StateChanged
from sleepterm.audio.latency import Latency
from sleepterm.audio.player_api import Listener
from sleepterm.audio.sequence_place import SequencePlace
from sleepterm.audio.state import (
    Device,
    LayerState,
    PartState,
    PlayerState,
    Status,
)
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.sequences.plan import Plan
from sleepterm.library.tones import Tones
from sleepterm.night.guidance import Guidance
from sleepterm.night.sequence_clock import SequenceClock
from sleepterm.night.sleep_timer import SleepTimer, TimerSettings
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import Decibels, Percent, Seconds


class FakePlayer:
    """Carries out every command at once, without sound, and records it.

    Attributes:
        calls: every command, as its name and its arguments.
        last_fade: of the last stop, in seconds; 0 before any.
        opens: whether layers are open as soon as they are added.
        is_deaf: whether it records commands without carrying them out.
    """

    def __init__(self, *, device: Device = Device.READY, problem: str = "") -> None:
        self.calls: list[tuple[object, ...]] = []
        self.closed_with: Seconds | None = None
        self.last_fade = Seconds(0.0)
        self.is_deaf = False
        self.opens = True
        self._listeners: list[Listener] = []
        self._settings = TimerSettings(enabled=False)
        self.sequence = FakeSequence(self)
        self.tone = FakeTone(self)
        self.yielding = FakeYielding(self)
        self.going_on = FakeGoingOn(self)
        self.state = PlayerState(device=device, device_problem=problem)

    def subscribe(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def start(self) -> None:
        self.calls.append(("start",))
        self.emit(StateChanged(self.state))

    def emit(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)

    def become(self, **changes: object) -> None:
        """Change the state, and publish it."""
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.emit(StateChanged(self.state))

    def pass_time(self, seconds: float) -> None:
        """Advance timer and guided tracks by seconds of playback."""
        by = Seconds(seconds)
        layers = tuple(
            x if x.is_loop else replace(x, position=Seconds(x.position + by))
            for x in self.state.layers
        )
        rise = self.state.rise
        if rise is not None and layers and self.state.device is Device.READY:
            rise = rise.advanced(by)
        self.become(layers=layers, timer=self.state.timer.advanced(by), rise=rise)

    def add_layer(self, track: Track, percent: Percent, position: Seconds) -> None:
        if not self.record("add_layer", track.id, percent, position):
            return
        if (known := self.state.layer(track.id)) is not None:
            self._set_layer(replace(known, percent=percent))
            return
        if not track.is_loop:
            self.sequence.end()
        length = Seconds(track.length or 0.0)
        new = LayerState(
            track.id,
            track.title,
            percent,
            track.is_loop,
            position,
            length,
            has_words=not track.is_loop,
            has_bells=not track.is_loop,
            is_session=not track.is_loop,
            is_opening=not self.opens,
        )
        kept = [x for x in self.state.layers if x.is_loop or track.is_loop]
        self.become(layers=(*kept, new))

    def remove_layer(self, track_id: str) -> None:
        if not self.record("remove_layer", track_id):
            return
        kept = tuple(x for x in self.state.layers if x.track_id != track_id)
        status = self.state.status if kept else Status.STOPPED
        self.become(layers=kept, status=status)

    def clear(self) -> None:
        if self.record("clear"):
            self.sequence.plan = None
            self.become(layers=(), status=Status.STOPPED, part=None)

    def set_layer_volume(self, track_id: str, percent: Percent) -> None:
        if not self.record("set_layer_volume", track_id, percent):
            return
        if (layer := self.state.layer(track_id)) is not None:
            self._set_layer(replace(layer, percent=percent))

    def set_master_volume(self, percent: Percent) -> None:
        if self.record("set_master_volume", percent):
            self.become(master=percent)

    def pause(self) -> None:
        if self.record("pause"):
            self.become(status=Status.PAUSED, timer=self._timer_paused(paused=True))

    def resume(self) -> None:
        if not self.record("resume"):
            return
        timer = self.state.timer
        if self.state.status is Status.STOPPED:
            guided = self.state.guided is not None
            timer = timer.armed(self._settings, guided=guided)
        self.become(status=Status.PLAYING, timer=timer.with_pause(paused=False))

    def stop(self, fade: Seconds = Seconds(0.8)) -> None:
        self.last_fade = fade
        if not self.record("stop"):
            return
        self.sequence.plan = None
        was_stopped = self.state.status is Status.STOPPED
        timer = self.state.timer.cancelled()
        self.become(status=Status.STOPPED, timer=timer, rise=None, part=None)
        if not was_stopped:
            self.emit(PlaybackStopped())

    def begin_rise(self, rise: WakeRise) -> None:
        if self.record("begin_rise", rise):
            self.become(status=Status.PLAYING, timer=SleepTimer(), rise=rise)

    def seek(self, by: Seconds) -> None:
        if not self.record("seek", by):
            return
        if (guided := self.state.guided) is not None:
            at = min(max(0.0, guided.position + by), guided.length)
            self._set_layer(replace(guided, position=Seconds(at)))

    def seek_sentence(self, by: int) -> None:
        self.record("seek_sentence", by)

    def set_guidance(self, guidance: Guidance) -> None:
        if self.record("set_guidance", guidance):
            self.become(guidance=guidance)

    def set_latency(self, latency: Latency) -> None:
        self.record("set_latency", latency)

    def arm_timer(self, settings: TimerSettings) -> None:
        if not self.record("arm_timer", settings):
            return
        self._settings = settings
        if self.state.status is not Status.STOPPED:
            guided = self.state.guided is not None
            self.become(timer=self.state.timer.armed(settings, guided=guided))

    def extend_timer(self, by: Seconds) -> None:
        if self.record("extend_timer", by) and self.state.status is not Status.STOPPED:
            self.become(timer=self.state.timer.extended(by))

    def set_timer_left(self, left: Seconds) -> None:
        if self.record("set_timer_left", left):
            self.become(timer=self.state.timer.due_in(left))

    def audition(self, track: Track | None) -> None:
        self.record("audition", track)

    def retry_device(self) -> None:
        self.record("retry_device")

    def close(self, fade: Seconds) -> None:
        self.closed_with = fade

    def calls_to(self, name: str) -> list[tuple[object, ...]]:
        """The arguments of every call of one command."""
        return [call[1:] for call in self.calls if call[0] == name]

    def record(self, *call: object) -> bool:
        """Record a command; whether it is to be carried out."""
        self.calls.append(call)
        return not self.is_deaf

    def _set_layer(self, layer: LayerState) -> None:
        layers = tuple(
            layer if x.track_id == layer.track_id else x for x in self.state.layers
        )
        self.become(layers=layers)

    def _timer_paused(self, *, paused: bool) -> SleepTimer:
        return self.state.timer.with_pause(paused=paused)


class FakeTone:
    """Sets the tones at once."""

    def __init__(self, player: FakePlayer) -> None:
        self._player = player

    def set(self, tones: Tones) -> None:
        if self._player.record("set_tones", tones):
            self._player.become(tones=tones)


class FakeYielding:
    """Records how the player yields."""

    def __init__(self, player: FakePlayer) -> None:
        self._player = player

    def duck(self) -> None:
        self._player.record("duck")

    def release(self) -> None:
        self._player.record("release")

    def rise(self) -> None:
        self._player.record("rise")


class FakeGoingOn:
    """Goes on at once."""

    def __init__(self, player: FakePlayer) -> None:
        self._player = player

    @property
    def place(self) -> SequencePlace | None:
        part, sequence = self._player.state.part, self._player.sequence
        if sequence.plan is None or part is None:
            return None
        return SequencePlace(sequence.plan, sequence.clock, part.index)

    def begin(
        self, timer: SleepTimer, place: SequencePlace | None, *, is_paused: bool
    ) -> None:
        player = self._player
        if not player.record("go_on", timer, place, is_paused):
            return
        changes: dict[str, object] = {}
        if place is not None:
            player.sequence.plan, player.sequence.clock = place.plan, place.clock
            changes = {"part": player.sequence.part(place.begun)}
        status = Status.PAUSED if is_paused else Status.PLAYING
        player.become(
            status=status, timer=timer.with_pause(paused=is_paused), **changes
        )


class FakeSequence:
    """Carries out the commands for sessions of parts, without a clock of its own.

    Attributes:
        plan: the session that plays; None without one.
        aligned: number of each part to the seconds until it is to begin.
    """

    def __init__(self, player: FakePlayer) -> None:
        self.plan: Plan | None = None
        self.clock = SequenceClock((Seconds(1.0),), (False,))
        self.aligned: dict[int, Seconds] = {}
        self._player = player

    def play(self, plan: Plan, clock: SequenceClock, timer: TimerSettings) -> None:
        if not self._player.record("play_sequence", plan.track_id, timer):
            return
        self.plan, self.clock = plan, clock
        self.begin(clock.index, timer=SleepTimer().armed(timer), status=Status.PLAYING)

    def begin(self, index: int, **changes: object) -> None:
        """Begin a part: its layers replace those before."""
        assert self.plan is not None
        planned = self.plan.parts[index]
        here = self._player.state
        layers = tuple(
            here.layer(x.track.id) or _layer_of(x.track, x.percent)
            for x in planned.layers
        )
        self._player.emit(PartBegan(index))
        self._player.become(layers=layers, part=self.part(index), **changes)

    def part(self, index: int) -> PartState:
        """The state of a part."""
        assert self.plan is not None
        after = self.plan.parts[index + 1 : index + 2]
        return PartState(
            self.plan.track_id,
            self.plan.title,
            index,
            len(self.plan.parts),
            self.plan.parts[index].title,
            after[0].title if after else "",
        )

    def skip(self, by: int) -> None:
        if self._player.record("skip_part", by) and self.plan is not None:
            self.clock = self.clock.skipped(by)
            self.begin(self.clock.index)

    def align(self, index: int, until: Seconds) -> None:
        if self._player.record("align_part", index, until):
            self.aligned[index] = until
            self.clock = self.clock.aligned(index, until)
            if self.clock.index == index:
                self.begin(index)

    def end(self) -> None:
        if self.plan is not None and self._player.record("end_sequence"):
            self.plan = None
            self._player.become(part=None)


def _layer_of(track: Track, percent: Percent) -> LayerState:
    length = Seconds(track.length or 0.0)
    return LayerState(track.id, track.title, percent, track.is_loop, length=length)


def loop(name: str, **more: object) -> Track:
    """A loop track with this id."""
    return _track(name, ContentType.NATURE, PlaybackMode.LOOP, more)


def guided(name: str, minutes: float = 12, **more: object) -> Track:
    """A guided track with this id."""
    more.setdefault("length", Seconds(60 * minutes))
    return _track(name, ContentType.MEDITATION, PlaybackMode.ONCE, more)


def _track(
    name: str, kind: ContentType, playback: PlaybackMode, more: dict[str, object]
) -> Track:
    values: dict[str, object] = {
        "title": name.replace("-", " ").capitalize(),
        "type": kind,
        "file": Path(f"/sounds/{name}.ogg"),
        "playback": playback,
    }
    return Track(id=name, **(values | more))  # type: ignore[arg-type]


def some_tracks() -> tuple[Track, ...]:
    """A small library of every kind."""
    return (
        loop("steady-rain", topics=("sleep", "focus")),
        loop("rain-on-a-tent", topics=("sleep",)),
        loop("brown-noise", type=ContentType.NOISE, topics=("sleep", "focus")),
        loop("campfire", topics=("calm",)),
        loop("ocean-waves", topics=("sleep",)),
        guided(
            "body-scan", bed="steady-rain", bed_db=Decibels(-12.0), topics=("body",)
        ),
        guided("four-seven-eight", 4, type=ContentType.BREATHWORK, topics=("anxiety",)),
        guided("night-train", 18, type=ContentType.STORY, topics=("sleep",)),
        loop("old-drive", missing="the drive is not mounted", own=True),
        loop("my-fan", type=ContentType.OTHER, own=True),
    )
