"""Opened while another sleepterm runs, the screen attaches to that one."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from functools import partial

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.playback.playback_run import RAIN
from tests.playback.playback_run import PlaybackRun as Run
from tests.remote.remote_run import served_at

from sleepterm.audio.state import Status
from sleepterm.commands.grammar.reading import invocation
from sleepterm.commands.requests.general import StartRequest
from sleepterm.commands.shared.attaching import attached_start, show_attached
from sleepterm.commands.shared.catalog_access import read_again
from sleepterm.commands.shared.night_start import Night
from sleepterm.errors import SleeptermError
from sleepterm.remote.address import socket_path
from sleepterm.remote.attachment import Attachment
from sleepterm.remote.client import connected
from sleepterm.remote.protocol import SCREENS
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

ATTACHED, OWN = 3, 7


class Shown:
    """Records what was shown."""

    def __init__(self, device: str | None = None) -> None:
        self.attachments: list[Attachment] = []
        self.nights: list[Night | None] = []
        self.told: list[str] = []
        self.status = show_attached(Paths.of_user(), device, self._attach, self._show)

    def _attach(self, attachment: Attachment) -> int:
        self.attachments.append(attachment)
        attachment.close(Seconds(0.0))
        return ATTACHED

    def _show(self, night: Night | None, told: str) -> int:
        self.nights.append(night)
        self.told.append(told)
        return OWN


def test_the_screen_begins_with_what_plays_there() -> None:
    with served_at(socket_path(Paths.of_user())) as there:
        there.do(lambda: there.run.play(RAIN))
        shown = Shown()
        assert shown.status == ATTACHED
        state = shown.attachments[0].playback.state
        assert (state.status, state.layers[0].track_id) == (Status.PLAYING, RAIN)
        assert not there.notices


def test_without_another_one_it_plays_itself() -> None:
    shown = Shown()
    assert (shown.status, shown.nights) == (OWN, [None])


def test_another_version_can_only_be_taken_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("l\n"))
    with served_at(socket_path(Paths.of_user()), screens=SCREENS + 1) as there:
        there.do(lambda: there.run.play(RAIN))
        assert Shown().status == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0].endswith("is of another version, so no screen can attach to it.")
    assert told[1] == "sleepterm: Another sleepterm plays Steady rain (45 min)."


def test_one_that_does_not_answer_keeps_nothing_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = socket_path(Paths.of_user())
    path.parent.mkdir(parents=True)
    soon = partial(connected, patience=0.05)
    monkeypatch.setattr("sleepterm.remote.attachment.connected", soon)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stopped:
        stopped.bind(str(path))
        stopped.listen()
        shown = Shown()
    assert (shown.status, shown.nights) == (OWN, [None])
    # On the screen, which would cover what is printed.
    assert "does not answer. If Ctrl+Z has stopped it" in shown.told[0]


def test_a_device_can_be_chosen_only_for_a_player_of_its_own() -> None:
    with (
        served_at(socket_path(Paths.of_user())),
        pytest.raises(SleeptermError, match="--device can't be had of it") as refused,
    ):
        _ = Shown("hdmi")
    assert refused.value.hint == "Add --here to play beside it."


def test_here_opens_a_player_beside_it() -> None:
    assert invocation(["--here"]).request == StartRequest(here=True)
    both = StartRequest(plain=True, here=True)
    assert invocation(["--plain", "--here"]).request == both
    with pytest.raises(SleeptermError, match="--here belongs behind 'play'"):
        invocation(["--here", "play", "rain"])


def test_a_player_without_a_screen_reads_changed_files_again() -> None:
    run = Run()
    read_again(run.playback, "")
    assert run.playback.catalog.get("rain-steady") is not None
    run.play("rain-steady")
    played = [*run.player.calls]
    read_again(run.playback, "rain-steady")
    assert run.player.calls != played
    assert run.mix == ["rain-steady"]


_LOADED = """
import sys
from sleepterm.commands.interactive import _start_up
from sleepterm.commands.shared.attaching import attached_start
from sleepterm.remote.address import socket_path
from sleepterm.remote.attachment import Attachment
from sleepterm.store.paths import Paths
from sleepterm.tui.wiring import build_context
paths = Paths.of_user()
attachment = Attachment(socket_path(paths))
services = attached_start(attachment, lambda: _start_up(paths)).connect()
print(*sys.modules)
"""


def test_nothing_that_sounds_records_or_keeps_awake_is_in_its_process() -> None:
    with served_at(socket_path(Paths.of_user())):
        done = subprocess.run(
            [sys.executable, "-c", _LOADED],
            env=os.environ,
            capture_output=True,
            text=True,
            check=True,
        )
    loaded = set(done.stdout.split())
    assert "sleepterm.tui.wiring" in loaded
    assert not {x.partition(".")[0] for x in loaded} & {"pygame", "numpy", "dbus_fast"}
    assert not {x for x in loaded if x.startswith("sleepterm.audio.outputs")}
    assert "sleepterm.audio.player" not in loaded


def test_its_services_save_and_sound_nothing() -> None:
    from sleepterm.commands.interactive import _start_up

    paths = Paths.of_user()
    with served_at(socket_path(paths)):
        attachment = Attachment(socket_path(paths))
        start_up = attached_start(attachment, lambda: _start_up(paths))
        assert start_up.state == attachment.playback.state
        services = start_up.connect()
        with pytest.raises(AssertionError, match="another process plays"):
            services.make_player()
        services.save_session(services.session)
        assert services.companions is None
        assert not paths.session_file.exists()
        # What it becomes once the other one has ended.
        assert start_up.own is not None
        own = start_up.own()
        assert own.state is None
        assert own.connect().companions is not None
        attachment.close(Seconds(0.0))
