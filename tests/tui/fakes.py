"""A player and services made of plain Python, for driving the screens."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from tests.playback.fake_player import FakePlayer, guided, loop, some_tracks
from tests.tui.manual_time import ManualTime

from sleepterm.desktop import clock
from sleepterm.formats.problem import Problem
from sleepterm.importing.add_sounds import AddReport
from sleepterm.importing.restore_sound import RestoredSound
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.library.search.search import Search
from sleepterm.library.sequences.sequence_tracks import with_sequences
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.companion import Companion
from sleepterm.playback.timestamps import Timestamps
from sleepterm.remote.attachment import Attachment
from sleepterm.store.catalogs import LoadedCatalog
from sleepterm.store.config.settings_file import SettingsFile
from sleepterm.store.session import Session
from sleepterm.store.settings import Settings
from sleepterm.tui.ports.bedtime import BedtimeFiles, WordSpeaker
from sleepterm.tui.ports.diary import DiaryService
from sleepterm.tui.ports.history import HistoryService
from sleepterm.tui.ports.importing import (
    ImportDone,
    ImportEvent,
    ImportIdle,
    ImportProgress,
)
from sleepterm.tui.ports.mix_store import MixStore
from sleepterm.tui.ports.sequence_store import SequenceStore
from sleepterm.tui.ports.services import MadeSearch, Services
from sleepterm.tui.ports.start_up import StartUp
from sleepterm.tui.ports.voices import VoiceService
from sleepterm.units import Seconds

__all__ = [
    "FakeImportService",
    "FakePlayer",
    "FakeServices",
    "guided",
    "loop",
    "some_tracks",
]


class FakeImportService:
    """Adds what `FakeServices.report` says, at once or at a call of `finish`.

    Attributes:
        waits: whether `add` leaves the work to `finish`.
        calls: the other calls, in order.
        emit: publishes an event.
    """

    def __init__(self, fakes: FakeServices) -> None:
        self.fakes = fakes
        self.waits = False
        self.calls: list[str] = []
        self.emit: Callable[[ImportEvent], None] = lambda _: None

    def subscribe(self, listener: Callable[[ImportEvent], None]) -> None:
        self.emit = listener

    def add(self, sources: Sequence[Path]) -> None:
        self.fakes.added_paths.append(tuple(sources))
        if not self.waits:
            self.finish()

    def finish(self) -> None:
        paths = self.fakes.added_paths[-1]
        for number, path in enumerate(paths, 1):
            self.emit(ImportProgress("Adding", path.name, number, len(paths)))
        report = self.fakes.report(paths)
        self.fakes.tracks += report.added
        skipped = tuple((x.path.name, x.reason) for x in report.skipped)
        first = report.added[0].id if report.added else ""
        losses = tuple((path.name, loss) for path, loss in report.losses)
        title = report.added[0].title if report.added else ""
        self.emit(
            ImportDone(len(report.added), first, skipped, losses=losses, title=title)
        )
        self.emit(ImportIdle())

    def resume(self, *, unmeasured: bool) -> None:
        self.calls.append(f"resume, unmeasured {unmeasured}")

    def cancel(self) -> None:
        self.calls.append("cancel")
        self.emit(ImportIdle())

    def close(self) -> None:
        self.calls.append("close")


@dataclass
class FakeServices:
    """Fakes for all services, with a record of their calls."""

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
    gone: list[tuple[float, Track]] = field(default_factory=list)
    edited: list[tuple[str, Edits]] = field(default_factory=list)
    ended: list[AfterEnd] = field(default_factory=list)
    hour: int = 15
    obstacles: dict[AfterEnd, str] = field(default_factory=dict)
    locks: list[str] = field(default_factory=list)
    report: Callable[[Sequence[Path]], AddReport] = lambda _: AddReport((), ())

    import_service: FakeImportService = field(init=False)
    _began: float = field(default_factory=time.monotonic)
    search: Callable[[Catalog], Search] | None = None
    history: HistoryService | None = None
    mixes: MixStore | None = None
    time: ManualTime | None = None
    bedtime: BedtimeFiles | None = None
    diary: DiaryService | None = None
    sequences: SequenceStore | None = None
    voices: VoiceService | None = None
    speaker: WordSpeaker | None = None
    settings_file: SettingsFile | None = None
    companions: Companion | None = None
    play_in_background: Callable[[], None] | None = None
    attached: Attachment | None = None
    own: Callable[[], StartUp] | None = None

    def __post_init__(self) -> None:
        self.import_service = FakeImportService(self)

    def start_up(self) -> StartUp:
        timer = self.session.timer or self.settings.timer
        there = self.attached.playback.state if self.attached else None
        return StartUp(
            self.settings,
            self.session,
            self.unicode,
            timer,
            self.services,
            state=there,
            own=self.own,
        )

    def services(self) -> Services:
        return Services(
            load_catalog=self._load,
            measure_lengths=lambda _: self.lengths,
            make_player=lambda: self.player,
            settings=self.settings,
            session=self.session,
            save_session=self.saved.append,
            import_service=self.import_service,
            restore_sound=self.restore_sound,
            sound_removed_at=lambda: self.gone[-1][0] if self.gone else 0.0,
            # asked late: a test may replace them
            remove_sound=lambda track_id: self.remove_sound(track_id),  # noqa: PLW0108
            edit_sound=lambda *edit: self.edit_sound(*edit),  # noqa: PLW0108
            after_end=self.ended.append,
            why_no_power=lambda then: self.why_no_power(then),  # noqa: PLW0108
            list_alone=Seconds(0.0),
            now=self.time.now
            if self.time
            else getattr(self.history, "timestamps", self.timestamps),
            settings_problems=self.settings_problems,
            make_search=self._make_search if self.search else None,
            history=self.history,
            open_mixes=self._open_mixes if self.mixes else None,
            open_bedtime=self._open_bedtime if self.bedtime else None,
            diary=self.diary,
            keep_awake=self._keep_awake,
            companions=self.companions,
            play_in_background=self.play_in_background,
            let_sleep=lambda: self.locks.append("release"),
            open_sequences=self._open_sequences if self.sequences else None,
            open_voices=self._open_voices if self.voices else None,
            open_speaker=self._open_speaker if self.speaker else None,
            settings_file=self.settings_file,
            attached=self.attached,
        )

    def _keep_awake(self) -> str:
        self.locks.append("hold")
        return "Leave the lid open."

    def timestamps(self) -> Timestamps:
        """A clock that began today at `self.hour`, the user's time."""
        now = clock.now()
        passed = now.ticks - self._began
        began = datetime.fromtimestamp(now.at - passed).astimezone()
        began = began.replace(hour=self.hour, minute=0, second=0, microsecond=0)
        return Timestamps(began.timestamp() + passed, self.hour, now.ticks, now.offset)

    def why_no_power(self, then: AfterEnd) -> str:
        return self.obstacles.get(then, "")

    def _make_search(self, catalog: Catalog) -> MadeSearch:
        assert self.search is not None
        return MadeSearch(self.search(catalog))

    def _open_mixes(self) -> MixStore:
        assert self.mixes is not None
        return self.mixes

    def _open_bedtime(self) -> BedtimeFiles:
        assert self.bedtime is not None
        return self.bedtime

    def _open_voices(self) -> VoiceService:
        assert self.voices is not None
        return self.voices

    def _open_sequences(self) -> SequenceStore:
        assert self.sequences is not None
        return self.sequences

    def _open_speaker(self) -> WordSpeaker:
        assert self.speaker is not None
        return self.speaker

    def _load(self) -> LoadedCatalog:
        catalog = Catalog(self.tracks)
        if self.mixes is not None:
            catalog = with_mixes(catalog, self.mixes.load().mixes)
        if self.sequences is not None:
            catalog = with_sequences(catalog, self.sequences.load().sequences)
        return LoadedCatalog(catalog, self.problems, self.unmeasured)

    def edit_sound(
        self, track_id: str, edits: Edits, tick: Callable[[Seconds, Seconds], None]
    ) -> Track:
        tick(Seconds(1.0), Seconds(4.0))
        self.edited.append((track_id, edits))
        track = next(x for x in self.tracks if x.id == track_id)
        new = replace(track, title=edits.title or track.title)
        self.tracks = tuple(new if x is track else x for x in self.tracks)
        return new

    def remove_sound(self, track_id: str) -> Track:
        self.removed.append(track_id)
        track = next(x for x in self.tracks if x.id == track_id)
        self.tracks = tuple(x for x in self.tracks if x.id != track_id)
        self.gone.append((time.time(), track))
        return track

    def restore_sound(self) -> RestoredSound:
        _, track = self.gone.pop()
        self.tracks += (track,)
        return RestoredSound(track.id, track.title)
