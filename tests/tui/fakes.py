"""A player and services made of plain Python, for driving the screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sleepterm.audio.player_api import Listener
from sleepterm.audio.state import (
    Device,
    Event,
    LayerState,
    PlayerState,
    StateChanged,
    Status,
)
from sleepterm.formats.problem import Problem
from sleepterm.importing.add_sounds import AddReport
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.library.search.search import Search
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.playback.history_port import HistoryService
from sleepterm.store.catalogs import LoadedCatalog
from sleepterm.store.session import Session
from sleepterm.store.settings import Settings
from sleepterm.tui.ports.adding import Added, AtRest, AtWork, Told
from sleepterm.tui.ports.mix_book import MixBook
from sleepterm.tui.ports.services import Services
from sleepterm.units import Decibels, Percent, Seconds


class FakePlayer:
    """Does at once what a player does, without sound; remembers what was asked."""

    def __init__(self, *, device: Device = Device.READY, problem: str = "") -> None:
        self.calls: list[tuple[object, ...]] = []
        self.closed_with: Seconds | None = None
        self.is_deaf = False
        self._listeners: list[Listener] = []
        self._settings = TimerSettings(enabled=False)
        self.state = PlayerState(device=device, device_problem=problem)

    def subscribe(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def start(self) -> None:
        self.calls.append(("start",))
        self.tell(StateChanged(self.state))

    def tell(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)

    def become(self, **changes: object) -> None:
        """Another state, told to the listeners."""
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.tell(StateChanged(self.state))

    def pass_time(self, seconds: float) -> None:
        """Time of playing passes; guided tracks move on."""
        by = Seconds(seconds)
        layers = tuple(
            x if x.is_loop else replace(x, position=Seconds(x.position + by))
            for x in self.state.layers
        )
        self.become(layers=layers, timer=self.state.timer.advanced(by))

    def add_layer(self, track: Track, percent: Percent, position: Seconds) -> None:
        self._ask("add_layer", track.id, percent, position)
        if (known := self.state.layer(track.id)) is not None:
            self._set_layer(replace(known, percent=percent))
            return
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
        )
        kept = [x for x in self.state.layers if x.is_loop or track.is_loop]
        self.become(layers=(*kept, new))

    def remove_layer(self, track_id: str) -> None:
        self._ask("remove_layer", track_id)
        kept = tuple(x for x in self.state.layers if x.track_id != track_id)
        status = self.state.status if kept else Status.STOPPED
        self.become(layers=kept, status=status)

    def clear(self) -> None:
        self._ask("clear")
        self.become(layers=(), status=Status.STOPPED)

    def set_layer_volume(self, track_id: str, percent: Percent) -> None:
        self._ask("set_layer_volume", track_id, percent)
        if (layer := self.state.layer(track_id)) is not None:
            self._set_layer(replace(layer, percent=percent))

    def set_master_volume(self, percent: Percent) -> None:
        self._ask("set_master_volume", percent)
        if not self.is_deaf:
            self.become(master=percent)

    def pause(self) -> None:
        self._ask("pause")
        self.become(status=Status.PAUSED, timer=self._timer_paused(paused=True))

    def resume(self) -> None:
        self._ask("resume")
        timer = self.state.timer
        if self.state.status is Status.STOPPED:
            guided = self.state.guided is not None
            timer = timer.armed(self._settings, guided=guided)
        self.become(status=Status.PLAYING, timer=timer.with_pause(paused=False))

    def stop(self) -> None:
        self._ask("stop")
        self.become(status=Status.STOPPED, timer=self.state.timer.cancelled())

    def seek(self, by: Seconds) -> None:
        self._ask("seek", by)
        if (guided := self.state.guided) is not None:
            at = min(max(0.0, guided.position + by), guided.length)
            self._set_layer(replace(guided, position=Seconds(at)))

    def seek_sentence(self, by: int) -> None:
        self._ask("seek_sentence", by)

    def set_guidance(self, guidance: Guidance) -> None:
        self._ask("set_guidance", guidance)
        self.become(guidance=guidance)

    def arm_timer(self, settings: TimerSettings) -> None:
        self._ask("arm_timer", settings)
        self._settings = settings
        if self.state.status is not Status.STOPPED:
            guided = self.state.guided is not None
            self.become(timer=self.state.timer.armed(settings, guided=guided))

    def extend_timer(self, by: Seconds) -> None:
        self._ask("extend_timer", by)
        if self.state.status is not Status.STOPPED:
            self.become(timer=self.state.timer.extended(by))

    def audition(self, track: Track | None) -> None:
        self._ask("audition", track)

    def retry_device(self) -> None:
        self._ask("retry_device")

    def close(self, fade: Seconds) -> None:
        self.closed_with = fade

    def asked(self, name: str) -> list[tuple[object, ...]]:
        """The arguments of every call of one command."""
        return [call[1:] for call in self.calls if call[0] == name]

    def _ask(self, *call: object) -> None:
        self.calls.append(call)

    def _set_layer(self, layer: LayerState) -> None:
        layers = tuple(
            layer if x.track_id == layer.track_id else x for x in self.state.layers
        )
        self.become(layers=layers)

    def _timer_paused(self, *, paused: bool) -> object:
        return self.state.timer.with_pause(paused=paused)


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


class FakeAdding:
    """Adds at once what the house's report says, or waits to be told to."""

    def __init__(self, house: FakeServices) -> None:
        self.house = house
        self.waits = False
        self.asked: list[str] = []
        self.tell: Callable[[Told], None] = lambda _: None

    def listen(self, listener: Callable[[Told], None]) -> None:
        self.tell = listener

    def add(self, sources: Sequence[Path]) -> None:
        self.house.added_paths.append(tuple(sources))
        if not self.waits:
            self.finish()

    def finish(self) -> None:
        paths = self.house.added_paths[-1]
        for number, path in enumerate(paths, 1):
            self.tell(AtWork("Adding", path.name, number, len(paths)))
        report = self.house.report(paths)
        self.house.tracks += report.added
        skipped = tuple((x.path.name, x.reason) for x in report.skipped)
        first = report.added[0].id if report.added else ""
        self.tell(Added(len(report.added), first, skipped))
        self.tell(AtRest())

    def go_on(self, *, unmeasured: bool) -> None:
        self.asked.append(f"go on, unmeasured {unmeasured}")

    def call_off(self) -> None:
        self.asked.append("call off")
        self.tell(AtRest())

    def close(self) -> None:
        self.asked.append("close")


@dataclass
class FakeServices:
    """Services made of lists, and what was asked of them."""

    tracks: tuple[Track, ...] = field(default_factory=some_tracks)
    problems: tuple[Problem, ...] = ()
    unmeasured: tuple[Track, ...] = ()
    lengths: Mapping[str, Seconds] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    settings_problems: tuple[Problem, ...] = ()
    session: Session = field(default_factory=Session)
    unicode: bool = True
    player: FakePlayer = field(default_factory=FakePlayer)
    saved: list[Session] = field(default_factory=list)
    added_paths: list[tuple[Path, ...]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    edited: list[tuple[str, Edits]] = field(default_factory=list)
    ended: list[AfterEnd] = field(default_factory=list)
    report: Callable[[Sequence[Path]], AddReport] = lambda _: AddReport((), ())

    adding: FakeAdding = field(init=False)
    search: Callable[[Catalog], Search] | None = None
    diary: HistoryService | None = None
    mixes: MixBook | None = None

    def __post_init__(self) -> None:
        self.adding = FakeAdding(self)

    def services(self) -> Services:
        return Services(
            load_catalog=self._load,
            measure_lengths=lambda _: self.lengths,
            make_player=lambda: self.player,
            settings=self.settings,
            session=self.session,
            save_session=self.saved.append,
            adding=self.adding,
            remove_sound=self._remove,
            edit_sound=self._edit,
            after_end=self.ended.append,
            unicode=self.unicode,
            settings_problems=self.settings_problems,
            make_search=self.search,
            diary=self.diary,
            open_mixes=self._open_mixes if self.mixes else None,
        )

    def _open_mixes(self) -> MixBook:
        assert self.mixes is not None
        return self.mixes

    def _load(self) -> LoadedCatalog:
        catalog = Catalog(self.tracks)
        if self.mixes is not None:
            catalog = with_mixes(catalog, self.mixes.load().mixes)
        return LoadedCatalog(catalog, self.problems, self.unmeasured)

    def _edit(
        self, track_id: str, edits: Edits, tick: Callable[[Seconds, Seconds], None]
    ) -> Track:
        tick(Seconds(1.0), Seconds(4.0))
        self.edited.append((track_id, edits))
        track = next(x for x in self.tracks if x.id == track_id)
        new = replace(track, title=edits.title or track.title)
        self.tracks = tuple(new if x is track else x for x in self.tracks)
        return new

    def _remove(self, track_id: str) -> Track:
        self.removed.append(track_id)
        track = next(x for x in self.tracks if x.id == track_id)
        self.tracks = tuple(x for x in self.tracks if x.id != track_id)
        return track
