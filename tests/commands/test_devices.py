"""`sleepterm devices` and `--device`, through SDL's driver that plays nowhere."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sleepterm.audio.outputs import sound_card
from sleepterm.cli import main
from sleepterm.commands import devices
from sleepterm.commands.grammar.reading import invocation
from sleepterm.commands.requests.general import StartRequest
from sleepterm.commands.shared import device_option
from sleepterm.commands.shared.device_option import on_device
from sleepterm.errors import SleeptermError
from sleepterm.store.settings import Settings

THERE = ("Built-in Audio", "USB Headset", "USB Speaker")
DRIVER = "System audio output device"


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    for module in (sound_card, devices, device_option):
        monkeypatch.setattr(module, "device_names", lambda: THERE)
    return THERE


def configure(home: Path, text: str) -> None:
    folder = home / "config" / "sleepterm"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text, encoding="utf-8")


def test_they_are_listed_with_the_one_that_is_chosen(
    home: Path, there: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    configure(home, '[sound]\ndevice = "usb h"\n')
    assert main(["devices"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Built-in Audio",
        "USB Headset  (the one in config.toml)",
        "USB Speaker",
    ]
    assert main(["devices", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [x["name"] for x in listed] == list(there)
    assert [x["chosen"] for x in listed] == [False, True, False]


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize(
    ("device", "told"),
    [("usb", "'usb', fits several of them."), ("tv", "'tv', is not among them.")],
)
def test_a_device_in_the_settings_that_does_not_fit_is_told(
    home: Path, device: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(home, f'[sound]\ndevice = "{device}"\n')
    assert main(["devices"]) == 0
    assert capsys.readouterr().err.strip().endswith(told)


@pytest.mark.usefixtures("there")
def test_the_option_goes_before_the_setting() -> None:
    settings = Settings(device="USB Speaker")
    assert on_device(settings, None) is settings
    assert on_device(settings, "headset").device == "USB Headset"


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("usb", "'usb' fits several: USB Headset, USB Speaker."),
        ("USB Hedset", "no sound device 'USB Hedset'. Did you mean USB Headset?"),
        ("tv\x1b[2J", "no sound device 'tv'. See 'sleepterm devices'."),
    ],
)
def test_a_name_that_fits_none_or_several_is_refused(name: str, told: str) -> None:
    with pytest.raises(SleeptermError) as refused:
        on_device(Settings(), name)
    assert str(refused.value).endswith(told)
    assert refused.value.exit_status == 2


def test_every_command_that_plays_has_the_option(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del home
    for line in (
        "play owl",
        "again",
        "breathe",
        "sit 20m",
        "nap 20m",
        "wake 7:00",
        "session play x",
    ):
        request = invocation([*line.split(), "--device", "usb"]).request
        assert getattr(request, "device", None) == "usb", line
    assert invocation(["--device", "usb"]).request == StartRequest(device="usb")
    assert invocation(["--device=usb"]).request == StartRequest(device="usb")
    assert main(["--device", "usb", "play", "owl"]) == 2
    assert "--device belongs behind 'play'" in capsys.readouterr().err


def test_a_device_in_the_settings_that_is_away_is_waited_for(home: Path) -> None:
    configure(home, '[sound]\ndevice = "My Headphones"\n')
    program = subprocess.Popen(
        [sys.executable, "-m", "sleepterm", "play", "brown-noise"],
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stderr is not None
    assert program.stderr.readline() == (
        "sleepterm: The sound device 'My Headphones' is not connected. Waiting for it; "
        "nothing plays on another one.\n"
    )
    program.send_signal(signal.SIGTERM)
    assert program.communicate(timeout=20)[1] == ""
    assert program.returncode == 143


def test_the_option_reaches_the_driver(capsys: pytest.CaptureFixture[str]) -> None:
    """Refused by the name, which only the driver knows."""
    assert main(["play", "brown-noise", "--device", "Sistem audio output"]) == 2
    assert f"Did you mean {DRIVER}?" in capsys.readouterr().err
