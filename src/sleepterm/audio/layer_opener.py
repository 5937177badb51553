"""Opens the files of layers on a thread of its own: a slow disk interrupts nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from sleepterm.audio.audition import LEAD
from sleepterm.audio.engine import Engine
from sleepterm.audio.events import Event
from sleepterm.audio.layer import Layer
from sleepterm.audio.opening_options import OpeningOptions
from sleepterm.audio.player_options import PlayerOptions
from sleepterm.audio.sources.sound_source import SoundSource
from sleepterm.audio.state import Status
from sleepterm.audio.track_loader import LoadedTrack, open_audition, open_track
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.units import Seconds

_Command = Callable[[], None]


class LayerOpener:
    """Opens what an engine is to play; call everything on the player's thread.

    Args:
        engine: gets what was opened.
        seed: of the loops' random choices.
        options: the user's settings and memory.
        queue: queues a command for the player's thread; called on any.
        send: publishes events.

    Attributes:
        opening: the thread that opens files.
        decoding: the thread that decodes them ahead.
    """

    def __init__(
        self,
        engine: Engine,
        seed: int,
        options: PlayerOptions,
        queue: Callable[[_Command], None],
        send: Callable[[list[Event]], None],
    ) -> None:
        self._engine = engine
        self._seed = seed
        self._queue = queue
        self._send = send
        self.opening = ThreadPoolExecutor(1, thread_name_prefix="sleepterm-open")
        self.decoding = ThreadPoolExecutor(1, thread_name_prefix="sleepterm-decode")
        self._options = OpeningOptions(
            options.nights,
            self.opening,
            lambda lost: queue(lambda: send([lost])),
            options.copies,
        )
        self._awaited: set[str] = set()
        self._auditions = 0
        self._times_opened: Counter[str] = Counter()

    @property
    def is_opening(self) -> bool:
        """Whether files are being opened that are to sound."""
        return bool(self._awaited) or self._auditions > 0

    def close(self) -> None:
        """Open and decode nothing more."""
        if (copies := self._options.copies) is not None:
            copies.close()
        for pool in (self.opening, self.decoding):
            pool.shutdown(wait=False, cancel_futures=True)

    def open_layers(self) -> None:
        """Open the layers that are to sound and are not open yet."""
        if self._engine.status is not Status.STOPPED:
            for layer in self._engine.layers:
                self._open(layer)

    def audition(self, track: Track, problem: str) -> None:
        """Play a track alone for a while.

        Args:
            track: what to play.
            problem: why there is no sound device; "" if there is one.
        """
        audition = self._engine.audition
        layer = audition.begin(track)
        if problem:
            self._send(audition.fail(layer, problem))
            return
        self._auditions += 1
        how = (LEAD, self._seed, self.decoding)
        future = self.opening.submit(open_audition, track, *how)
        future.add_done_callback(
            lambda done: self._queue(lambda: self._audition_opened(layer, done))
        )

    def _open(self, layer: Layer) -> None:
        track = layer.track
        if layer.source is not None or track.id in self._awaited:
            return
        self._awaited.add(track.id)
        self._times_opened[track.id] += 1
        turn = self._times_opened[track.id]
        at = layer.position
        how = (self._seed, turn, self.decoding, self._options)
        future = self.opening.submit(open_track, track, at, *how)
        future.add_done_callback(
            lambda done: self._queue(lambda: self._opened(track.id, at, done))
        )

    def _opened(self, track_id: str, at: Seconds, future: Future[LoadedTrack]) -> None:
        self._awaited.discard(track_id)
        if future.cancelled():
            return
        error = future.exception()
        if error is not None:
            self._send(self._engine.fail(track_id, _reason(error)))
            return
        loaded = future.result()
        layer = self._engine.find(track_id)
        if layer is None or layer.source or self._engine.status is Status.STOPPED:
            loaded.source.close()
            return
        if layer.position != at:
            # It was sought meanwhile, or added anew.
            loaded.source.seek(layer.position)
        self._engine.open(layer, loaded)

    def _audition_opened(self, layer: Layer, future: Future[SoundSource]) -> None:
        self._auditions -= 1
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._engine.audition.open(layer, future.result())
        else:
            self._send(self._engine.audition.fail(layer, _reason(error)))


def _reason(error: BaseException) -> str:
    return str(error) if isinstance(error, SleeptermError) else repr(error)
