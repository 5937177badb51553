"""Makes and connects the parts of playback."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from sleepterm.audio.state import Status
from sleepterm.library.catalog.track import Track
from sleepterm.night.timer_rules import TimerRules
from sleepterm.playback.auto_timer import AutoTimer
from sleepterm.playback.deadline import Deadline
from sleepterm.playback.going_on import GoingOn
from sleepterm.playback.guided import GuidedTrack
from sleepterm.playback.host import Host
from sleepterm.playback.layers import Layers
from sleepterm.playback.mixes import PlayingMixes
from sleepterm.playback.notice import Notify
from sleepterm.playback.opening import AwaitedPlay
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.sequences import PlayingSequences
from sleepterm.playback.session_memory import SessionMemory
from sleepterm.playback.state import PlaybackState, PlayingMix
from sleepterm.playback.timer import TimerControl
from sleepterm.playback.tone import ToneSetting
from sleepterm.playback.transport import Transport
from sleepterm.playback.volume import MasterVolume
from sleepterm.playback.waking import Waking
from sleepterm.playback.yielding import Yielding

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix_tracks import MixTrack
    from sleepterm.library.sequences.sequence_tracks import SequenceTrack


class Parts:
    """The parts of playback, connected to one player and one session.

    Args:
        host: gives the time.
        memory: the session.
        notify: shows a notice.
        changed: called whenever the state may have changed.
        rules: what the user has set about every timer.
    """

    def __init__(
        self,
        host: Host,
        memory: SessionMemory,
        notify: Notify,
        changed: Callable[[], None],
        rules: TimerRules,
    ) -> None:
        self.link = PlayerLink(host, notify, changed)
        self.memory = memory
        self.auto_timer = AutoTimer(memory, rules, lambda: host.now().local, notify)
        deadline = Deadline(self.link)
        self.transport = Transport(self.link, self.memory, self.auto_timer, deadline)
        self.layers = Layers(self.link, self.memory, self.transport)
        self.volume = MasterVolume(self.link)
        self.guided = GuidedTrack(self.link, self.memory)
        self.tone = ToneSetting(self.link, self.memory)
        self.timer = TimerControl(
            self.link, self.memory, rules, self.auto_timer, deadline
        )
        self.awaited = AwaitedPlay()
        self.mixes = PlayingMixes(self.link, self.layers, self.transport)
        self.waking = Waking(host, self.link)
        self.yielding = Yielding(self.link, self.transport, self.waking, deadline)
        self.sequences = PlayingSequences(
            host, self.link, self.memory, self.layers, self.transport
        )
        self.transport.resume_session = self.sequences.resume
        self.going_on = GoingOn(
            self.link, self.layers, self.transport, deadline, self.sequences
        )

    @property
    def state(self) -> PlaybackState:
        """A snapshot of all parts."""
        now, layers, beds = self.link.state, self.layers, self.layers.beds
        mix, guided = self.mixes.found_in(now), now.guided
        return PlaybackState(
            status=now.status,
            device=now.device,
            device_problem=now.device_problem,
            master=self.volume.percent,
            is_muted=self.volume.is_muted,
            layers=now.layers,
            timer=now.timer,
            next_timer=self.auto_timer.settings,
            asks_before_all_night=self.auto_timer.asks_before_all_night,
            guidance=self.memory.guidance,
            bed=beds.bed if now.layer(beds.bed) else "",
            bed_choice=beds.choice(guided.track_id) if guided else "",
            mix=PlayingMix(mix.id, mix.title) if mix else None,
            touched=layers.touched,
            awaited=self.awaited.layer,
            is_restored=layers.is_restored,
            wake=self.waking.state,
            part=now.part,
            tones=self.memory.tones,
            why_paused=self.transport.why_paused if now.status is Status.PAUSED else "",
        )

    def play(self, track: Track) -> None:
        """Play a track of any kind, as Enter does."""
        if track.is_mix:
            self.mixes.play(cast("MixTrack", track))
        elif track.is_sequence:
            self.sequences.play(cast("SequenceTrack", track))
        else:
            self.layers.play(track)

    def sounds_of(self, track: Track) -> tuple[Track, ...]:
        """The sounds that a track of any kind begins with."""
        if track.is_sequence:
            return self.sequences.sounds_of(cast("SequenceTrack", track))
        return self.mixes.sounds_of(track)
