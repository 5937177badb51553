"""config.toml: what is good is used, what is bad is named and defaulted."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.problem import Severity
from sleepterm.night.auto_arm import DEFAULT_HOURS, NightHours
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.timer_rules import TimerRules
from sleepterm.store.config.language import Language
from sleepterm.store.config.on_hangup import OnHangup
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.store.settings import Settings, load_settings
from sleepterm.units import Decibels, Seconds

FULL = """\
theme = "nord"
ascii = true
language = "es"
on-hangup = "detach"

[timer]
enabled = false
duration = "1h30m"
fade = 5
law = "early"
end = "track"
then = "suspend"
still-awake = "90s"
auto = "21:30-7"
until = "11:30 pm"
tracks = 3
finish-share = 35

[keys]
toggle_playback = "space, p"
quit_app = "ctrl+q"

[for-you]
enabled = false

[night]
after = "90s"

[diary]
ask = true

[sound]
drift = 0.5
device = "USB Headset"
headphones-lost = "continue"
keep-awake = false
other-media = "duck"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_no_file_means_defaults_and_no_problem(path: Path) -> None:
    assert load_settings(path) == (Settings(), ())
    assert load_settings(path / "below") == (Settings(), ())


def test_everything_can_be_set(path: Path) -> None:
    path.write_text(FULL)
    settings, problems = load_settings(path)
    assert problems == ()
    assert settings == Settings(
        theme="nord",
        on_hangup=OnHangup.DETACH,
        keymap={"toggle_playback": "space,p", "quit_app": "ctrl+q"},
        timer=TimerSettings(
            enabled=False,
            duration=Seconds(5400),
            fade=Seconds(300),
            law=FadeLaw.EARLY,
            end=EndWith.TRACK,
            then=AfterEnd.SUSPEND,
            until=TimeOfDay(23, 30),
            tracks=3,
            finish_share=0.35,
        ),
        timer_rules=TimerRules(Seconds(90), NightHours(time(21, 30), time(7))),
        ascii=True,
        language=Language.SPANISH,
        for_you=False,
        night_after=Seconds(90),
        asks_diary=True,
        drift=Decibels(0.5),
        device="USB Headset",
        pauses_without_headphones=False,
        keeps_awake=False,
        other_media=OtherMedia.DUCK,
    )


@pytest.mark.parametrize("fade", ["0", "0.0", '"0"', '"0s"', '"none"', '"off"'])
def test_no_fade_is_a_choice(path: Path, fade: str) -> None:
    path.write_text(f"[timer]\nfade = {fade}")
    settings, problems = load_settings(path)
    assert (settings.timer.fade, problems) == (0.0, ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("theme = 5", "theme must be text in quotes; it is 5"),
        ("sound = {drift = 9}", "drift must be a number from 0 to 3; it is 9"),
        (
            "sound = {headphones-lost = true}",
            'headphones-lost must be "pause" or "continue"; it is true',
        ),
        ('diary = {ask = "daily"}', 'ask must be true or false; it is "daily"'),
        ('ascii = "yes"', 'ascii must be true, false or "auto"; it is "yes"'),
        ("timer = 45", "timer must be a table, [timer]; it is 45"),
        ("keys = []", "keys must be a table, [keys]; it is a list"),
        ('[timer]\nduration = "soon"', 'like "45m" or "1h30m"; it is "soon"'),
        (
            "[timer]\nduration = 0",
            "duration must be a length of time between 1s and 24h",
        ),
        ("[timer]\nduration = true", "it is true"),
        ('[timer]\nfade = "0.5s"', "fade must be a length of time"),
        ("[timer]\nfade = nan", "fade must be a length of time"),
        ("[timer]\nstill-awake = -1", "still-awake must be a length of time"),
        ('[timer]\nauto = "22-22"', 'auto must be hours like "22-6"'),
        ("[timer]\nauto = 22", "auto must be hours like"),
        ("[timer]\nauto = true", "it is true"),
        ("[timer]\nuntil = 2330", 'like "23:30", or "off"; it is 2330'),
        ('[timer]\nuntil = "45m"', "until must be a time of day"),
        ("[timer]\ntracks = 0", "tracks must be a whole number from 1 to 99; it is 0"),
        (
            "[timer]\nfinish-share = 101",
            "finish-share must be a number from 0 to 100; it is 101",
        ),
        ('[timer]\nlaw = "x"', "[timer]: law must be one of gentle, linear, early"),
        ('[timer]\nthen = "explode"', "then must be one of nothing, quit, suspend"),
        ("[keys]\nplay = 5", '"play" must be keys separated by commas'),
        ('[keys]\nplay = " , "', '"play" must be keys separated by commas'),
        ('[keys]\nplay = "\\u001b"', '"play" must be keys separated by commas'),
        ("theme = ", "end of file: not valid TOML"),
    ],
)
def test_a_bad_value_is_named_and_defaulted(
    path: Path, text: str, message: str
) -> None:
    path.write_text(text)
    settings, [problem] = load_settings(path)
    assert message in str(problem)
    assert problem.file == str(path)
    assert problem.severity is Severity.ERROR
    assert settings == Settings()


def test_other_values_survive_a_bad_one(path: Path) -> None:
    path.write_text(FULL.replace('"early"', '"x"').replace('"space, p"', "1"))
    settings, problems = load_settings(path)
    assert len(problems) == 2
    assert settings.theme == "nord"
    assert settings.timer.duration == Seconds(5400)
    assert settings.timer.law is TimerSettings().law
    assert settings.keymap == {"quit_app": "ctrl+q"}


@pytest.mark.parametrize("value", ["0", '"0"', '"off"', "0.0"])
def test_still_awake_can_be_switched_off(path: Path, value: str) -> None:
    path.write_text(f"[timer]\nstill-awake = {value}\n")
    assert load_settings(path) == (
        Settings(timer_rules=TimerRules(Seconds(0), DEFAULT_HOURS)),
        (),
    )


@pytest.mark.parametrize("value", ['"off"', "false"])
def test_the_timer_can_be_kept_from_arming_itself(path: Path, value: str) -> None:
    path.write_text(f"[timer]\nauto = {value}\n")
    assert load_settings(path) == (Settings(timer_rules=TimerRules(auto=None)), ())


def test_an_unknown_key_is_a_warning(path: Path) -> None:
    path.write_text('them = "x"\n[timer]\nfad = 5\n')
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert [str(problem).removeprefix(f"{path}: ") for problem in problems] == [
        'line 1: the key "them" is unknown and ignored; did you mean theme?',
        'line 3, [timer]: the key "fad" is unknown and ignored; did you mean fade?',
    ]
    assert {problem.severity for problem in problems} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[timr]\nfade = 5", 'line 1: the key "timr" is unknown and ignored; did you'),
        ('duration = "5m"', 'line 1: "duration" belongs in [timer], and is ignored'),
        (
            "timer.fade = 5\ntimer.law = 'gentel'",
            'gentle, linear, early; it is "gentel"; did you mean gentle?',
        ),
        ("\n[timer]\n# x\nfade = 'x'", "line 4, [timer]: fade must be"),
        ("timer = { fade = 'x' }", "line 1, [timer]: fade must be"),
        ("[keys]\nplay = 5", 'line 2, [keys]: "play" must be keys'),
    ],
)
def test_a_problem_names_its_line(path: Path, text: str, told: str) -> None:
    path.write_text(text)
    [problem] = load_settings(path)[1]
    assert told in str(problem)


def test_what_cannot_be_used_stays_as_it_was(path: Path) -> None:
    path.write_text(FULL)
    kept, _ = load_settings(path)
    path.write_text('ascii = 7\n[timer]\nfade = "x"\ntracks = 2\n')
    settings, problems = load_settings(path, kept)
    assert len(problems) == 2
    assert (settings.ascii, settings.timer.fade) == (True, Seconds(300))
    assert (settings.theme, settings.timer.tracks) == ("sleepterm", 2)
    path.write_text("theme =")
    assert load_settings(path, kept)[0] is kept


def test_a_file_that_cannot_be_read_is_reported(path: Path) -> None:
    path.write_bytes(b"\xff")
    assert "line 1 is not UTF-8" in str(load_settings(path)[1][0])
    path.unlink()
    path.mkdir()
    assert "cannot be read" in str(load_settings(path)[1][0])


@given(st.text() | st.text(max_size=20).map(lambda text: FULL + text))
def test_no_text_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-config.toml"
    path.write_text(text, encoding="utf-8")
    load_settings(path)


@pytest.mark.parametrize(
    ("value", "after", "faults"),
    [
        ('"off"', None, 0),
        ("2", 120, 0),
        ('"soon"', 60, 1),
        ("0", None, 0),
        ("[]", 60, 1),
    ],
)
def test_the_night_screen_comes_in_time_or_never(
    path: Path, value: str, after: float | None, faults: int
) -> None:
    path.write_text(f"[night]\nafter = {value}\n")
    settings, problems = load_settings(path)
    assert (settings.night_after, len(problems)) == (after, faults)


@pytest.mark.parametrize("value", ['"off"', "0", "false"])
def test_drift_can_be_switched_off(path: Path, value: str) -> None:
    path.write_text(f"[sound]\ndrift = {value}\n")
    settings, problems = load_settings(path)
    assert not settings.drift
    assert problems == ()
