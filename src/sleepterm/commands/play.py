"""`sleepterm play`: play a mix without the screen."""

from __future__ import annotations

import queue
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sleepterm.audio.outputs.pygame_output import PygameOutput
from sleepterm.audio.player import Player
from sleepterm.audio.state import (
    BedDue,
    CaptionChanged,
    DeviceFound,
    DeviceLost,
    Event,
    LayerFailed,
    PlaybackStopped,
    PlayerState,
    StateChanged,
    Status,
    TimerFinished,
)
from sleepterm.commands.requests.playing import PlayRequest
from sleepterm.commands.shared.after_end import do_after_end
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.layer_options import (
    MixLayer,
    bed_finder,
    guidance,
    named_layers,
    unfold_mixes,
)
from sleepterm.commands.shared.session_log import SessionLog, now
from sleepterm.commands.shared.status_line import StatusLine
from sleepterm.commands.shared.timer_options import timer_settings
from sleepterm.desktop.signals import ending_signals, exit_status
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix_tracks import MixTrack, is_mix_playing
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.playback.play_tracker import PlayTracker
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings
from sleepterm.units import DEFAULT_MASTER, Seconds

_QUIT_FADE = Seconds(0.6)
"""The fade when a signal ends the session."""


@dataclass(frozen=True, slots=True)
class _Signalled:
    number: int


def run(request: PlayRequest) -> int:
    """Play until the timer or the tracks end, or a signal comes."""
    paths = Paths.of_user()
    loaded = load(paths)
    settings, problems = load_settings(paths.config_file)
    print_problems([*loaded.problems, *problems])
    wanted, mixes = unfold_mixes(request.mix, loaded.catalog, paths)
    layers = named_layers(wanted, loaded.catalog)
    timer = timer_settings(request.timer, settings.timer)
    master = DEFAULT_MASTER if wanted.volume is None else wanted.volume
    with muted_native_stderr():
        player = Player(PygameOutput(), master=master, seed=wanted.seed)
        player.set_guidance(guidance(wanted))
        kept = wanted.volume if request.keep_volume else None
        log = SessionLog(paths, plays=settings.for_you, master=kept)
        find_bed = bed_finder(wanted, layers, loaded.catalog)
        session = _Session(player, find_bed, log)
        return session.play(layers, timer, _whole(mixes, layers, loaded.catalog))


def _chosen(layers: list[MixLayer]) -> set[str]:
    """The ids of the tracks that were asked for, without beds."""
    beds = {layer.track.bed for layer in layers if layer.track.bed}
    return {x.track.id for x in layers if not x.is_bed} - beds


def _ids(state: PlayerState) -> frozenset[str]:
    return frozenset(layer.track_id for layer in state.layers)


def _whole(
    mixes: Sequence[MixTrack], layers: list[MixLayer], catalog: Catalog
) -> dict[str, frozenset[str]]:
    """Ids of the named mixes that are all that plays, with the ids of their layers."""
    named = frozenset(x.track.id for x in layers if not x.is_bed)
    return {x.id: named for x in mixes if is_mix_playing(x.mix, catalog, named, "")}


class _Session:
    """One run of the player, steered by its events."""

    def __init__(
        self,
        player: Player,
        find_bed: Callable[[str], Track | None],
        log: SessionLog,
    ) -> None:
        self._player = player
        self._log = log
        self._find_bed = find_bed
        self._bed = ""
        self._news: queue.SimpleQueue[Event | _Signalled] = queue.SimpleQueue()
        self._line = StatusLine(sys.stderr)
        self._layers: list[MixLayer] = []
        self._tracker = PlayTracker()
        self._then = AfterEnd.NOTHING
        self._had_device = False
        self._failed = 0

    def play(
        self,
        layers: list[MixLayer],
        timer: TimerSettings,
        mixes: Mapping[str, frozenset[str]],
    ) -> int:
        """Play the layers until the end; the exit status.

        Args:
            layers: what sounds.
            timer: when it ends.
            mixes: ids of the mixes that the layers are, and of their own layers.
        """
        self._player.subscribe(self._news.put)
        with ending_signals(lambda number: self._news.put(_Signalled(number))):
            self._player.start()
            self._player.arm_timer(timer)
            self._bed = next((x.track.id for x in layers if x.is_bed), "")
            for layer in layers:
                self._player.add_layer(layer.track, layer.percent, Seconds(0.0))
            self._layers = layers
            self._tracker = PlayTracker(
                _chosen(layers),
                lambda state: [x for x, ids in mixes.items() if ids <= _ids(state)],
            )
            self._player.resume()
            status = self._until_the_end(len(layers))
            self._player.close(_QUIT_FADE)
            self._line.clear()
            self._tracker.end(now())
            self._log.end(self._tracker.take())
        if status == 0:
            do_after_end(self._then)
        return status

    def _until_the_end(self, layers: int) -> int:
        while True:
            news = self._next_news()
            match news:
                case _Signalled():
                    return exit_status(news.number)
                case PlaybackStopped():
                    return 1 if self._failed == layers else 0
                case DeviceLost() if not self._had_device:
                    self._line.say(f"No sound device works: {news.reason}.")
                    return 1
                case _:
                    self._note(news)

    def _next_news(self) -> Event | _Signalled:
        # With a timeout, so that Windows too lets a signal through.
        while True:
            try:
                return self._news.get(timeout=3600 if sys.platform != "win32" else 0.5)
            except queue.Empty:
                continue

    def _note(self, news: Event) -> None:
        self._tracker.note(news, now())
        match news:
            case StateChanged() | CaptionChanged():
                if self._player.state.status is Status.PLAYING:
                    self._line.show(self._player.state)
            case BedDue():
                self._change_bed(news.bed)
            case LayerFailed():
                self._failed += 1
                self._line.say(f"{news.title} stopped: {news.reason}")
            case TimerFinished():
                self._then = news.then
            case _:
                self._note_device(news)

    def _note_device(self, news: Event) -> None:
        match news:
            case DeviceFound():
                self._had_device = True
                self._log.begin(self._layers)
            case DeviceLost():
                self._line.say(
                    f"The sound device is gone ({news.reason}). Waiting for it."
                )
            case _:
                pass

    def _change_bed(self, wanted: str) -> None:
        old, new = self._player.state.layer(self._bed), self._find_bed(wanted)
        if old is None or new is None or new.id == self._bed:
            return
        self._player.add_layer(new, old.percent, Seconds(0.0))
        self._player.remove_layer(self._bed)
        self._bed = new.id
