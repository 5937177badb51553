"""Plain mode: what is typed, and lists with numbers."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.commands.plain.numbered import PAGE, Numbered
from sleepterm.commands.plain.timer_words import read_timer
from sleepterm.commands.plain.vocabulary import WORDS, Typed, help_line, read_line
from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.units import Seconds


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("", Typed("")),
        ("  \t ", Typed("")),
        ("7", Typed("number", "7")),
        ("play steady  rain\n", Typed("play", "steady rain")),
        ("PLAY Rain", Typed("play", "Rain")),
        ("p rain", Typed("play", "rain")),
        ("cap on", Typed("captions", "on")),
        ("/rain", Typed("search", "rain")),
        ("/ rain", Typed("search", "rain")),
        ("+", Typed("volume", "up")),
        ("-", Typed("volume", "down")),
        ("\x1b[2Jstop", Typed("stop")),
    ],
)
def test_what_a_line_asks_for(line: str, typed: Typed) -> None:
    assert read_line(line) == typed


def test_what_is_no_command_is_said() -> None:
    with pytest.raises(SleeptermError, match=r"no command 'vollume'. Did you mean"):
        read_line("vollume 3")
    with pytest.raises(SleeptermError, match="may be remove, resume, repeat or retry"):
        read_line("re")


def test_no_word_stands_for_two_commands() -> None:
    words = [*WORDS, *(short for word in WORDS.values() for short in word.short)]
    assert len(words) == len(set(words))
    assert all(help_line(name).startswith(name) for name in WORDS)


@given(st.text(max_size=40))
def test_every_line_is_a_command_or_refused(line: str) -> None:
    with contextlib.suppress(SleeptermError):
        assert read_line(line).name in {"", "number", *WORDS}


@given(st.integers(1, 45))
def test_the_pages_show_every_entry_once(count: int) -> None:
    listed = Numbered("Things", [(f"thing {at}", at) for at in range(1, count + 1)])
    lines = listed.lines
    while lines[-1].startswith("'more'"):
        listed = listed.turned(+1)
        lines += listed.lines
    shown = [x for x in lines if x[0].isdigit()]
    assert shown == [f"{at}. thing {at}" for at in range(1, count + 1)]
    assert all(len(page) <= PAGE + 2 for page in (listed.lines, lines[: PAGE + 2]))
    for wrong in (1, -1 - listed.page):
        with pytest.raises(SleeptermError, match="page"):
            listed.turned(wrong)


@pytest.mark.parametrize("number", ["0", "4", "9" * 5000])
def test_a_number_that_is_not_there(number: str) -> None:
    listed = Numbered("Things", [("a", 1), ("b", 2), ("c", 3)])
    assert listed.value("3") == 3
    with pytest.raises(SleeptermError, match="from 1 to 3"):
        listed.value(number)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("30m", TimerSettings(duration=Seconds(1800.0))),
        ("90", TimerSettings(duration=Seconds(5400.0))),
        ("23:30", TimerSettings(until=TimeOfDay(23, 30))),
        ("until 11pm", TimerSettings(until=TimeOfDay(23))),
        ("Off", TimerSettings(enabled=False)),
        ("+15", Seconds(900.0)),
        ("- 5m", Seconds(-300.0)),
    ],
)
def test_timers(text: str, wanted: object) -> None:
    assert read_timer(text, TimerSettings()) == wanted


@pytest.mark.parametrize("text", ["soon", "+", "+x", "25h"])
def test_no_timers(text: str) -> None:
    with pytest.raises(SleeptermError, match=r"not a (length of )?time"):
        read_timer(text, TimerSettings())
