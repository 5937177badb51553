"""Each command is asked for with one request, which nothing changes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.commands.grammar.reading import Invocation, invocation
from sleepterm.commands.grammar.table import WORKER
from sleepterm.commands.requests import (
    breathing,
    finding,
    general,
    mixes,
    own_sounds,
    playing,
)
from sleepterm.commands.requests.finding import HistoryRequest
from sleepterm.commands.requests.general import StartRequest, WorkerRequest
from sleepterm.commands.requests.playing import (
    AgainRequest,
    LayerRequest,
    MixRequest,
    PlayRequest,
    RenderRequest,
    TimerRequest,
)
from sleepterm.errors import SleeptermError
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.units import Percent, Seconds

LINES = [
    "play rain:40 owl --timer 30m --fade 5m --law linear --end track --then quit",
    "play scan --volume 20 --bed none --no-voice --bells 10 --pace 0.9 --seed 4",
    "play owl --timer off",
    "again --volume 10 --timer off",
    "render rain --length 30m -o x.wav --seed 3",
    "render rain --timer 30m --fade 5m -o x.wav",
    "breathe",
    "breathe 4-7-8 --minutes 10 --bed none --volume 30 --timer off --eyes-closed",
    "sit 20m",
    "sit 20m --bell 5m --no-start-bell --bed rain --volume 40",
    "revoice --back",
    "revoice tide --voice flite",
    "voices",
    "list some words --type nature --topic Sleep --max-length 20m --json",
    "list --recent --sort title --band 5-10",
    "search can not sleep --json",
    "for-you --hour 3",
    "history --clear --all",
    "favourite owl --remove",
    "add a.ogg b --title T --type noise --topic x --topic y --mood z --loop exact",
    "add a.ogg --once --link",
    "edit my --title T --topic x --gain -3",
    "edit my --gain measure --once",
    "remove my",
    "mix list --json",
    "mix save Name rain:4 owl --bed none --reason why --overwrite",
    "mix rename a b",
    "mix delete a",
    "mix undo",
    "mix share a --toml",
    "mix import sleepterm-mix:x",
    "mix random --type noise --seed 3 --save N",
    "doctor",
    "doctor --json",
    "help mix save",
    "--version",
    "--plain",
    "",
]


@pytest.mark.parametrize("line", LINES)
def test_equal_arguments_make_equal_requests_that_are_frozen(line: str) -> None:
    one, other = invocation(line.split()), invocation(line.split())
    assert one == other
    assert hash(one.request) == hash(other.request)
    assert dataclasses.is_dataclass(one.request)
    for field in dataclasses.fields(one.request):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one.request, field.name, None)
        assert not isinstance(getattr(one.request, field.name), list | dict | set)


def test_no_two_lines_make_the_same_request() -> None:
    made = [invocation(line.split()) for line in LINES]
    assert len(set(map(repr, made))) == len(LINES)


def test_every_kind_of_request_is_frozen() -> None:
    modules = (breathing, finding, general, mixes, own_sounds, playing)
    values = [each for module in modules for each in vars(module).values()]
    kinds = [x for x in values if dataclasses.is_dataclass(x)]
    assert len(kinds) > 20
    for kind in kinds:
        assert isinstance(kind, type)
        assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_what_is_asked_for() -> None:
    line = "play rain:40 owl --timer 30m --law LINEAR --end track --then quit"
    assert invocation(line.split()).request == PlayRequest(
        MixRequest((LayerRequest("rain", Percent(40)), LayerRequest("owl"))),
        TimerRequest(
            duration=Seconds(1800.0),
            law=FadeLaw.LINEAR,
            end=EndWith.TRACK,
            then=AfterEnd.QUIT,
        ),
    )
    for option in (["--until", "23:30"], ["--timer", "until 11:30 pm"]):
        clock = invocation(["again", *option]).request
        assert isinstance(clock, AgainRequest)
        assert clock.timer == TimerRequest(until=TimeOfDay(23, 30))
    several = invocation(["again", "--tracks", "3"]).request
    assert isinstance(several, AgainRequest)
    assert several.timer == TimerRequest(tracks=3)
    off = invocation(["play", "owl", "--timer", "OFF"]).request
    assert isinstance(off, PlayRequest)
    assert off.timer == TimerRequest(off=True)
    assert invocation(
        ["render", "owl", "--length", "1m", "-o", "x.wav"]
    ).request == RenderRequest(
        MixRequest((LayerRequest("owl"),)), Path("x.wav"), Seconds(60.0)
    )


def test_options_can_be_shortened_as_ever() -> None:
    assert invocation(["history", "--cl"]).request == HistoryRequest(clear=True)
    assert invocation(["--vers"]).module == "version"


def test_the_screen_and_its_worker() -> None:
    assert invocation([]) == Invocation("start", StartRequest())
    assert invocation(["--plain"]).request == StartRequest(plain=True)
    assert invocation([WORKER]).request == WorkerRequest()


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    from importlib.metadata import version

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"sleepterm {version('sleepterm')}\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("play owl --tracks {}", "is not a number of tracks, 1 to 99"),
        ("play owl --volume {}", "is not a volume of 0 to 100"),
        ("for-you --hour {}", "is not an hour from 0 to 23"),
        ("words --minutes {}", "is not a number from 1 to 60"),
    ],
)
@pytest.mark.parametrize("number", ["9" * 5000, "0" * 19 + "199", "", "²", "+7", "7.0"])
def test_a_number_of_any_length_is_refused_in_one_sentence(
    line: str, words: str, number: str
) -> None:
    asked = [part.format(number) for part in line.split()]
    with pytest.raises(SleeptermError, match=words):
        invocation(asked)


def test_zeros_before_a_number_mean_nothing() -> None:
    request = invocation(["play", "owl", "--tracks", "0" * 30 + "7"]).request
    assert isinstance(request, PlayRequest)
    assert request.timer.tracks == 7


@pytest.mark.parametrize(
    "line",
    ["add {}", "add a.ogg {}", "speak {}", "diary export {}", "render owl -o {}"],
)
def test_an_empty_name_is_not_the_folder_one_is_in(line: str) -> None:
    asked = [part.format("") for part in line.split()]
    with pytest.raises(SleeptermError, match="an empty name is no file"):
        invocation(asked)
