"""Playback over the socket shows and does what playback in the process does."""

from __future__ import annotations

from operator import attrgetter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.playback.playback_run import NOISE, RAIN, SCAN
from tests.playback.playback_run import PlaybackRun as Run
from tests.playback.test_any_commands import COMMANDS, MIXES, PLAYS, TRACKS, WAKING
from tests.remote.link import WORDS, Link, play_local_words, play_remote_words

from sleepterm.audio.state import Status
from sleepterm.playback.events import NoticeIssued, PlaybackChanged
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.playback.state import PlaybackState
from sleepterm.remote.prediction import predicted
from sleepterm.remote.remote_playback import RemotePlayback
from sleepterm.remote.requests import COMMANDS as NAMES


def do(playback: ScreenPlayback, command: tuple[object, ...]) -> None:
    name, *arguments = command
    assert isinstance(name, str)
    if name != "words":
        attrgetter(name)(playback)(*arguments)
    elif isinstance(playback, RemotePlayback):
        _ = play_remote_words(playback, str(arguments[0]))
    else:
        play_local_words(playback, str(arguments[0]))


AUDITIONS = st.tuples(st.just("audition"), st.none() | st.sampled_from(TRACKS))
STEPS = st.one_of(
    PLAYS.map(lambda x: ("command", x)),
    (COMMANDS | WAKING | AUDITIONS).map(lambda x: ("command", x)),
    st.sampled_from(WORDS).map(lambda x: ("command", ("words", x))),
    st.floats(0, 1200).map(lambda x: ("time", x)),
    st.just(("deliver", None)),
)


@settings(max_examples=25)
@given(st.lists(STEPS, max_size=20))
def test_the_same_commands_lead_to_the_same_state(
    steps: list[tuple[str, object]],
) -> None:
    link, local = Link(), Run(tracks=TRACKS, mixes=MIXES)
    for kind, what in steps:
        if kind == "command":
            assert isinstance(what, tuple)
            do(link.remote, what)
            link.deliver()
            do(local.playback, what)
        elif kind == "time":
            assert isinstance(what, float)
            link.run.pass_time(what)
            link.deliver()
            local.pass_time(what)
        assert link.remote.state == local.state
    told = [x for x in link.seen if isinstance(x, NoticeIssued)]
    assert told == [x for x in local.events if isinstance(x, NoticeIssued)]
    states = [x.state for x in link.seen if isinstance(x, PlaybackChanged)]
    assert not states or states[-1] == local.state
    assert link.run.player.calls == local.player.calls


@settings(max_examples=20)
@given(st.lists(STEPS, max_size=20))
def test_late_answers_lead_to_the_same_state(steps: list[tuple[str, object]]) -> None:
    link, local = Link(), Run(tracks=TRACKS, mixes=MIXES)
    for kind, what in steps:
        if kind == "command":
            assert isinstance(what, tuple)
            do(link.remote, what)
            do(local.playback, what)
        elif kind == "deliver":
            link.deliver()
            assert link.remote.state == local.state
    link.deliver()
    assert link.remote.state == local.state
    assert link.remote.any_key_is_still_awake == local.playback.any_key_is_still_awake


@settings(max_examples=10)
@given(st.lists(st.tuples(st.booleans(), STEPS), max_size=20))
def test_two_sides_agree_in_the_end(
    steps: list[tuple[bool, tuple[str, object]]],
) -> None:
    run = Run(tracks=TRACKS, mixes=MIXES)
    links = Link(run), Link(run)
    for is_second, (kind, what) in steps:
        link = links[is_second]
        if kind == "command":
            assert isinstance(what, tuple)
            do(link.remote, what)
        elif kind == "deliver":
            link.deliver()
        elif isinstance(what, float):
            run.pass_time(what)
    for _ in range(2):
        # What one has asked for is told to the other.
        for link in links:
            link.deliver()
    for link in links:
        assert link.remote.state == run.state
        assert link.remote.waking.settings == run.playback.waking.settings


def seen(state: PlaybackState) -> tuple[object, ...]:
    """What is predicted of a state."""
    volumes = [(x.track_id, x.percent) for x in state.layers]
    return state.status, state.master, state.is_muted, volumes


@settings(max_examples=25)
@given(st.lists(PLAYS, max_size=3), st.lists(COMMANDS, max_size=12))
def test_what_is_predicted_comes_true(
    plays: list[tuple[object, ...]], commands: list[tuple[object, ...]]
) -> None:
    link = Link()
    for command in plays:
        do(link.remote, command)
    link.deliver()
    for command in commands:
        name, *arguments = command
        if predicted(str(name), tuple(arguments)) is not None:
            do(link.remote, command)
    before = seen(link.remote.state)
    was_stopped = link.run.status() is Status.STOPPED
    link.deliver()
    # What begins from a stop is known to the running one alone.
    if not was_stopped:
        assert seen(link.remote.state)[1:] == before[1:]
    else:
        assert seen(link.remote.state)[1:3] == before[1:3]


def test_fast_keys_add_up_before_any_answer() -> None:
    link = Link()
    do(link.remote, ("play_layers", ((RAIN, 80), (NOISE, 50))))
    link.deliver()
    for _ in range(3):
        link.remote.change_master(-1)
        link.remote.change_layer(NOISE, +1)
    link.remote.toggle()
    state = link.remote.state
    assert (state.master, state.status) == (65, Status.PAUSED)
    assert [x.percent for x in state.layers] == [80, 65]
    assert link.run.state.master == 80
    assert isinstance(link.seen[-1], PlaybackChanged)
    link.deliver()
    assert seen(link.remote.state) == seen(state)


def test_a_prediction_that_is_wrong_is_dropped_with_the_answer() -> None:
    link = Link()
    link.remote.play(SCAN)
    link.deliver()
    link.remote.pause()
    link.run.playback.stop()
    link.deliver()
    assert link.remote.state.status is Status.STOPPED
    assert link.remote.state == link.run.state


def test_every_command_of_the_interface_is_there() -> None:
    remote: ScreenPlayback = Link().remote
    local: ScreenPlayback = Run().playback
    for name in NAMES:
        assert callable(attrgetter(name)(remote))
        assert callable(attrgetter(name)(local))
