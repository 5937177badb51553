"""`play`, `again`, `wake` while a sleepterm runs: that one plays, and wakes."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.remote.remote_run import ServedRun, served_at

from sleepterm.audio.state import Status
from sleepterm.cli import main
from sleepterm.commands.shared.catalog_access import load_with_mixes
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.remote.address import socket_path
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, SessionLayer, save_session
from sleepterm.units import Percent, Seconds


@pytest.fixture
def there() -> Iterator[ServedRun]:
    """A running sleepterm with the bundled catalogue, which plays nothing."""
    paths = Paths.of_user()
    with served_at(socket_path(paths)) as run:
        catalog = load_with_mixes(paths).catalog
        run.do(lambda: setattr(run.run.playback, "catalog", catalog))
        yield run


def layers(run: ServedRun) -> dict[str, int]:
    return {x.track_id: x.percent for x in run.run.state.layers}


def test_play_reaches_the_running_one(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["play", "rain-steady:60", "Brown noise", "--volume", "30"]
    assert main([*command, "--timer", "20m"]) == 0
    assert layers(there) == {"rain-steady": 60, "brown-noise": 100}
    state = there.run.state
    assert (state.status, state.master) == (Status.PLAYING, 30)
    assert state.timer.remaining == Seconds(1200.0)
    assert capsys.readouterr().err == (
        "sleepterm: The running sleepterm plays Steady rain, Brown noise.\n"
    )


def test_what_is_not_asked_for_stays(there: ServedRun) -> None:
    there.do(lambda: there.run.playback.play("rain-steady"))
    before = there.run.state
    assert main(["play", "brown-noise"]) == 0
    assert layers(there) == {"brown-noise": 100}
    assert there.run.state.master == before.master
    assert there.run.state.timer == before.timer


def test_a_mix_is_played_under_its_name(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", "Tent in the rain"]) == 0
    assert there.run.state.mix is not None
    assert there.run.state.mix.title == "Tent in the rain"
    assert "plays Tent in the rain." in capsys.readouterr().err


def test_a_session_is_played_and_asked_for_again_goes_on(there: ServedRun) -> None:
    for _ in range(2):
        assert main(["play", "Falling asleep"]) == 0
        part = there.run.state.part
        assert part is not None
        assert part.session == "Falling asleep"
        assert there.run.state.status is Status.PLAYING


def test_what_the_running_one_does_not_know_is_said(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    sounds = there.run.playback.catalog
    few = Catalog(tuple(x for x in sounds if x.id != "brown-noise"))
    there.do(lambda: setattr(there.run.playback, "catalog", few))
    assert main(["play", "brown-noise"]) == 1
    assert "There is no track 'brown-noise'." in capsys.readouterr().err


@pytest.mark.parametrize(
    "option",
    [
        ["--seed", "1"],
        ["--pace", "0.9"],
        ["--bells", "9"],
        ["--no-voice"],
        ["--device", "speakers"],
    ],
)
def test_what_only_a_player_of_its_own_has_is_refused(
    option: list[str], there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", "brown-noise", *option]) == 2
    assert "Add --here to play beside it." in capsys.readouterr().err
    assert layers(there) == {}


def test_a_bad_name_is_refused_as_ever(there: ServedRun) -> None:
    assert main(["play", "no-such-track"]) == 2
    assert main(["play", "brown-noise", "--bed", "rain-steady"]) == 2
    assert layers(there) == {}


def test_wake_reaches_the_running_one(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["wake", "7:00", "--wake-with", "dawn-birds", "--rise", "30m"]) == 0
    settings = there.run.playback.waking.settings
    assert settings is not None
    assert (str(settings.time), settings.sound) == ("7:00", "dawn-birds")
    assert settings.rise == Seconds(1800.0)
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("sleepterm: Wakes you at 7:00, in ")
    assert told[1] == (
        "sleepterm: The running sleepterm does it, and has to stay open."
    )


def test_wake_on_a_device_says_where_it_sounds(
    there: ServedRun,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = "sleepterm.commands.shared.device_option.device_names"
    monkeypatch.setattr(names, lambda: ("Speakers",))
    assert main(["wake", "7:00", "--device", "speak"]) == 0
    assert there.run.playback.waking.settings is not None
    told = capsys.readouterr().err
    assert "It sounds where that one plays; --here is for --device." in told


def test_play_with_a_wake_up(there: ServedRun) -> None:
    assert main(["play", "brown-noise", "--wake", "6:30"]) == 0
    wake = there.run.state.wake
    assert wake is not None
    assert wake.time == "6:30"
    assert layers(there) == {"brown-noise": 100}


def test_here_plays_beside_it(there: ServedRun) -> None:
    assert main(["play", "brown-noise", "--here", "--timer", "1s"]) == 0
    assert layers(there) == {}


def test_a_named_session_is_played_there(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["session", "play", "Falling asleep", "--volume", "30"]) == 0
    part = there.run.state.part
    assert part is not None
    assert (part.session, there.run.state.master) == ("Falling asleep", 30)
    assert "The running sleepterm plays Falling asleep." in capsys.readouterr().err


def test_the_pacer_is_played_over_what_plays(there: ServedRun) -> None:
    there.do(lambda: there.run.playback.play("rain-steady"))
    before = there.run.state.timer
    for _ in range(2):
        assert main(["breathe", "4-6", "--minutes", "2"]) == 0
        assert len(layers(there)) == 2
        assert "rain-steady" in layers(there)
    assert there.run.state.timer == before


def test_or_over_the_loop_that_is_named(there: ServedRun) -> None:
    there.do(lambda: there.run.playback.play("rain-steady"))
    assert main(["breathe", "--bed", "brown-noise", "--timer", "20m"]) == 0
    assert [x for x in layers(there) if not x.startswith("breathe")] == ["brown-noise"]
    assert there.run.state.timer.remaining == Seconds(1200.0)


def test_a_sitting_is_silent_there_too(there: ServedRun) -> None:
    there.do(lambda: there.run.playback.play("rain-steady"))
    assert main(["sit", "10m", "--bell", "5m"]) == 0
    (sitting,) = layers(there)
    assert sitting.startswith("sit-10m")
    assert main(["sit", "10m", "--device", "hdmi"]) == 2


def test_a_nap_is_slept_there_and_leaves_the_timer_as_it_was(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    before = there.run.state
    assert main(["nap", "40m", "rain-steady:50"]) == 0
    state = there.run.state
    assert layers(there) == {"rain-steady": 50}
    assert state.timer.remaining == Seconds(1200.0)
    assert (state.next_timer, state.master) == (before.next_timer, before.master)
    assert state.wake is not None
    # Never in place of the morning's alarm.
    assert main(["nap", "20m"]) == 1
    assert "Add --here to nap beside it." in capsys.readouterr().err
    assert there.run.state.wake == state.wake


LAST = Session(
    layers=(
        SessionLayer("body-scan-short", Percent(70)),
        SessionLayer("rain-steady", Percent(40)),
        SessionLayer("none-such", Percent(40)),
    )
)


def test_the_last_mix_is_played_there_softer_and_not_for_long(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    save_session(Paths.of_user().session_file, LAST)
    there.do(lambda: there.run.playback.set_master(Percent(80)))
    there.do(lambda: there.run.playback.play("body-scan-short"))
    there.do(lambda: there.run.pass_time(90.0))
    there.do(there.run.playback.stop)
    assert there.run.positions == {"body-scan-short": 90.0}
    before = there.run.state
    assert main(["again"]) == 0
    state = there.run.state
    assert layers(there) == {"body-scan-short": 70, "rain-steady": 40}
    assert (state.status, state.master) == (Status.PLAYING, 60)
    assert state.guided is not None
    assert state.guided.position == 0.0
    assert (state.timer.remaining, state.next_timer) == (1200.0, before.next_timer)
    assert capsys.readouterr().err == (
        "sleepterm: The running sleepterm plays A short body scan, Steady rain.\n"
    )


def test_what_is_asked_of_the_last_mix_counts_there(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    save_session(Paths.of_user().session_file, LAST)
    assert main(["again", "--volume", "30", "--timer", "5m", "--wake", "6:30"]) == 0
    state = there.run.state
    assert (state.master, state.timer.remaining) == (30, 300.0)
    assert state.wake is not None
    assert state.wake.time == "6:30"
    _ = capsys.readouterr()
    assert main(["again", "--device", "none-such"]) == 2
    assert "Add --here to play beside it." in capsys.readouterr().err
    assert main(["again", "--here", "--device", "none-such"]) == 2
    assert "There is no sound device 'none-such'." in capsys.readouterr().err


def test_without_a_last_mix_nothing_is_played_there(there: ServedRun) -> None:
    assert main(["again"]) == 2
    assert layers(there) == {}
