"""The player: a thread that renders blocks and writes them to an output.

Commands wait in a queue and are carried out between two blocks, or three where nobody
watches. Files are opened on a second thread and decoded ahead on a third: a slow disk
never interrupts the sound.
"""

from __future__ import annotations

import atexit
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from sleepterm.audio.caption_delay import CaptionDelay
from sleepterm.audio.device_retry import retry_delay
from sleepterm.audio.engine import STOP_FADE, Engine
from sleepterm.audio.event_publisher import EventPublisher
from sleepterm.audio.events import DeviceFound, DeviceLost, Event
from sleepterm.audio.go_on_commands import GoOnCommands
from sleepterm.audio.latency import Latency, Pace
from sleepterm.audio.layer_opener import LayerOpener
from sleepterm.audio.outputs.output import Output, OutputError
from sleepterm.audio.player_api import Listener
from sleepterm.audio.player_options import PLAIN, PlayerOptions
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sequence_commands import SequenceCommands
from sleepterm.audio.state import Device, PlayerState
from sleepterm.audio.tone_commands import ToneCommands
from sleepterm.audio.yield_commands import YieldCommands
from sleepterm.library.catalog.track import Track
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import Percent, Seconds

BLOCK = 3072
"""Frames rendered at a time: fewer react faster to keys, more wake the CPU less often.

A whole number of the output's buffers, or every other block would have a buffer's time
less to be ready in.
"""

QUEUED_BLOCKS = 2
"""Blocks between engine and loudspeaker: one sounds, one waits behind it."""

_UNPUBLISHED = 4
"""Blocks between snapshots of a mix without words, in which only time passes."""

_BEGINNING = Seconds(0.15)
"""What begins from silence waits at most so long for its files."""

IDLE_CLOSE = Seconds(10.0)
"""Seconds of silence after which the device is released."""

_Command = Callable[[], None]


class Player:
    """Plays the mix; see `PlayerApi` for what each command means.

    Args:
        output: where blocks go.
        master: master volume at the start, 0 to 100.
        seed: of the loops' random choices; None for a new one each time.
        clock: monotonic time in seconds; nothing that sounds follows it.
        idle_close: seconds of silence after which the device is released.
        options: the user's settings and memory.

    Attributes:
        sequence, tone, yielding, going_on: commands of their own kinds.
    """

    def __init__(
        self,
        output: Output,
        *,
        master: Percent,
        seed: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        idle_close: Seconds = IDLE_CLOSE,
        options: PlayerOptions = PLAIN,
    ) -> None:
        self._output = output
        self._engine = Engine(master, options.drift)
        chosen = time.time_ns() if seed is None else seed
        self._clock = clock
        self._idle_close = idle_close
        self._commands: queue.SimpleQueue[_Command] = queue.SimpleQueue()
        self.sequence = SequenceCommands(self._engine, self._commands.put, self._send)
        self.tone = ToneCommands(self._engine, self._commands.put)
        self.yielding = YieldCommands(self._engine, self._commands.put)
        self._pace = Pace(options.latency)
        self.going_on = GoOnCommands(self._engine, self._commands.put, self._clock)
        self._publisher = EventPublisher()
        self._caption_delay = CaptionDelay(QUEUED_BLOCKS)
        self._opener = LayerOpener(
            self._engine, chosen, options, self._commands.put, self._send
        )
        self._thread = threading.Thread(
            target=self._run, name="sleepterm-player", daemon=True
        )
        self._device = Device.UNKNOWN
        self._problem = ""
        self._open = False
        self._failed_tries = 0
        self._has_begun = False
        self._closing = False
        self._has_news = True
        self._unpublished = 0
        self._state = self._snapshot()

    @property
    def state(self) -> PlayerState:
        """The latest snapshot, at most a quarter of a second old while it plays."""
        return self._state

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with every event from now on, on the player's thread."""
        self._publisher.subscribe(listener)

    def start(self) -> None:
        """Start the player's thread and open the sound device."""
        self._thread.start()

    def add_layer(self, track: Track, percent: Percent, position: Seconds) -> None:
        """Add a track to the mix."""
        self._commands.put(lambda: self._add_layer(track, percent, position))

    def remove_layer(self, track_id: str) -> None:
        """Fade a layer out of the mix."""
        self._commands.put(lambda: self._engine.remove(track_id))

    def clear(self) -> None:
        """Fade every layer out of the mix and stop."""
        self._commands.put(self._engine.clear)

    def set_layer_volume(self, track_id: str, percent: Percent) -> None:
        """Set a layer's volume."""

        def command() -> None:
            if layer := self._engine.find(track_id):
                layer.set_percent(percent)

        self._commands.put(command)

    def set_master_volume(self, percent: Percent) -> None:
        """Set the master volume."""
        self._commands.put(lambda: self._engine.set_master(percent))

    def pause(self) -> None:
        """Fade to silence and pause."""
        self._commands.put(self._engine.pause)

    def resume(self) -> None:
        """Play the mix."""
        self._commands.put(self._engine.resume)

    def stop(self, fade: Seconds = STOP_FADE) -> None:
        """Fade out in `fade` seconds and stop; the mix stays."""
        self._commands.put(lambda: self._engine.stop(fade))

    def begin_rise(self, rise: WakeRise) -> None:
        """Play the mix as a wake-up."""
        self._commands.put(lambda: self._engine.begin_rise(rise))
        self._commands.put(self._try_device)

    def seek(self, by: Seconds) -> None:
        """Move the guided track's position."""
        self._commands.put(lambda: self._engine.seek(by))

    def seek_sentence(self, by: int) -> None:
        """Seek the guided track to the start of a sentence."""
        self._commands.put(lambda: self._engine.seek_sentence(by))

    def set_guidance(self, guidance: Guidance) -> None:
        """Set voice, bell volume and pace of guided tracks."""
        self._commands.put(lambda: self._engine.set_guidance(guidance))

    def arm_timer(self, settings: TimerSettings) -> None:
        """Arm or cancel the timer."""
        self._commands.put(lambda: self._engine.arm(settings))

    def extend_timer(self, by: Seconds) -> None:
        """Move the timer's end; negative is earlier."""
        self._commands.put(lambda: self._engine.extend(by))

    def set_timer_left(self, left: Seconds) -> None:
        """Bring the timer's end forward."""
        self._commands.put(lambda: self._engine.set_timer_left(left))

    def set_latency(self, latency: Latency) -> None:
        """Set how soon commands are heard."""
        self._pace.latency = latency

    def audition(self, track: Track | None) -> None:
        """Play a track alone for a while; None ends that."""
        self._commands.put(lambda: self._audition(track))

    def retry_device(self) -> None:
        """Try to open the sound device now."""
        self._commands.put(self._try_device)

    def close(self, fade: Seconds) -> None:
        """Fade out within `fade` seconds, release the device, end the thread."""

        def command() -> None:
            self._closing = True
            self._engine.stop(fade)
            self._send(self._engine.audition.end(fade=fade))

        self._commands.put(command)
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(fade + 3.0)

    def _run(self) -> None:
        self._try_device()
        # Behind the output's own way out, so that it runs before it: a device torn
        # down under a playing thread takes the program with it.
        atexit.register(self.close, SHORT)
        self._publish_state()
        try:
            while not self._is_done():
                self._step()
        finally:
            atexit.unregister(self.close)
            self._opener.close()
            if self._open:
                self._output.drain()
            self._output.close()

    def _is_done(self) -> bool:
        silent = self._engine.at_rest or not self._open
        return self._closing and silent and self._commands.empty()

    def _step(self) -> None:
        """Render a block or wait; carry out the commands that have come."""
        since = self._clock()
        try:
            if self._engine.at_rest:
                self._idle()
            elif self._open:
                self._await_files()
                self._play_blocks()
            else:
                self._wait_for_device()
        except OutputError as error:
            self._lose_device(error)
            self._send(self._engine.pass_time(Seconds(self._clock() - since)))
        # Playback, or a part of a session, may have begun.
        self._opener.open_layers()
        self._publish_state()

    def _idle(self) -> None:
        """While silent: wait for a command, and release the device after a while."""
        self._caption_delay.forget()
        self._has_begun = False
        timeout = self._idle_close if self._open else None
        if self._device is Device.MISSING:
            timeout = Seconds(retry_delay(self._failed_tries))
        if self._take_command(timeout):
            return
        if self._open:
            self._output.close()
            self._open = False
        elif self._device is Device.MISSING:
            self._try_device()

    def _await_files(self) -> None:
        """Let what begins from silence not begin with a block of silence."""
        if self._has_begun:
            return
        self._has_begun = True
        until = self._clock() + _BEGINNING
        while self._opener.is_opening and not self._engine.at_rest:
            if not self._take_command(Seconds(max(0.0, until - self._clock()))):
                return

    def _play_blocks(self) -> None:
        self._output.wait()
        while self._take_command(Seconds(0.0)):
            pass
        blocks = []
        for _ in range(self._pace.blocks(self._clock())):
            # One in any case: what ends before it began says so, too.
            block, events = self._engine.render(BLOCK)
            blocks.append(block)
            self._send(events)
            # A session may have begun a part.
            self._opener.open_layers()
            if self._engine.at_rest:
                break
        self._unpublished += len(blocks)
        whole = blocks[0] if len(blocks) == 1 else np.concatenate(blocks)
        self._output.write(whole)
        if self._has_words:
            self._caption_delay.after_block(self._engine.state())

    def _wait_for_device(self) -> None:
        """While no device is there: retry, and advance the sleep timer alone."""
        if self._device is not Device.MISSING:
            self._try_device()
            return
        since = self._clock()
        if not self._take_command(Seconds(retry_delay(self._failed_tries))):
            self._try_device()
        self._send(self._engine.pass_time(Seconds(self._clock() - since)))

    def _take_command(self, timeout: Seconds | None) -> bool:
        try:
            command = self._commands.get(timeout != 0.0, timeout)
        except queue.Empty:
            return False
        command()
        self._has_news = True
        self._pace.command_came(self._clock())
        return True

    def _add_layer(self, track: Track, percent: Percent, position: Seconds) -> None:
        self._engine.add(track, percent, position)
        self._opener.open_layers()

    def _audition(self, track: Track | None) -> None:
        if track is None:
            self._send(self._engine.audition.end())
        else:
            is_missing = self._device is Device.MISSING
            self._opener.audition(track, self._problem if is_missing else "")

    def _try_device(self) -> None:
        if self._open:
            return
        try:
            # An alarm is heard on any device rather than not at all.
            self._output.open(any_device=self._engine.state().rise is not None)
        except OutputError as error:
            self._lose_device(error)
            return
        self._open, self._failed_tries = True, 0
        is_new = self._device is not Device.READY
        self._device, self._problem = Device.READY, ""
        if is_new:
            self._send(self._engine.restart_softly())
            self._send([DeviceFound()])

    def _lose_device(self, error: OutputError) -> None:
        if self._open:
            self._output.close()
        self._open = False
        self._problem = reason = error.reason
        self._failed_tries += 1
        if self._device is not Device.MISSING:
            self._device = Device.MISSING
            self._failed_tries = 0
            lost = DeviceLost(reason, error.is_awaited)
            self._send([lost, *self._engine.audition.end(reason)])
            self._send(self._engine.restart_softly())

    @property
    def _has_words(self) -> bool:
        guided = self._engine.guided
        return guided is not None and bool(guided.narration.cues)

    def _send(self, events: list[Event]) -> None:
        for event in events:
            self._has_news = True
            self._publisher.send(event)

    def _snapshot(self) -> PlayerState:
        state = self._caption_delay.applied(self._engine.state())
        return replace(state, device=self._device, device_problem=self._problem)

    def _publish_state(self) -> None:
        """Make a snapshot; where only time has passed, not after each block."""
        # What stands still keeps its last snapshot.
        is_seen = self._has_news or self._has_words or self._engine.at_rest
        if not is_seen and 0 < self._unpublished < _UNPUBLISHED:
            return
        self._has_news, self._unpublished = False, 0
        self._state = self._snapshot()
        self._publisher.report(self._state)
