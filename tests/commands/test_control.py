"""The commands that ask the running sleepterm, through its socket."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.playback.playback_run import NOISE, RAIN, SCAN, mix
from tests.remote.remote_run import ServedRun, served_at

from sleepterm.audio.events import StateChanged
from sleepterm.audio.state import Status
from sleepterm.cli import main
from sleepterm.commands.shared.catalog_access import load_with_mixes
from sleepterm.library.mixes.mix_tracks import mixes_of, with_mixes
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.state import PlaybackState
from sleepterm.remote.address import socket_path
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds


@pytest.fixture
def there() -> Iterator[ServedRun]:
    """A running sleepterm that plays rain and noise."""
    with served_at(socket_path(Paths.of_user())) as run:
        run.do(lambda: run.run.play(RAIN, NOISE))
        yield run


def state(run: ServedRun) -> PlaybackState:
    return run.run.state


def left(run: ServedRun) -> float:
    remaining = state(run).timer.remaining
    assert remaining is not None
    return remaining


def test_pause_resume_toggle_and_stop(there: ServedRun) -> None:
    seen = []
    for word in ("pause", "pause", "resume", "resume", "toggle", "toggle", "stop"):
        assert main([word]) == 0
        seen.append(state(there).status)
    paused, playing = Status.PAUSED, Status.PLAYING
    assert seen == [paused, paused, playing, playing, paused, playing, Status.STOPPED]


def test_the_timer_is_moved_set_and_switched_off(there: ServedRun) -> None:
    before = left(there)
    assert main(["timer", "+15"]) == 0
    assert left(there) == before + 900
    assert main(["timer", "-5"]) == 0
    assert left(there) == before + 600
    assert main(["timer", "-5m"]) == 0
    assert left(there) == before + 300
    assert main(["timer", "20m"]) == 0
    assert left(there) == 1200
    assert main(["timer", "off"]) == 0
    assert state(there).timer.remaining is None
    assert main(["timer", "until 23:30"]) == 0
    assert str(state(there).next_timer.until) == "23:30"


def test_awake_restarts_the_timer(there: ServedRun) -> None:
    before = left(there)
    there.do(lambda: there.run.pass_time(before - 60))
    assert state(there).timer.is_fading
    assert main(["awake"]) == 0
    assert left(there) == before


def test_the_volume_is_set_changed_and_muted(there: ServedRun) -> None:
    seen = []
    for word in ("40", "+5", "-10", "+90", "-100"):
        assert main(["volume", word]) == 0
        seen.append(state(there).master)
    assert seen == [40, 45, 35, 100, 0]
    assert main(["volume", "mute"]) == 0
    assert state(there).is_muted


def test_next_and_previous_step_through_sentences(there: ServedRun) -> None:
    there.do(lambda: there.run.play(SCAN))
    for word, by in (("next", 1), ("previous", -1)):
        assert main([word]) == 0
        assert there.run.player.calls[-1] == ("seek_sentence", by)


def test_next_and_previous_step_through_mixes(there: ServedRun) -> None:
    catalog = load_with_mixes(Paths.of_user()).catalog
    names = [x.title for x in mixes_of(catalog) if x.is_loop][:2]
    first, second = names
    there.do(lambda: setattr(there.run.playback, "catalog", catalog))
    seen = []
    for word in ("next", "next", "previous"):
        assert main([word]) == 0
        playing = state(there).mix
        seen.append(None if playing is None else playing.title)
    assert seen == [first, second, first]


def test_a_guided_track_without_sentences_or_chapters_is_left_for_a_mix(
    there: ServedRun,
) -> None:
    catalog = load_with_mixes(Paths.of_user()).catalog

    def play_without_words() -> None:
        there.run.play(SCAN)
        there.run.playback.catalog = catalog
        player = there.run.player
        layers = tuple(replace(x, has_words=False) for x in player.state.layers)
        player.become(layers=layers)

    there.do(play_without_words)
    assert state(there).guided is not None
    assert main(["next"]) == 0
    assert state(there).guided is None
    assert state(there).mix is not None


def test_status_for_a_reader(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    there.do(lambda: there.run.playback.waking.set_wake(WakeSettings(TimeOfDay(7))))
    assert main(["status"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Playing: Steady rain, Brown noise",
        "Tracks: Steady rain 100, Brown noise 100",
        "Timer: 45 min",
        "Volume: 80",
        "Wakes you at 7:00",
    ]


def test_status_of_a_mix_by_its_name(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    def name() -> None:
        named = mix("Our rain", steady_rain=100, brown_noise=100)
        playback = there.run.playback
        playback.catalog = with_mixes(playback.catalog, (named,))

    there.do(name)
    assert main(["status", "--format", "{title}|{timer}|{volume}|{{}}"]) == 0
    assert capsys.readouterr().out == "Our rain|45 min|80|{}\n"


@pytest.mark.usefixtures("there")
def test_status_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["volume", "mute"]) == 0
    assert main(["status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == "playing"
    assert told["tracks"][0] == {"id": RAIN, "title": "Steady rain", "volume": 100}
    assert (told["timer"], told["timer_seconds"]) == ("45 min", 2700)
    assert (told["volume"], told["muted"], told["fading"]) == (80, True, False)
    assert (told["pid"], told["version"], told["detached"]) == (42, "1.0", False)


def test_status_is_of_this_moment(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    def go_on() -> None:
        player = there.run.player
        player.emit(StateChanged(player.state))
        # As the player itself, which tells of neither before the next minute.
        before = player.state
        scan = before.layer(SCAN)
        assert scan is not None
        layers = tuple(
            replace(x, position=Seconds(7.5)) if x is scan else x for x in before.layers
        )
        timer = before.timer.advanced(Seconds(7.5))
        player.state = replace(before, layers=layers, timer=timer)

    there.do(lambda: there.run.play(SCAN))
    there.do(go_on)
    assert main(["status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["position"], told["timer_seconds"]) == (7.5, 2700 - 7.5)
    assert main(["status", "--format", "{position}"]) == 0
    assert capsys.readouterr().out.startswith("0:07")


@pytest.mark.usefixtures("there")
def test_status_of_what_has_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stop"]) == 0
    assert main(["status", "--format", "[{title}{timer}] {status}"]) == 0
    assert capsys.readouterr().out == "[] stopped\n"


def test_status_follows_and_prints_only_what_changes(there: ServedRun) -> None:
    command = ["status", "--follow", "--format", "{status}"]
    # Lines are read from a pipe: capsys loses what another thread prints meanwhile.
    with subprocess.Popen(
        [sys.executable, "-m", "sleepterm", *command],
        stdout=subprocess.PIPE,
        text=True,
    ) as follower:
        try:
            assert follower.stdout is not None
            assert follower.stdout.readline() == "playing\n"
            for words in (["pause"], ["volume", "30"], ["stop"]):
                assert main(words) == 0
            read = [follower.stdout.readline() for _ in range(2)]
            assert read == ["paused\n", "stopped\n"]
            there.server.close()
            assert follower.stdout.read() == ""
            assert follower.wait(20) == 0
        finally:
            follower.kill()


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["status", "--follow"],
        ["pause"],
        ["toggle"],
        ["timer", "+5"],
        ["volume", "40"],
        ["next"],
    ],
    ids=" ".join,
)
def test_nothing_runs(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 1
    shown = capsys.readouterr()
    assert shown.err == "sleepterm: sleepterm is not running.\n"
    assert shown.out == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["status", "--format", "{tmer}"], "no field 'tmer'. Did you mean timer?"),
        (["status", "--format", "{pid.real}"], "no field 'pid.real'"),
        (["status", "--format", "{timer!r}"], "'{timer!r}' is more than a name"),
        (["status", "--format", "{timer:>9999999999}"], "is more than a name"),
        (["status", "--format", "{"], "a brace too many or too few"),
        (["timer", "+soon"], "'soon' is not a length of time"),
        (["timer", "-5x"], "'5x' is not a length of time"),
        (["timer", "-x"], "required: TIME"),
        (["volume", "101"], "'101' is not a volume of 0 to 100"),
        (["volume", "+x"], "'x' is not a volume"),
        (["status", "--json", "--format", "x"], "not allowed with"),
    ],
)
def test_a_bad_request(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    shown = capsys.readouterr()
    assert told in shown.err
    assert shown.err.count("\n") == 1


def test_doctor_tells_of_the_running_one(
    there: ServedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert f"process 42 answers at {there.path}: Steady rain, Brown noise\n" in told
