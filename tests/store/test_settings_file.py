"""config.toml changes only where it was asked to, whatever else is in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sleepterm.errors import SleeptermError
from sleepterm.store.config.example import KeyDefault, default_of, example_text
from sleepterm.store.config.settings_file import SettingsFile
from sleepterm.store.config.table import SETTINGS
from sleepterm.store.settings import DEFAULTS, load_settings, read_settings

KEYS = (KeyDefault("louder", "plus,equals_sign", "Louder"),)
EXAMPLE = example_text(KEYS)
BY_NAME = {setting.name: setting for setting in SETTINGS}


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "folder" / "config.toml", lambda: EXAMPLE)


def test_the_example_changes_nothing_and_has_every_setting() -> None:
    assert read_settings(EXAMPLE, "x") == (DEFAULTS, ())
    bare = "".join(
        line.removeprefix("#") if line[:1] == "#" != line[1:2] != " " else line
        for line in EXAMPLE.splitlines(keepends=True)
    )
    settings, problems = read_settings(bare, "x")
    assert problems == ()
    assert (settings.timer, settings.drift) == (DEFAULTS.timer, DEFAULTS.drift)
    assert settings.keymap == {"louder": "plus,equals_sign"}
    assert [x.name for x in SETTINGS if settings.line_of(x.path) is None] == []


def test_it_is_created_once(file: SettingsFile) -> None:
    assert file.create()
    assert file.path.read_text() == EXAMPLE
    file.path.write_text("theme = 1")
    assert not file.create()
    assert file.path.read_text() == "theme = 1"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda x: x.name)
def test_every_setting_can_be_set_and_taken_back(
    file: SettingsFile, setting: object
) -> None:
    setting = next(x for x in SETTINGS if x is setting)
    value = setting.kind.next_to(DEFAULTS.value_of(setting), 1)
    value = value if value is not None else setting.kind.from_text("23:30-7:00"[:5])
    if setting.name == "timer.auto":
        value = "20-8"
    file.create()
    file.change(setting.path, value)
    settings, problems = file.load()
    assert problems == ()
    assert (
        setting.kind.to_toml(settings.value_of(setting)) == value != default_of(setting)
    )
    file.change(setting.path, None)
    assert file.path.read_text() == EXAMPLE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a = 1\nb =", "end of file"),
        ("a = 1\nb = = 2", "line 2, column 5"),
        ("timer = { law = 'early' }", "fade is written in a form of its own"),
        ("timer = 5", "fade is written in a form of its own"),
    ],
)
def test_a_file_that_cannot_be_changed_stays(
    file: SettingsFile, text: str, reason: str
) -> None:
    file.create()
    file.path.write_text(text)
    with pytest.raises(SleeptermError, match=reason) as refused:
        file.change(BY_NAME["timer.fade"].path, "9m")
    assert str(file.path) in refused.value.message
    assert file.path.read_text() == text


def test_bytes_that_are_no_text_stay(file: SettingsFile) -> None:
    file.create()
    file.path.write_bytes(b"# \xff\n")
    with pytest.raises(SleeptermError, match="line 1 is not UTF-8"):
        file.change(("theme",), "red")
    assert file.path.read_bytes() == b"# \xff\n"


def test_a_change_by_another_program_is_noticed(file: SettingsFile) -> None:
    assert not file.has_changed()
    file.change(("theme",), "red")
    assert file.has_changed()
    file.load()
    assert not file.has_changed()
    os.utime(file.path, ns=(1, 1))
    assert file.has_changed()
    file.load()
    file.path.unlink()
    assert file.has_changed()


def test_arrows_walk_through_the_values() -> None:
    law, fade = BY_NAME["timer.law"].kind, BY_NAME["timer.fade"].kind
    assert law.next_to(DEFAULTS.timer.law, -1) == "early"
    assert [fade.next_to(s, 1) for s in (0.0, 30.0, 600.0, 86400.0)] == [
        "30s",
        "1m",
        "15m",
        "24h",
    ]
    assert [fade.next_to(s, -1) for s in (30.0, 0.0, 601.0)] == ["0", "0", "10m"]
    drift, share = BY_NAME["sound.drift"].kind, BY_NAME["timer.finish-share"].kind
    assert [drift.next_to(x, d) for x, d in ((1.2, 1), (1.2, -1), (3.0, 1))] == [
        1.3,
        1.1,
        3,
    ]
    assert [share.next_to(0.22, 1), share.next_to(0.22, -1)] == [25, 20]


def test_settings_of_a_change_are_those_of_the_file(file: SettingsFile) -> None:
    from sleepterm.store.config.settings_file import changed

    file.create()
    before, _ = file.load()
    at_once = changed(before, ("timer", "fade"), "9m")
    file.change(("timer", "fade"), "9m")
    assert at_once == load_settings(file.path)[0] != before
    assert at_once.text == file.path.read_text()
