"""`sleepterm breathe` and `sleepterm sit`: what they ask for, refuse and play."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile as sf

from sleepterm.cli import main
from sleepterm.commands.grammar.reading import invocation
from sleepterm.commands.requests.breathing import BreatheRequest, SitRequest
from sleepterm.commands.shared import made_session
from sleepterm.library.breathing.bell_times import BellPlan
from sleepterm.library.breathing.pattern import DIZZY, parse_pattern
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.sleep_timer import EndWith
from sleepterm.night.timer_rules import TimerRules
from sleepterm.playback.companion import Companion
from sleepterm.playback.local import LocalPlayback
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.units import Seconds


class Played:
    """Stands for `HeadlessSession`: notes what it is to play."""

    session = Session()
    layers: object = None
    rules: object = None

    def __init__(
        self,
        _player: object,
        _catalog: Catalog,
        session: Session,
        *_rest: object,
        **more: object,
    ) -> None:
        Played.session = session
        Played.rules = more["timer_rules"]

    def run(
        self, begin: Callable[[LocalPlayback], None], _companions: Companion
    ) -> int:
        begin(self)  # type: ignore[arg-type]
        return 0

    def play_layers(self, layers: object, bed: object) -> None:
        Played.layers = (layers, bed)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> type[Played]:
    monkeypatch.setattr(made_session, "HeadlessSession", Played)
    return Played


def test_what_is_asked_for() -> None:
    assert invocation(["breathe"]).request == BreatheRequest()
    words = ["breathe", "4-7-8", "--minutes", "2,5"]
    assert invocation(words).request == BreatheRequest(
        parse_pattern("4-7-8"), Seconds(150.0)
    )
    assert _plan(["sit", "20", "--bell", "5"]).shortest == 300.0
    plan = _plan(["sit", "1h", "--bell", "4m-7m", "--no-end-bell"])
    assert (plan.shortest, plan.longest) == (240.0, 420.0)
    assert (plan.at_start, plan.at_end) == (True, False)


def _plan(words: list[str]) -> BellPlan:
    request = invocation(words).request
    assert isinstance(request, SitRequest)
    return request.plan


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("breathe 5", "is not a breathing pattern: write it like 5-5"),
        ("breathe 5-99", "for 1 to 60 seconds"),
        ("breathe --minutes 0", "is not a number of minutes"),
        ("breathe --minutes 121", "is not a number of minutes"),
        ("breathe --minutes nan", "is not a number of minutes"),
        ("breathe --bed nothing-like-it", "no track 'nothing-like-it'"),
        ("sit", "arguments are required: LENGTH"),
        ("sit 20x", "is not a length of time"),
        ("sit 9h", "between 1 second and 6 hours"),
        ("sit 20m --bell 2s", "every 10 seconds at most"),
        ("sit 20m --bell 7m-4m", "shorter than the first"),
        ("sit 20m --bell 20m", "No bell rings every 20m"),
        ("sit 20m --bed owl-track-nope", "no track"),
    ],
)
def test_a_bad_request_is_one_sentence_and_status_two(
    line: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert why in err
    assert err.count("\n") == 1


def test_a_loop_lies_beneath_the_pacer(played: type[Played]) -> None:
    for words, bed in (([], None), (["--bed", "rain-steady"], "rain-steady")):
        assert main(["breathe", "4-6", *words]) == 0
        assert played.layers == ([("breathe-4-6-5m", 100)], bed)


def test_only_a_timer_that_was_named_cuts_a_breath(played: type[Played]) -> None:
    for words, end in (
        ([], EndWith.TIME),
        (["--minutes", "60"], EndWith.TRACK),
        (["--minutes", "60", "--timer", "30m"], EndWith.TIME),
    ):
        assert main(["breathe", *words]) == 0
        timer = played.session.timer
        assert timer is not None
        assert timer.end is end


def test_a_sitting_is_silent_and_ends_without_a_timer(played: type[Played]) -> None:
    assert main(["sit", "20m", "--bell", "5m"]) == 0
    assert played.layers == ([("sit-20m-bell-5m", 100)], "none")
    silent = played.session.timer
    assert main(["sit", "20m", "--bed", "rain-steady"]) == 0
    beneath = played.session.timer
    assert silent is not None
    assert beneath is not None
    assert not silent.enabled
    assert beneath.enabled
    assert beneath.end is EndWith.TRACK


def configure(text: str) -> None:
    file = Paths.of_user().config_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_what_is_set_for_every_timer_counts(played: type[Played]) -> None:
    configure('[timer]\nstill-awake = 0\nauto = "22-6"\n')
    assert main(["breathe"]) == 0
    rules = played.rules
    assert isinstance(rules, TimerRules)
    assert rules.still_awake == 0.0
    assert rules.auto is not None
    assert main(["breathe", "--timer", "off"]) == 0
    assert played.rules == TimerRules(Seconds(0.0))


def test_a_timer_that_arms_itself_cuts_no_breath(played: type[Played]) -> None:
    configure("[timer]\nenabled = false\n")
    assert main(["breathe", "--minutes", "60"]) == 0
    timer = played.session.timer
    assert timer is not None
    assert not timer.enabled
    assert timer.end is EndWith.TRACK


def test_the_end_of_a_sitting_asks_nobody_whether_they_are_awake(
    played: type[Played],
) -> None:
    configure('[timer]\nuntil = "23:30"\nend = "track"\ntracks = 3\n')
    assert main(["sit", "20m", "--bed", "rain-steady"]) == 0
    timer = played.session.timer
    assert timer is not None
    assert (timer.until, timer.tracks) == (None, 1)
    assert played.rules == TimerRules(still_awake=Seconds(0.0))


def test_random_bells_differ_each_time(played: type[Played]) -> None:
    seen = set()
    for _ in range(3):
        assert main(["sit", "1h", "--bell", "4m-7m"]) == 0
        seen.add(str(played.layers))
    assert len(seen) == 3


def test_only_patterns_with_a_hold_have_a_warning(
    played: type[Played], capsys: pytest.CaptureFixture[str]
) -> None:
    said = {}
    for pattern in ("5-5", "4-6", "4-7-8", "box"):
        main(["breathe", pattern])
        said[pattern] = DIZZY in capsys.readouterr().err
        assert played.layers is not None
    assert said == {"5-5": False, "4-6": False, "4-7-8": True, "box": True}


def test_both_can_be_written_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "b.wav"
    words = ["render", "breathe-2-3-10s", "--length", "1m", "--bed", "none"]
    assert main([*words, "-o", str(out)]) == 0
    assert sf.info(out).duration == pytest.approx(10.0, abs=1.0)
    assert out.with_suffix(".vtt").read_text().count("Breathe out") == 2
    out = tmp_path / "s.flac"
    assert main(["render", "sit-10s", "--length", "1m", "-o", str(out)]) == 0
    assert sf.info(out).duration == pytest.approx(22.0, abs=1.0)


if sys.platform != "win32":
    from tests.commands.typist import typist

    def test_the_line_breathes_in_a_terminal() -> None:
        options = ("1-1", "--bed", "none", "--timer", "off")
        with typist("breathe", *options) as user:
            user.wait_for("Breathe in")
            user.wait_for("Breathe out")
            user.wait_for("Breathe in")
            user.press("q")
            assert user.wait_for_end() == 0

    def test_nothing_moves_with_eyes_closed() -> None:
        options = ("1-1", "--bed", "none", "--timer", "off", "--eyes-closed")
        with typist("breathe", *options) as user:
            user.wait_for("Breathing 1-1, 5 min")
            user.press(" ")
            user.wait_for("paused")
            assert "Breathe" not in user.shown
            user.press("q")
            assert user.wait_for_end() == 0
