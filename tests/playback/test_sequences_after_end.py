"""What *still awake* means after the end of a session of parts."""

from __future__ import annotations

import pytest
from tests.playback.playback_run import MINUTE, RAIN, SCAN, SEA, PlaybackRun, sequence

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Seconds

NIGHT = "session-night"
OURS = sequence("Night", f"{SCAN}", f"{RAIN} 30m to 20")


def run_of(*sequences: object, **more: object) -> PlaybackRun:
    return PlaybackRun(sequences=sequences, **more)  # type: ignore[arg-type]


def playing(run: PlaybackRun) -> tuple[str, int] | None:
    """The session that plays, and which of its parts."""
    part = run.state.part
    return None if part is None else (part.session, part.index)


def ended(run: PlaybackRun, *, late: bool = False) -> None:
    """The timer ends the session; `late` reports that only after the stop."""
    then = TimerFinished(run.player.state.timer.settings.then)
    if not late:
        run.player.emit(then)
    run.player.sequence.plan = None
    finished = run.player.state.timer.finished()
    run.player.become(status=Status.STOPPED, timer=finished, part=None)
    if late:
        run.player.emit(then)


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("mine", [False, True])
def test_after_its_end_still_awake_begins_the_last_part_anew(
    *, mine: bool, late: bool
) -> None:
    run = run_of(OURS, timer=TimerSettings(enabled=mine, duration=Seconds(20 * MINUTE)))
    run.play(NIGHT)
    run.player.sequence.begin(1)
    ended(run, late=late)
    assert run.playback.any_key_is_still_awake
    run.playback.still_awake()
    assert playing(run) == ("Night", 1)
    assert run.mix == [RAIN]
    assert run.remaining == 20 * MINUTE
    assert not run.playback.any_key_is_still_awake


def test_after_its_end_a_voice_alone_is_heard_again() -> None:
    run = run_of(sequence("Talk", f"{SEA} 5m", "night-train"))
    run.play("session-talk")
    run.player.sequence.begin(1)
    run.player.become(layers=())
    ended(run)
    run.playback.still_awake()
    assert playing(run) == ("Talk", 1)
    assert run.mix == ["night-train"]


def test_the_users_own_timer_in_a_session_begins_again_as_ever() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    run.playback.set_timer(TimerSettings(duration=Seconds(600), fade=Seconds(60)))
    ended(run)
    run.playback.still_awake()
    assert playing(run) is None
    assert run.remaining == 600
