"""The running program answers on its socket, and nobody can harm it there."""

from __future__ import annotations

import os
import select
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.playback.playback_run import RAIN, SEA
from tests.remote.remote_run import ServedRun, raw, read_to_the_end, served

from sleepterm.audio.events import AuditionEnded, TimerFinished
from sleepterm.audio.state import Status
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.playback.audition_request import AuditionRequest
from sleepterm.playback.state import PlaybackState
from sleepterm.remote import peer as peer_module
from sleepterm.remote.address import make_private, socket_path
from sleepterm.remote.client import NotRunningError, UnreachableError, connected
from sleepterm.remote.protocol import Hello, Request, encode
from sleepterm.remote.server import MOST_PEERS
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds


def test_commands_are_carried_out_and_the_state_is_told(tmp_path: Path) -> None:
    with served(tmp_path) as run, connected(run.path) as client:
        assert (client.hello.program, client.hello.pid) == ("1.0", 42)
        client.ask("play", RAIN)
        client.ask("set_master", 35)
        client.ask("guided.seek", Seconds(15.0))
        state = client.state()
        assert [x.track_id for x in state.layers] == [RAIN]
        assert (state.status, state.master) == (Status.PLAYING, 35)
        client.ask("pause")
        assert client.state().status is Status.PAUSED


def test_a_wrong_request_is_answered_and_the_next_is_carried_out(
    tmp_path: Path,
) -> None:
    with served(tmp_path) as run, connected(run.path) as client:
        for do, given in (
            ("play", (7,)),
            ("dance", ()),
            ("set_master", (101,)),
            ("read_again", ()),
            ("memory.forget_position", ("x" * 501,)),
            ("memory.set_later_timer", ({"duration": 1e9},)),
            ("lifecycle.keys.press", (1,)),
        ):
            with pytest.raises(SleeptermError, match=r"^[^\n]+\.$"):
                client.ask(do, *given)
        client.ask("play", RAIN)
        assert client.state().status is Status.PLAYING


def test_followers_get_the_state_and_then_every_event(tmp_path: Path) -> None:
    with served(tmp_path) as run, connected(run.path) as client:
        events = client.follow()
        first = next(events)
        assert isinstance(first, PlaybackState)
        assert first.status is Status.STOPPED
        with connected(run.path) as other:
            other.ask("play", SEA)
        seen = next(x for x in events if isinstance(x, PlaybackState) and x.layers)
        assert seen.layers[0].track_id == SEA
        run.do(lambda: run.run.player.emit(TimerFinished(seen.timer.settings.then)))
        assert any(isinstance(x, TimerFinished) for x in events)


def test_a_follower_is_told_when_the_program_ends(tmp_path: Path) -> None:
    with served(tmp_path) as run, connected(run.path) as client:
        events = client.follow()
        _ = next(events)
        run.server.close()
        assert list(events) == []


def test_socket_and_folder_are_the_users_alone(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir(0o755)
    with served(tmp_path) as run:
        assert stat.S_IMODE(run.path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(run.path.stat().st_mode) == 0o600
    assert not run.path.exists()


def test_a_folder_that_is_a_link_or_somebody_elses_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "real")
    with pytest.raises(SleeptermError, match="not a folder of yours"):
        make_private(tmp_path / "run")
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with pytest.raises(SleeptermError, match="not a folder of yours"):
        make_private(tmp_path / "real")


def test_another_users_process_is_turned_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(tmp_path) as run:
        monkeypatch.setattr("sleepterm.remote.server.is_same_user", lambda _: False)
        with raw(run.path, greets=False) as connection:
            assert read_to_the_end(connection) == b""


def test_the_runtime_folder_is_used_only_if_it_is_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths.of_user()
    runtime = tmp_path / "runtime"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert socket_path(paths).parent == paths.state / "run"
    runtime.mkdir(0o700)
    assert socket_path(paths).parent == runtime / "sleepterm"
    runtime.chmod(0o777)
    assert socket_path(paths).parent == paths.state / "run"


def test_a_path_of_any_length_will_do(tmp_path: Path) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("needs /proc")
    with served(tmp_path / ("x" * 120)) as run, connected(run.path) as client:
        assert client.state().status is Status.STOPPED


def test_nothing_runs(tmp_path: Path) -> None:
    with pytest.raises(NotRunningError), connected(tmp_path / "s.sock"):
        pass


def test_the_next_one_listens_once_the_first_has_ended(tmp_path: Path) -> None:
    with served(tmp_path) as first:
        second = ServedRun(first.path)
        second.start()
        assert not second.server.wait_until_listening(0.05)
        second.run.play(RAIN)
        with connected(first.path) as client:
            assert client.state().status is Status.STOPPED
        first.server.close()
        assert second.server.wait_until_listening(10)
        with connected(first.path) as client:
            assert client.state().status is Status.PLAYING
        second.close()


def test_one_that_waits_ends_at_once(tmp_path: Path) -> None:
    with served(tmp_path) as first:
        second = ServedRun(first.path)
        second.start()
        second.close()
        with connected(first.path) as client:
            assert client.state().status is Status.STOPPED


def test_a_killed_one_leaves_a_socket_that_the_next_start_replaces(
    tmp_path: Path,
) -> None:
    path = tmp_path / "run" / "s.sock"
    code = (
        "import sys, time; from pathlib import Path\n"
        "from tests.remote.remote_run import served\n"
        f"with served(Path({str(tmp_path)!r})):\n"
        "    print('up', flush=True); time.sleep(60)\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"up\n"
        program.send_signal(signal.SIGKILL)
    assert path.exists()
    with pytest.raises(NotRunningError), connected(path):
        pass
    with served(tmp_path) as run, connected(run.path) as client:
        assert client.state().status is Status.STOPPED


GARBAGE = [
    b"\xff\x00garbage\n",
    b"GET / HTTP/1.1\r\n\r\n",
    encode(Hello(99)),
    encode(Request(1, "stop")),
    b"{" * 5000 + b"\n",
]


@pytest.mark.parametrize("sent", GARBAGE)
def test_nonsense_is_answered_with_a_sentence_and_hung_up_on(
    sent: bytes, tmp_path: Path
) -> None:
    with served(tmp_path) as run:
        with raw(run.path, greets=False) as connection:
            connection.sendall(sent)
            told = read_to_the_end(connection)
        assert b'"error":"' in told.splitlines()[-1]
        with connected(run.path) as client:
            assert client.state().status is Status.STOPPED


def test_a_line_of_100_mb_is_hung_up_on_at_once(tmp_path: Path) -> None:
    with served(tmp_path) as run:
        broken = pytest.raises((BrokenPipeError, ConnectionResetError))
        with raw(run.path) as connection, broken:
            connection.sendall(b"x" * 100_000_000)
        with connected(run.path) as client:
            assert client.state().status is Status.STOPPED


def test_half_a_line_waits_for_the_rest(tmp_path: Path) -> None:
    with served(tmp_path) as run, raw(run.path) as connection:
        line = encode(Request(7, "toggle"))
        connection.sendall(line[:9])
        with connected(run.path) as client:
            client.ask("play", RAIN)
        connection.sendall(line[9:])
        read = b""
        while b'"id":7' not in read:
            read += connection.recv(65536)
        with connected(run.path) as client:
            assert client.state().status is Status.PAUSED


def test_who_says_nothing_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peer_module, "HELLO_WITHIN", 0.02)
    with served(tmp_path) as run, raw(run.path, greets=False) as connection:
        assert b"hello" in read_to_the_end(connection)


def test_who_takes_nothing_is_dropped_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peer_module, "READS_WITHIN", 0.05)
    with served(tmp_path) as run, raw(run.path) as connection:
        # More than the system holds for us, and less than the server does.
        connection.sendall(encode(Request(1, "state")) * 600)
        poll = select.poll()
        poll.register(connection, 0)
        assert poll.poll(10_000)[0][1] & select.POLLHUP


def test_for_who_takes_nothing_only_so_much_is_kept(tmp_path: Path) -> None:
    broken = pytest.raises((BrokenPipeError, ConnectionResetError))
    with served(tmp_path) as run:
        with raw(run.path) as connection, broken:
            # Each answer is larger than its request; nobody reads them.
            connection.sendall(encode(Request(1, "state")) * 20_000)
        with connected(run.path) as client:
            assert client.state().status is Status.STOPPED


def test_of_a_thousand_connections_some_are_turned_away_and_none_harms(
    tmp_path: Path,
) -> None:
    with served(tmp_path) as run:
        held: list[socket.socket] = []
        try:
            for _ in range(1000):
                one = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                one.settimeout(10)
                one.connect(str(run.path))
                held.append(one)
                if len(held) > MOST_PEERS:
                    # Turned away: nothing comes but the end.
                    assert held.pop().recv(100) == b""
                    one.close()
        finally:
            for one in held:
                one.close()
        for _ in range(200):
            try:
                with connected(run.path) as client:
                    assert client.state().status is Status.STOPPED
                    break
            except UnreachableError:
                continue
        else:
            pytest.fail("it answers nobody any more")


def test_several_at_once_are_all_answered(tmp_path: Path) -> None:
    with served(tmp_path) as run:
        masters: list[int] = []

        def ask(number: int) -> None:
            with connected(run.path) as client:
                for _ in range(20):
                    client.ask("set_master", number)
                masters.append(client.state().master)

        threads = [threading.Thread(target=ask, args=[n]) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert len(masters) == 8
        assert set(masters) <= set(range(8))


def test_what_was_asked_before_the_client_has_gone_is_carried_out(
    tmp_path: Path,
) -> None:
    asked = [Request(1, "play", (RAIN,)), Request(2, "dance"), Request(3, "mute")]
    stop = encode(Request(4, "stop"))
    with served(tmp_path) as run:

        def leave() -> None:
            # Playback's thread stands still, as the whole process does by SIGSTOP.
            with raw(run.path) as connection:
                assert connection.recv(4096)
                connection.sendall(b"".join(map(encode, asked)) + stop)

        run.do(leave)
        deadline = time.monotonic() + 10
        while not run.run.player.calls_to("stop") and time.monotonic() < deadline:
            run.do(lambda: None)
        assert run.run.player.calls_to("stop")
        assert run.run.state.is_muted
        assert [x.track_id for x in run.run.state.layers] == [RAIN]


def auditions(run: ServedRun, most: int) -> list[str]:
    """The sounds that were tried so far, "" for an end; waits for so many."""
    deadline = time.monotonic() + 10
    while True:
        run.do(lambda: None)
        calls = run.run.player.calls_to("audition")
        if len(calls) >= most or time.monotonic() > deadline:
            return [x.id if isinstance(x, Track) else "" for (x,) in calls]


def wanted(run: ServedRun, track_id: str) -> AuditionRequest:
    track = run.run.playback.catalog.get(track_id)
    assert track is not None
    return AuditionRequest.of(track)


def test_a_client_that_has_gone_leaves_the_mix_as_it_was(tmp_path: Path) -> None:
    with served(tmp_path) as run:
        with connected(run.path) as client:
            client.ask("audition", wanted(run, RAIN))
        assert auditions(run, 2) == [RAIN, ""]


def test_a_client_that_has_gone_ends_only_its_own_audition(tmp_path: Path) -> None:
    with served(tmp_path) as run, connected(run.path) as other:
        with connected(run.path) as client:
            client.ask("audition", wanted(run, RAIN))
            other.ask("audition", wanted(run, SEA))
        with connected(run.path) as late:
            late.ask("audition", wanted(run, RAIN))
            late.ask("audition", None)
            run.do(lambda: run.run.player.emit(AuditionEnded()))
            run.do(lambda: None)
        with connected(run.path) as last:
            assert last.state().status is Status.STOPPED
        assert auditions(run, 4) == [RAIN, SEA, RAIN, ""]
