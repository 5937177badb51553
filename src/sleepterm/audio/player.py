"""The player: one thread that pulls blocks out of the engine into an output.

Commands go in through one queue and are carried out between two blocks; events
come out to the listeners. Files are opened on a second thread and decoded ahead on a
third, so that a slow disk holds up nothing that sounds.
"""

from __future__ import annotations

import atexit
import queue
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from sleepterm.audio.audition import LEAD
from sleepterm.audio.caption_delay import CaptionDelay
from sleepterm.audio.engine import Engine
from sleepterm.audio.event_publisher import EventPublisher
from sleepterm.audio.layer import Layer
from sleepterm.audio.outputs.output import Output, OutputError
from sleepterm.audio.player_api import Listener
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sources.source import Source
from sleepterm.audio.state import (
    Device,
    DeviceFound,
    DeviceLost,
    Event,
    PlayerState,
    Status,
)
from sleepterm.audio.track_loader import Opened, open_audition, open_track
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Percent, Seconds

BLOCK = 3072
"""Frames rendered at a time: what a key waits for, against wake-ups.

A whole number of the output's buffers, or every other block would have a buffer's time
less to be ready in.
"""

WAITING = 2
"""Blocks between the engine and the ear: one sounds, one waits behind it."""

IDLE_CLOSE = Seconds(10.0)

_RETRY = (0.2, 0.5, 1.0, 2.0, 3.0)

_Command = Callable[[], None]


class Player:
    """Plays the mix; see `PlayerApi` for what each command means.

    Args:
        output: where blocks go.
        master: where the master slider stands at first.
        seed: loops take their chance from it; None for a new night each time.
        clock: seconds that never go back; only used while no device is there.
        idle_close: after so much silence the device is released.
    """

    def __init__(
        self,
        output: Output,
        *,
        master: Percent,
        seed: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        idle_close: Seconds = IDLE_CLOSE,
    ) -> None:
        self._output = output
        self._engine = Engine(master)
        self._seed = time.time_ns() if seed is None else seed
        self._clock = clock
        self._idle_close = idle_close
        self._commands: queue.SimpleQueue[_Command] = queue.SimpleQueue()
        self._publisher = EventPublisher()
        self._caption_delay = CaptionDelay(WAITING)
        self._opener = ThreadPoolExecutor(1, thread_name_prefix="sleepterm-open")
        self._decoding = ThreadPoolExecutor(1, thread_name_prefix="sleepterm-decode")
        self._thread = threading.Thread(
            target=self._run, name="sleepterm-player", daemon=True
        )
        self._opening: set[str] = set()
        self._turns: Counter[str] = Counter()
        self._device = Device.UNKNOWN
        self._problem = ""
        self._open = False
        self._tries = 0
        self._closing = False
        self._state = self._snapshot()

    @property
    def state(self) -> PlayerState:
        """The latest snapshot."""
        return self._state

    def subscribe(self, listener: Listener) -> None:
        """Hear every event from now on, on the player's thread."""
        self._publisher.subscribe(listener)

    def start(self) -> None:
        """Begin the player's thread and look for a sound device."""
        self._thread.start()

    def add_layer(self, track: Track, percent: Percent, position: Seconds) -> None:
        """Put a track into the mix."""
        self._commands.put(lambda: self._add(track, percent, position))

    def remove_layer(self, track_id: str) -> None:
        """Fade a layer out of the mix."""
        self._commands.put(lambda: self._engine.remove(track_id))

    def clear(self) -> None:
        """Fade every layer out of the mix and stop."""
        self._commands.put(self._engine.clear)

    def set_layer_volume(self, track_id: str, percent: Percent) -> None:
        """Move a layer's slider."""

        def command() -> None:
            if layer := self._engine.find(track_id):
                layer.set_percent(percent)

        self._commands.put(command)

    def set_master_volume(self, percent: Percent) -> None:
        """Move the master slider."""
        self._commands.put(lambda: self._engine.set_master(percent))

    def pause(self) -> None:
        """Fade to silence and stand still."""
        self._commands.put(self._engine.pause)

    def resume(self) -> None:
        """Play the mix."""
        self._commands.put(self._resume)

    def stop(self) -> None:
        """Fade out and stop; the mix stays."""
        self._commands.put(self._engine.stop)

    def seek(self, by: Seconds) -> None:
        """Move the guided track's position."""
        self._commands.put(lambda: self._engine.seek(by))

    def seek_sentence(self, by: int) -> None:
        """Move the guided track to a sentence's beginning."""
        self._commands.put(lambda: self._engine.seek_sentence(by))

    def set_guidance(self, guidance: Guidance) -> None:
        """Tell guided tracks in another way."""
        self._commands.put(lambda: self._engine.guide(guidance))

    def arm_timer(self, settings: TimerSettings) -> None:
        """Arm or cancel the timer."""
        self._commands.put(lambda: self._engine.arm(settings))

    def extend_timer(self, by: Seconds) -> None:
        """End later, or earlier if negative."""
        self._commands.put(lambda: self._engine.extend(by))

    def audition(self, track: Track | None) -> None:
        """Let a track be heard alone; None ends that."""
        self._commands.put(lambda: self._audition(track))

    def retry_device(self) -> None:
        """Try to open the sound device now."""
        self._commands.put(self._try_device)

    def close(self, fade: Seconds) -> None:
        """Fade out within `fade` seconds, release the device, end the thread."""

        def command() -> None:
            self._closing = True
            self._engine.stop(fade)
            self._tell(self._engine.audition.end(fade=fade))

        self._commands.put(command)
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(fade + 3.0)

    def _run(self) -> None:
        self._try_device()
        # Behind the output's own way out, so that it runs before it: a device torn
        # down under a playing thread takes the program with it.
        atexit.register(self.close, SHORT)
        self._publish()
        try:
            while not self._is_done():
                self._turn()
        finally:
            atexit.unregister(self.close)
            for pool in (self._opener, self._decoding):
                pool.shutdown(wait=False, cancel_futures=True)
            if self._open:
                self._output.drain()
            self._output.close()

    def _is_done(self) -> bool:
        silent = self._engine.at_rest or not self._open
        return self._closing and silent and self._commands.empty()

    def _turn(self) -> None:
        """Carry out what has been asked, then render a block or wait."""
        try:
            if self._engine.at_rest:
                self._rest()
            elif self._open:
                self._play_block()
            else:
                self._wait_for_device()
        except OutputError as error:
            self._lose_device(error.reason)
        self._publish()

    def _rest(self) -> None:
        """Nothing sounds: sleep until a command comes, then release the device."""
        self._caption_delay.forget()
        patience = self._idle_close if self._open else None
        if self._device is Device.MISSING:
            patience = Seconds(self._retry_delay())
        if self._take_command(patience):
            return
        if self._open:
            self._output.close()
            self._open = False
        elif self._device is Device.MISSING:
            self._try_device()

    def _play_block(self) -> None:
        self._output.wait()
        while self._take_command(Seconds(0.0)):
            pass
        if self._engine.at_rest:
            return
        block, events = self._engine.render(BLOCK)
        self._output.write(block)
        self._caption_delay.after_block(self._engine.state())
        self._tell(events)

    def _wait_for_device(self) -> None:
        """Something should sound but can't; only the sleep timer goes on."""
        if self._device is not Device.MISSING:
            self._try_device()
            return
        since = self._clock()
        if not self._take_command(Seconds(self._retry_delay())):
            self._try_device()
        self._tell(self._engine.pass_time(Seconds(self._clock() - since)))

    def _take_command(self, patience: Seconds | None) -> bool:
        try:
            command = (
                self._commands.get(timeout=patience)
                if patience != 0.0
                else (self._commands.get_nowait())
            )
        except queue.Empty:
            return False
        command()
        return True

    def _resume(self) -> None:
        self._engine.resume()
        for layer in self._engine.layers:
            self._open_layer(layer)

    def _add(self, track: Track, percent: Percent, position: Seconds) -> None:
        layer = self._engine.add(track, percent, position)
        if self._engine.status is not Status.STOPPED:
            self._open_layer(layer)

    def _open_layer(self, layer: Layer) -> None:
        track = layer.track
        if layer.source is not None or track.id in self._opening:
            return
        self._opening.add(track.id)
        self._turns[track.id] += 1
        turn = self._turns[track.id]
        future = self._opener.submit(
            open_track, track, layer.position, self._seed, turn, self._decoding
        )
        future.add_done_callback(
            lambda done: self._commands.put(lambda: self._opened(track.id, done))
        )

    def _opened(self, track_id: str, future: Future[Opened]) -> None:
        self._opening.discard(track_id)
        if future.cancelled():
            return
        error = future.exception()
        if error is not None:
            self._tell(self._engine.fail(track_id, _reason(error)))
            return
        opened = future.result()
        layer = self._engine.find(track_id)
        if layer is None or layer.source or self._engine.status is Status.STOPPED:
            opened.source.close()
        else:
            self._engine.open(layer, opened)

    def _audition(self, track: Track | None) -> None:
        audition = self._engine.audition
        if track is None:
            self._tell(audition.end())
            return
        layer = audition.begin(track)
        if self._device is Device.MISSING:
            self._tell(audition.fail(layer, self._problem))
            return
        future = self._opener.submit(
            open_audition, track, LEAD, self._seed, self._decoding
        )
        future.add_done_callback(
            lambda done: self._commands.put(lambda: self._tried(layer, done))
        )

    def _tried(self, layer: Layer, future: Future[Source]) -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._engine.audition.open(layer, future.result())
            return
        self._tell(self._engine.audition.fail(layer, _reason(error)))

    def _try_device(self) -> None:
        if self._open:
            return
        try:
            self._output.open()
        except OutputError as error:
            self._lose_device(error.reason)
            return
        self._open = True
        self._tries = 0
        found = self._device is not Device.READY
        self._device, self._problem = Device.READY, ""
        if found:
            self._tell(self._engine.restart_softly())
            self._publisher.send(DeviceFound())

    def _lose_device(self, reason: str) -> None:
        if self._open:
            self._output.close()
        self._open = False
        self._problem = reason
        self._tries += 1
        if self._device is not Device.MISSING:
            self._device = Device.MISSING
            self._tries = 0
            self._publisher.send(DeviceLost(reason))
            self._tell(self._engine.audition.end(reason))
            self._tell(self._engine.restart_softly())

    def _tell(self, events: list[Event]) -> None:
        for event in events:
            self._publisher.send(event)

    def _retry_delay(self) -> float:
        return _RETRY[min(self._tries, len(_RETRY) - 1)]

    def _snapshot(self) -> PlayerState:
        state = self._caption_delay.applied(self._engine.state())
        return replace(state, device=self._device, device_problem=self._problem)

    def _publish(self) -> None:
        self._state = self._snapshot()
        self._publisher.report(self._state)


def _reason(error: BaseException) -> str:
    return str(error) if isinstance(error, SleeptermError) else repr(error)
