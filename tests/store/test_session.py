"""The session comes back as it was saved, and a broken one is never fatal."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.order import Order
from sleepterm.library.tones import Tones
from sleepterm.night.fade import FadeLaw
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.store.session import Session, SessionLayer, load_session, save_session
from sleepterm.units import DEFAULT_MASTER, Percent, Seconds

IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
PERCENTS = st.integers(0, 100).map(Percent)
TONES = st.integers(-3, 3)
LENGTHS = st.floats(1, 86400).map(Seconds)
TIMERS = st.builds(
    TimerSettings,
    enabled=st.booleans(),
    duration=LENGTHS,
    fade=LENGTHS | st.just(Seconds(0.0)),
    law=st.sampled_from(FadeLaw),
    end=st.sampled_from(EndWith),
    then=st.sampled_from(AfterEnd),
    tracks=st.integers(1, 99),
    until=st.none() | st.builds(TimeOfDay, st.integers(0, 23), st.integers(0, 59)),
)
SESSIONS = st.builds(
    Session,
    layers=st.lists(
        st.builds(SessionLayer, track_id=IDS, percent=PERCENTS),
        unique_by=lambda layer: layer.track_id,
        max_size=8,
    ).map(tuple),
    master=PERCENTS,
    timer=st.none() | TIMERS,
    timer_off_night=st.none() | st.dates(),
    positions=st.dictionaries(IDS, st.floats(0, 1e5).map(Seconds)),
    guidance=st.builds(
        Guidance, voice=st.booleans(), bells=PERCENTS, pace=st.floats(0.8, 1.2)
    ),
    beds=st.dictionaries(IDS, IDS),
    order=st.none() | st.sampled_from(Order),
    tones=st.builds(
        Tones, master=TONES, tracks=st.dictionaries(IDS, TONES.filter(bool))
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "session.toml"


@given(SESSIONS)
def test_a_session_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, session: Session
) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip" / "session.toml"
    save_session(path, session)
    assert load_session(path) == session


def test_no_file_is_an_empty_session(path: Path) -> None:
    assert load_session(path) == Session()
    assert not path.parent.exists()


@pytest.mark.parametrize("broken", [b"master = ", b"\xff\xfe", b"a = " + b"[" * 9999])
def test_a_broken_session_is_quarantined(path: Path, broken: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(broken)
    assert load_session(path) == Session()
    assert not path.exists()
    assert path.with_name("session.toml.broken").read_bytes() == broken
    save_session(path, Session(master=Percent(5)))
    assert load_session(path).master == 5


def test_a_second_broken_session_does_not_replace_the_first(path: Path) -> None:
    path.parent.mkdir()
    problems: list[Problem] = []
    for broken in ("one = ", "two = "):
        path.write_text(broken)
        load_session(path, problems)
    assert path.with_name("session.toml.broken").read_text() == "one = "
    assert path.with_name("session.toml.broken-2").read_text() == "two = "
    assert "the old one is kept as session.toml.broken-2" in str(problems[1])


def test_a_session_that_cannot_be_read_is_empty(path: Path) -> None:
    path.mkdir(parents=True)
    assert load_session(path) == Session()


def test_values_are_clamped_and_nonsense_left_out(path: Path) -> None:
    values = {
        "volume": 250,
        "layer": [
            {"track": "a", "percent": -5},
            {"track": "b", "percent": "loud"},
            {"track": "c", "percent": 33.4},
            {"track": "a", "percent": 70},
            {"track": "Not An Id"},
            {"percent": 5},
            "x",
        ],
        "timer": {
            "duration": 1e9,
            "fade": -3,
            "law": "no",
            "enabled": 1,
            "end": 5,
            "until": "no",
            "tracks": 0,
        },
        "positions": {"a": 5, "b": -1, "c": float("nan"), "d": float("inf"), "e": "x"},
        "order": "loudness",
        "tone": 9,
        "tones": {"a": -9, "b": "bright", "Not An Id": 1, "c": 2.4},
        "timer-off-night": "2026-13-01",
        "more": {"x": 1},
    }
    path.parent.mkdir()
    path.write_text(tomli_w.dumps(values))
    assert load_session(path) == Session(
        layers=(
            SessionLayer("a", Percent(0)),
            SessionLayer("b", Percent(80)),
            SessionLayer("c", Percent(33)),
        ),
        master=Percent(100),
        timer=TimerSettings(duration=Seconds(86400), fade=Seconds(1)),
        positions={"a": Seconds(5)},
        tones=Tones(3, {"a": -3, "c": 2}),
    )


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).map(lambda value: value if value is not None else 0),
    st.sampled_from(
        ["volume", "master", "layer", "timer", "timer-off-night", "positions", "order"]
    ),
)
def test_no_value_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, value: object, key: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any" / "session.toml"
    path.parent.mkdir(exist_ok=True)
    try:
        path.write_text(tomli_w.dumps({key: value}), encoding="utf-8")
    except TypeError:  # TOML knows no null
        return
    session = load_session(path)
    assert 0 <= session.master <= 100


@pytest.mark.parametrize(("old", "now"), [(43, 43), (80, 80), (90, 85), (100, 90)])
def test_a_volume_of_an_older_version_is_not_louder(
    path: Path, old: int, now: int
) -> None:
    path.parent.mkdir()
    path.write_text(f"master = {old}\n")
    assert load_session(path).master == now
    save_session(path, load_session(path))
    assert load_session(path).master == now
    assert abs(tomllib.loads(path.read_text())["master"] - old) <= 1


def test_a_session_that_cannot_be_saved_says_so(path: Path) -> None:
    path.parent.write_text("a file")
    with pytest.raises(SleeptermError, match="cannot be written"):
        save_session(path, Session())


def test_the_file_is_plain_toml(path: Path) -> None:
    save_session(path, Session(layers=(SessionLayer("rain", Percent(60)),)))
    assert tomllib.loads(path.read_text()) == {
        "master": DEFAULT_MASTER,
        "volume": DEFAULT_MASTER,
        "layer": [{"track": "rain", "percent": 60}],
    }
