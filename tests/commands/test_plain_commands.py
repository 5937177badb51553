"""Plain mode: what each command does, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.playback.playback_run import (
    FIRE,
    MINUTE,
    NOISE,
    RAIN,
    SCAN,
    PlaybackRun,
    mix,
)

from sleepterm.commands.plain.actions import PlainCommands
from sleepterm.commands.plain.changes import changes, status_lines
from sleepterm.commands.plain.finding import Finder
from sleepterm.commands.plain.vocabulary import WORDS, read_line
from sleepterm.errors import SleeptermError
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.search.feelings import Vocabulary
from sleepterm.library.search.search import Search
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Seconds


class Plain:
    """Plain mode on a fake player; implements `Voice`.

    Attributes:
        run: playback.
        has_left: whether the user has left.
    """

    def __init__(self, timer: TimerSettings | None = None) -> None:
        self.captions = False
        self.quiet = False
        self.run = PlaybackRun(
            mixes=[mix("Camp by waves", campfire=60, ocean_waves=40)], timer=timer
        )
        self.has_left = False
        self._lines: list[str] = []
        self._otherwise = ""
        self._said = self.run.state
        catalog = self.run.playback.catalog
        view = LibraryView(catalog, TrackFilter())
        finder = Finder(view, lambda: Search(catalog, Vocabulary()))
        self._commands = PlainCommands(self.run.playback, finder, self, self._leave)

    def say(self, *lines: str) -> None:
        self._lines += lines

    def say_status(self) -> None:
        self.say(*status_lines(self.run.state))

    def otherwise(self, line: str) -> None:
        self._otherwise = line

    def type(self, line: str) -> list[str]:
        """Everything that is said of a line that is typed."""
        self._lines, self._otherwise = [], ""
        try:
            self._commands.carry_out(read_line(line))
        except SleeptermError as error:
            self.say(str(error))
        self.run.deliver()
        return self.said()

    def said(self) -> list[str]:
        """What is said now, of what was typed and of what has changed."""
        changed = changes(self._said, self.run.state, captions=self.captions)
        self._said = self.run.state
        lines = [*self._lines, *(changed or filter(None, [self._otherwise]))]
        self._lines, self._otherwise = [], ""
        return lines

    def _leave(self) -> None:
        self.has_left = True


@pytest.mark.parametrize("line", ["3", "play 3", "add 3"])
def test_a_number_needs_a_list(line: str) -> None:
    assert Plain().type(line) == [
        "There is no list yet to choose from. 'list' shows the tracks."
    ]


def test_list_choose_by_number_and_play() -> None:
    plain = Plain()
    lines = plain.type("list")
    assert lines[0] == "All tracks, 1 to 10 of 11:"
    assert lines[1].startswith("1. Steady rain, nature, endless")
    assert plain.type("1") == [
        "Playing: Steady rain 100.",
        "Fades in 35 min, silent in 45 min.",
    ]
    assert plain.run.mix == [RAIN]
    assert plain.type("play steady") == ["Steady rain is playing already."]
    assert plain.type("add brown") == ["Added: Brown noise."]
    assert plain.type("level brown 30") == ["Brown noise: 30."]
    assert plain.run.volumes == {RAIN: 100, NOISE: 30}
    assert plain.type("remove rain") == ["Removed: Steady rain."]
    assert plain.type("play campfire") == ["Removed: Brown noise.", "Added: Campfire."]
    assert plain.run.mix == [FIRE]


def test_filters_and_searches_are_lists_too() -> None:
    plain = Plain()
    assert plain.type("list noise")[1:] == ["1. Brown noise, noise, endless"]
    assert plain.type("list nosie") == [
        "'nosie' is not a kind, topic or length of tracks. Did you mean noise?"
    ]
    assert "Filters" in plain.type("filter")[0]
    assert plain.type("3")[0].startswith("Tracks, ")
    found = plain.type("search brown")
    assert found[:2] == ["Found:", "1. Brown noise, noise, endless, title"]
    assert plain.type("add 1")[0] == "Playing: Brown noise 100."
    assert plain.type("mixes")[1:] == ["1. Camp by waves, mix, endless"]
    assert plain.type("1")[-1] == "Added: Campfire, Ocean waves."


def test_a_name_that_may_mean_several_is_asked_for_by_number() -> None:
    plain = Plain()
    lines = plain.type("play waves")
    assert lines[0] == "Which one?"
    assert lines[1:] == [
        "1. Ocean waves, nature, endless",
        "2. Camp by waves, mix, endless",
    ]
    assert plain.run.mix == []
    assert plain.type("2")[0].startswith("Playing: ")


def test_pause_resume_stop() -> None:
    plain = Plain()
    assert plain.type("pause") == ["Nothing is playing."]
    assert plain.type("resume") == ["Nothing was played yet. 'list' shows the tracks."]
    plain.type("play campfire")
    assert plain.type("resume") == ["Playing already."]
    assert plain.type("pause") == ["Paused."]
    assert plain.type("pause") == ["Paused already."]
    assert plain.type("resume") == ["Playing again: Campfire 100."]
    assert plain.type("stop") == ["Stopped."]
    assert plain.type("play")[0] == "Playing: Campfire 100."


def test_volume() -> None:
    plain = Plain()
    assert plain.type("volume") == ["Volume: 80."]
    assert plain.type("volume 40") == ["Volume: 40."]
    assert plain.type("volume 40") == ["Volume: 40."]
    assert plain.type("+") == ["Volume: 45."]
    assert plain.type("volume -10") == ["Volume: 35."]
    assert plain.type("mute") == ["Volume: 35, muted."]
    assert plain.type("volume loud") == ["'loud' is not a volume of 0 to 100."]
    assert plain.run.player.state.master == 0


def test_the_timer() -> None:
    plain = Plain()
    assert plain.type("timer 30m") == ["Timer: 30 min, the last 10 min fading."]
    assert plain.type("timer") == ["Timer: 30 min, the last 10 min fading."]
    plain.type("play campfire")
    assert plain.type("timer +15") == ["Fades in 35 min, silent in 45 min."]
    assert plain.type("fade 5m") == ["Fades in 25 min, silent in 30 min."]
    plain.run.pass_time(26 * MINUTE)
    assert plain.said() == ["Fading, silent in 4 min. Enter alone: still awake."]
    plain.run.pass_time(MINUTE)
    assert plain.said() == []
    assert plain.type("awake") == ["Fades in 25 min, silent in 30 min."]


def test_at_night_it_is_asked_whether_all_night_is_meant() -> None:
    plain = Plain()
    plain.type("play campfire")
    asked = ["No timer tonight?", "1. play all night", "2. keep the timer"]
    assert plain.type("timer off") == asked
    assert plain.type("2") == ["Timer: fades in 35 min, silent in 45 min."]
    plain.type("timer off")
    assert plain.type("1") == ["Timer off: it plays all night."]
    assert plain.run.remaining is None


def test_the_voice_is_read_if_that_is_wanted() -> None:
    plain = Plain()
    assert plain.type("next") == ["No guided track is playing."]
    assert plain.type("captions on") == ["Captions on."]
    plain.type("play body-scan")
    guided = plain.run.state.guided
    assert guided is not None
    assert guided.track_id == SCAN

    def speak(text: str) -> list[str]:
        layers = tuple(
            x if x.is_loop else replace(x, words=Words(text))
            for x in plain.run.player.state.layers
        )
        plain.run.player.become(layers=layers)
        return plain.said()

    assert speak("Let your shoulders drop.") == ["Let your shoulders drop."]
    assert speak("Let your shoulders drop.") == []
    assert plain.type("c") == ["Captions off."]
    assert speak("And your arms.") == []


def test_what_has_no_list_or_sense_is_said_in_one_sentence() -> None:
    plain = Plain()
    for line in ("5", "more", "add", "add 3", "level 40", "remove", "fade soon"):
        said = plain.type(line)
        assert len(said) == 1, line
        assert said[0][-1] in ".?"
    assert plain.run.mix == []


def test_help_is_a_list_whose_numbers_do_it() -> None:
    plain = Plain()
    lines = plain.type("help")
    assert lines[0].startswith("Commands")
    assert "more" in lines[-1]
    at = [*WORDS].index("status") + 1
    assert plain.type(str(at)) == status_lines(plain.run.state)
    assert plain.type("help timer")[0].startswith("timer [45m|23:30|+15|-5|off]: ")
    plain.type("quit")
    assert plain.has_left


def test_time_that_passes_is_no_change() -> None:
    plain = Plain(TimerSettings(duration=Seconds(3600.0)))
    plain.type("play campfire")
    for _ in range(40):
        plain.run.pass_time(MINUTE)
        assert plain.said() == []


@pytest.mark.parametrize("name", [*WORDS])
def test_every_command_does_something(name: str) -> None:
    plain = Plain()
    plain.type("play campfire")
    assert plain.type(name) or plain.has_left
