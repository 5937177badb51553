"""Commands: keys, footer, palette, help, the user's keymap."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.tui.app_driver import running_app
from tests.tui.fake_diary import FakeDiary
from tests.tui.fakes import FakeServices
from textual.binding import Binding
from textual.command import CommandPalette, DiscoveryHit, Hit

from sleepterm.store.config.settings_file import SettingsFile
from sleepterm.store.settings import Settings, load_settings
from sleepterm.tui import keymap, palette
from sleepterm.tui.bindings.registry import ENTRIES, GROUPS
from sleepterm.tui.palette import CommandProvider
from sleepterm.tui.screens import (
    add,
    confirm,
    diary,
    pacer,
    pacer_choice,
    park,
    pick,
    read_along,
    text_page,
    timer,
)
from sleepterm.tui.screens.main import MainScreen
from sleepterm.tui.settings_check import settings_problems
from sleepterm.tui.widgets import choice, filter_bar, path_field, search, track_list

CLASSES = (
    MainScreen,
    read_along.ReadAlongScreen,
    pacer.PacerScreen,
    pacer_choice.PacerDialog,
    track_list.TrackList,
    choice.Choice,
    filter_bar.Opener,
    search.SearchField,
    path_field.PathField,
    add.AddDialog,
    confirm.Confirm,
    pick.Pick,
    text_page.TextPage,
    park.ParkPage,
    timer.TimerDialog,
    diary.DiaryDialog,
)


def test_every_binding_has_an_id_a_label_and_a_tooltip() -> None:
    ids: list[str] = []
    for owner in CLASSES:
        for binding in owner.BINDINGS:
            assert isinstance(binding, Binding)
            assert binding.id
            assert binding.description
            assert binding.tooltip
            ids.append(binding.id)
    of_main = [x for x in ids if x in ENTRIES]
    assert len(ENTRIES) == sum(len(group) for _, group in GROUPS)
    assert set(ENTRIES) == set(of_main)


def test_no_two_commands_share_a_key() -> None:
    assert keymap.checked({}) == ({}, ())


async def test_every_command_that_is_possible_stands_in_the_palette(
    tmp_path: Path,
) -> None:
    settings = SettingsFile(tmp_path / "config.toml")
    fakes = FakeServices(diary=FakeDiary(), settings_file=settings)
    async with running_app(fakes) as run:
        await run.play("body-scan")
        await run.go_to("my-fan")
        await run.press("slash", "a", "enter")
        provider = CommandProvider(run.app.main)
        found = [hit.text async for hit in _every(provider)]
        hidden = {"retry-device", "show-problems", "drop-wish"}
        wanted = {c.label for name, c in ENTRIES.items() if name not in hidden}
        assert wanted <= {str(text) for text in found}


async def _every(provider: CommandProvider) -> AsyncIterator[DiscoveryHit | Hit]:
    for command in ENTRIES.values():
        async for hit in provider.search(command.label):
            yield hit


async def test_the_palette_opens_and_its_commands_run() -> None:
    async with running_app() as run:
        await run.press("ctrl+p")
        assert isinstance(run.app.screen, CommandPalette)
        await run.press("escape")
        provider = CommandProvider(run.app.main)
        found = [hit async for hit in provider.discover()]
        hits = [hit for hit in found if isinstance(hit, DiscoveryHit)]
        labels = [hit.text for hit in hits]
        assert "+ =" in str(hits[labels.index("Louder")].display)
        stop = hits[labels.index("Stop")]
        assert (str(stop.display).split(), stop.help) == (
            ["Stop", "s"],
            "Nothing is playing.",
        )
        await hits[labels.index("Play the highlighted track")].command()
        await run.settle()
        assert run.mix == ["steady-rain"]


async def test_that_no_command_matches_is_said_in_the_users_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    german = {"No matches found": "Nichts gefunden"}
    monkeypatch.setattr(palette, "_", lambda text: german.get(text, text))
    async with running_app() as run:
        await run.press("ctrl+p", *"zzqq")
        await run.wait_until(lambda: "Nichts gefunden" in run.text())
        assert "No matches" not in run.text()


async def test_the_keymap_moves_a_command() -> None:
    settings = Settings(keymap={"set-timer": "X", "louder": "U,ctrl+u"})
    async with running_app(FakeServices(settings=settings)) as run:
        assert run.notices == []
        await run.press("t", "plus")
        assert run.app.screen is run.app.main
        await run.press("U", "ctrl+u")
        assert run.player.state.master == 90
        assert "X timer" in run.lines()[-1]
        await run.press("X")
        assert "Sleep timer" in run.text()


async def test_a_keymap_that_can_t_be_used_is_reported() -> None:
    settings = Settings(keymap={"louder": "q", "nonsense": "z", "stop-playback": "Y"})
    async with running_app(FakeServices(settings=settings)) as run:
        notices = " ".join(run.notices)
        assert "no command 'nonsense'" in notices
        assert "'q' of louder is already used by request-quit" in notices
        await run.play("steady-rain")
        await run.press("plus", "Y")
        assert run.player.state.master == 85
        assert run.player.calls_to("stop") == [()]


@pytest.mark.parametrize(
    ("key", "use"),
    [
        ("tab", "going from field to field"),
        ("ctrl+p", "the list of all commands"),
        ("ctrl+q", "quitting"),
    ],
)
def test_a_key_that_is_needed_elsewhere_is_left_out(key: str, use: str) -> None:
    good, problems = keymap.checked({"louder": f"U,{key}"})
    assert good == {"louder": "U"}
    assert problems == (f"The key '{key}' of louder is needed for {use}.",)
    assert keymap.checked({"request-quit": "q,ctrl+q"})[1] == ()


def test_what_is_wrong_with_keys_and_theme_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "nrod"\n\n[keys]\nloudr = "U"\nquieter = "q"\n')
    settings, problems = load_settings(file)
    unknown = "There is no command 'loudr'. Did you mean louder?"
    clash = "The key 'q' of quieter is already used by request-quit."
    assert problems == ()
    assert [x.brief for x in settings_problems(settings)] == [
        "config.toml, line 1: There is no theme 'nrod'. Did you mean nord?",
        f"config.toml, line 4, [keys]: {unknown}",
        f"config.toml, line 5, [keys]: {clash}",
    ]


def test_two_moved_commands_on_one_key_keep_the_first() -> None:
    good, problems = keymap.checked({"louder": "z", "quieter": "z", "show-help": "?"})
    assert good == {"louder": "z", "show-help": "?"}
    assert len(problems) == 1


def test_a_key_may_be_taken_from_a_command_that_is_moved_away() -> None:
    good, problems = keymap.checked({"set-timer": "s", "stop-playback": "X"})
    assert good == {"set-timer": "s", "stop-playback": "X"}
    assert problems == ()


@pytest.mark.parametrize(
    ("key", "question"),
    [
        ("spce", "Did you mean space?"),
        ("ctl+u", "Did you mean ctrl+u or ctrl+up?"),
        ("Space", "Did you mean space?"),
        ("esc", "Did you mean escape?"),
        ("questionmark", "Did you mean question_mark?"),
        ("solidus", ""),
        ("return", ""),
    ],
)
def test_a_key_that_is_not_there_is_left_out(key: str, question: str) -> None:
    good, problems = keymap.checked({"louder": f"U,{key}", "quieter": key})
    assert good == {"louder": "U"}
    assert problems == tuple(
        f"There is no key '{key}' for {name}. {question}".rstrip()
        for name in ("louder", "quieter")
    )


def test_every_key_that_can_be_pressed_may_be_chosen() -> None:
    keys = "?,W,f5,ctrl+u,shift+tab,alt+enter,slash,comma,full_stop,minus,\u00e9"
    keys += ",exclamation_mark,ctrl+question_mark,media_play_pause,space"
    for key in keys.split(","):
        _, problems = keymap.checked({"louder": key})
        assert not any("There is no key" in problem for problem in problems), key
    for entry in ENTRIES.values():
        assert "There is no key" not in " ".join(
            keymap.checked({entry.id: entry.keys})[1]
        )


async def test_the_footer_names_what_can_be_done_now_and_can_be_clicked() -> None:
    async with running_app() as run:
        await run.play("steady-rain")
        assert "space pause" in run.lines()[-1]
        await run.press("slash")
        assert "to the list" in run.lines()[-1]
        assert "timer" not in run.lines()[-1]
        assert "volume" not in run.lines()[-1]
        await run.press("escape")
        x = run.lines()[-1].index("pause")
        await run.pilot.click("KeyBar", offset=(x, 0))
        await run.settle()
        assert run.player.calls_to("pause") == [()]
        x = run.lines()[-1].index("stop")
        await run.pilot.click("KeyBar", offset=(x, 0))
        await run.settle()
        assert run.mix == []


async def test_a_key_that_can_t_be_used_says_why() -> None:
    async with running_app() as run:
        await run.press("space")
        assert run.notices == [
            "Pause or play: Nothing to play yet. Choose a track first."
        ]


async def test_help_is_about_the_focused_part() -> None:
    async with running_app() as run:
        await run.press("question_mark")
        assert "Enter plays the highlighted track" in run.text()
        text = f"\n{run.widget('#page > Static').render()}"
        heads = [text.index(f"\n{x}\n") for x in ("Playing", "Sleep timer", "Tracks")]
        assert heads == sorted(heads)
        assert heads[0] == 0
        await run.press("j", "space", "k", "pageup", "escape", "slash", "tab")
        await run.press("question_mark")
        assert "Types of tracks" in run.text()
        assert "Choose with Left and Right" in run.text()
        await run.press("q")
        assert run.app.screen is run.app.main


async def test_labels_and_ids_in_the_help_stand_apart() -> None:
    async with running_app() as run:
        await run.press("question_mark")
        pages = set()
        while run.text() not in pages:
            pages.add(run.text())
            await run.press("pagedown")
        lines = [line for page in pages for line in page.splitlines()]
        named = {
            name: line
            for name, entry in ENTRIES.items()
            for line in lines
            if f" {entry.label}" in line and name in line
        }
        assert len(named) > len(ENTRIES) / 2
        assert [x for x, line in named.items() if f"  {x}" not in line] == []


async def test_ctrl_c_asks_as_q_does() -> None:
    async with running_app() as run:
        await run.play("steady-rain")
        await run.press("ctrl+c")
        assert "Fade out and quit" in run.text()
