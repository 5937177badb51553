"""`sleepterm doctor`: what it says of the user's files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.desktop.fake_system import FakeSystem, system
from tests.desktop.private_bus import PrivateBus, needs_bus

from sleepterm.cli import main
from sleepterm.store.paths import Paths

__all__ = ["system"]

CONFIG = """
theme = "nrod"
[keys]
loudr = "x"
louder = "spce,U"
quieter = "q"
[timer]
law = "gentel"
"""
FEELINGS = """
schema = 1
[[feeling]]
name = "bliss"
words = ["zorp"]
tracks = ["waterfal"]
"""


def test_everything_wrong_in_the_users_files_is_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home / "config" / "sleepterm"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "feelings.toml").write_text(FEELINGS, encoding="utf-8")
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    told = "\n".join(line for line in lines if line.startswith("FAIL problem"))
    config = folder / "config.toml"
    for words in (
        f"{config}: line 2: There is no theme 'nrod'. Did you mean nord?",
        f"{config}: line 4, [keys]: There is no command 'loudr'. Did you mean louder?",
        f"{config}: line 5, [keys]: There is no key 'spce' for louder.",
        f"{config}: line 6, [keys]: The key 'q' of quieter is already used by",
        'it is "gentel"; did you mean gentle?',
        'there is no track "waterfal"; did you mean waterfall?',
    ):
        assert words in told
    assert told.count("\n") == 5
    assert main(["doctor", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    problems = [each for each in found if each["subject"] == "problem"]
    assert told.splitlines() == [f"FAIL problem   {each['words']}" for each in problems]
    assert [x["subject"] for x in found if not x["ok"]] == ["problem"] * 6


def test_good_settings_are_no_problem(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home / "config" / "sleepterm"
    folder.mkdir(parents=True)
    text = 'theme = "nord"\n[keys]\nstill-awake = "w,f2"\n'
    (folder / "config.toml").write_text(text, encoding="utf-8")
    assert main(["doctor"]) == 0
    printed = capsys.readouterr().out
    assert "problem" not in printed
    assert "ok   shell     no menu entry, man page or completions; 'sleep" in printed


def test_what_the_machine_can_do_after_the_end(
    system: FakeSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    system.add("systemctl")
    system.add("busctl", """[ "$6" = CanSuspend ] && echo 's "yes"' || echo 's "no"'""")
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    lines = [x for x in lines if x.startswith(("ok   suspend", "ok   power off"))]
    assert lines[-2] == "ok   suspend   'systemctl' does it"
    reason = "this user is not allowed to."
    assert lines[-1] == f"ok   power off This machine can't be powered off: {reason}"


def told_of_media_keys(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    return next(x.removeprefix("ok   media     ") for x in lines if " media " in x)


def test_whether_media_keys_reach_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    missing = "media keys and playerctl do not reach sleepterm: "
    assert told_of_media_keys(capsys) == (
        f"{missing}this session has no D-Bus session bus"
    )
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert told_of_media_keys(capsys) == (
        f"{missing}the D-Bus session bus does not answer"
    )


@needs_bus
def test_media_keys_reach_it_where_a_bus_is(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    bus = PrivateBus(tmp_path_factory.mktemp("b"))
    bus.start()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    assert told_of_media_keys(capsys).startswith("media keys and playerctl reach")
    bus.kill()


@pytest.mark.parametrize(
    ("config", "language", "others"),
    [
        ("", "English, as on this system; 'language'", "sleepterm plays on; 'other-"),
        (
            'language = "en"\n[sound]\nother-media = "duck"\n',
            "English, as 'language' in config.toml says",
            "another player goes unnoticed: this session has no D-Bus",
        ),
    ],
)
def test_language_and_other_players(
    config: str, language: str, others: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Paths.of_user().config_file
    file.parent.mkdir(parents=True)
    file.write_text(config)
    main(["doctor", "--json"])
    found = {x["subject"]: x["words"] for x in json.loads(capsys.readouterr().out)}
    assert found["language"].startswith(language)
    assert others in found["others"]
