"""`sleepterm voices` and `sleepterm revoice`, with engines of a test's own."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.speech.fake_programs import Programs, programs
from tests.speech.scripts import script

from sleepterm.cli import main
from sleepterm.formats.webvtt import parse_webvtt
from sleepterm.speech.engines.registry import engines, origin
from sleepterm.store import bundled
from sleepterm.store.paths import Paths
from sleepterm.store.renditions import Rendition, Renditions

__all__ = ["programs"]

FLITE = 'if "-lv" in sys.argv: print("Voices available: kal rms "); sys.exit()'
SCRIPTS = {
    "rest-long": ("One.", "Two.", "Three."),
    "rest-short": ("Four.", "[bell]", "Five."),
    "tide": ("Six. [slot 9]",),
}


PATIENCE = 20.0


@pytest.fixture(autouse=True)
def sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation with three short sessions; its top folder."""
    top = tmp_path / "top"
    folder = top / "studio" / "sessions"
    folder.mkdir(parents=True)
    entry = '[[track]]\nid = "{0}"\ntitle = "T"\nfile = "{0}.ogg"\nplayback = "once"\n'
    catalog = "".join(map(entry.format, SCRIPTS))
    (top / "tracks.toml").write_text(f"schema = 1\n{catalog}")
    (top / "sounds").mkdir()
    for name, body in SCRIPTS.items():
        text = script(*body, head="rate: 1\ngap: 0.5\n")
        (folder / f"{name}.txt").write_text(text)
        (top / "sounds" / f"{name}.ogg").touch()
    monkeypatch.setattr(bundled, "_HOMES", (top,))
    # engines remember their voices
    engines.cache_clear()
    yield folder
    engines.cache_clear()


@pytest.fixture
def flite(programs: Programs) -> Programs:
    programs.add("flite", FLITE)
    return programs


def spoken(programs: Programs) -> list[str]:
    return [
        asked["arguments"][asked["arguments"].index("-t") + 1]
        for asked in programs.asked()
        if "-t" in asked["arguments"]
    ]


def kept(session: str) -> Rendition | None:
    return Renditions(Paths.of_user().renditions).get(session)


def left_over() -> list[str]:
    """What lies in the user's folders beside whole renditions."""
    paths = Paths.of_user()
    whole = {"rendition.json"}
    for session in SCRIPTS:
        if rendition := kept(session):
            whole |= {rendition.audio.name, rendition.captions.name}
    files = [*paths.data.rglob("*"), *paths.cache.rglob("*")]
    return sorted(x.name for x in files if x.is_file() and x.name not in whole)


def test_all_sessions_are_spoken_then_known_then_given_back(
    flite: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["revoice", "--voice", "flite:rms"]) == 0
    output = capsys.readouterr()
    lines = output.out.splitlines()
    matches = [re.fullmatch(r"(\S+)  0:\d\d, spoken by flite:rms", x) for x in lines]
    assert [each and each[1] for each in matches] == list(SCRIPTS)
    assert output.err == ""
    assert spoken(flite) == ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]
    assert left_over() == []
    rendition = kept("rest-short")
    assert rendition is not None
    cues = parse_webvtt(rendition.captions.read_text())
    assert [cue.text for cue in cues] == ["Four.", "Five."]
    assert main(["list", "--json"]) == 0
    assert str(rendition.audio) in capsys.readouterr().out

    assert main(["revoice", "--voice", "flite:rms"]) == 0
    assert capsys.readouterr().out.count("already") == 3
    assert len(spoken(flite)) == 6

    assert main(["revoice", "--back", "rest-s"]) == 0
    assert capsys.readouterr().out == "rest-short  is back to the bundled voice\n"
    assert (kept("rest-short"), kept("tide")) != (None, None)
    assert main(["revoice", "--back"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["revoice", "--back"]) == 0
    assert capsys.readouterr().out == "All guided tracks have the bundled voice.\n"
    assert not any(map(kept, SCRIPTS))


def test_another_voice_or_another_script_is_spoken_again(
    flite: Programs, sessions: Path
) -> None:
    assert main(["revoice", "tide", "--voice", "flite:rms"]) == 0
    assert main(["revoice", "tide", "--voice", "flite:kal"]) == 0
    assert main(["revoice", "tide", "--voice", "FLITE:kal"]) == 0
    assert spoken(flite) == ["Six.", "Six."]
    (sessions / "tide.txt").write_text(script("Seven."))
    assert main(["revoice", "tide", "--voice", "flite:kal"]) == 0
    assert spoken(flite) == ["Six.", "Six.", "Seven."]


@pytest.mark.usefixtures("flite")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--voice", "nobody"], "There is no engine 'nobody'"),
        (["--voice", "piper"], "piper is not on this machine. This machine speaks"),
        (["--voice", "flite:nobody"], "flite has no voice 'nobody'. It has rms, kal."),
        (["tida", "--voice", "flite"], "no guided track 'tida'. Did you mean tide?"),
        (["zzz", "--back"], "Guided tracks: rest-long, rest-short, tide."),
        ([], "--voice --back is required"),
        (["--back", "--voice", "flite"], "not allowed with"),
    ],
)
def test_a_bad_request_is_an_error_and_changes_nothing(
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["revoice", *arguments]) == 2
    output = capsys.readouterr()
    assert message in output.err
    assert (output.out, output.err.count("\n")) == ("", 1)
    assert left_over() == []


def test_an_engine_that_crashes_leaves_what_was_done(
    flite: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    crash = 'if "Five." in sys.argv: sys.exit("out of memory")'
    flite.add("flite", f"{FLITE}\n{crash}")
    assert main(["revoice", "--voice", "flite"]) == 1
    output = capsys.readouterr()
    assert output.err == (
        "sleepterm: rest-short was not revoiced: flite failed: out of memory.\n"
    )
    assert kept("rest-long")
    assert not kept("rest-short")
    assert len(left_over()) == 1
    # once fixed, it resumes after the sentence that was done
    flite.add("flite", FLITE)
    assert main(["revoice", "--voice", "flite"]) == 0
    assert spoken(flite) == [
        "One.",
        "Two.",
        "Three.",
        "Four.",
        "Five.",
        "Five.",
        "Six.",
    ]
    assert left_over() == []


def test_an_engine_that_hangs_is_ended_with_all_it_started(
    flite: Programs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    helper = tmp_path / "helper"
    hang = f"""
import subprocess, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open({str(helper)!r}, "w").write(str(child.pid))
time.sleep(600)
"""
    flite.add("flite", f"{FLITE}\n{hang}")
    monkeypatch.setattr("sleepterm.speech.engines.program.TIMEOUT", 2.0)
    assert main(["revoice", "tide", "--voice", "flite"]) == 1
    assert "flite failed: it did not finish in 2 s." in capsys.readouterr().err
    assert _ends(int(helper.read_text()))
    assert left_over() == []


@pytest.mark.usefixtures("flite")
def test_a_session_this_voice_cannot_speak_is_passed_over(
    sessions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sessions / "rest-long.txt").write_text(script("In. [slot 0.5]"))
    assert main(["revoice", "--voice", "flite"]) == 1
    output = capsys.readouterr()
    assert "rest-long was not revoiced" in output.err
    assert "its slot has 0.5 s" in output.err
    assert len(output.out.splitlines()) == 2
    assert kept("tide")


@pytest.mark.usefixtures("flite")
def test_a_full_disk_keeps_the_voice_that_was(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["revoice", "tide", "--voice", "flite:rms"]) == 0
    before = kept("tide")

    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sleepterm.speech.rendering.with_serial", full)
    assert main(["revoice", "tide", "--voice", "flite:kal"]) == 1
    output = capsys.readouterr().err
    assert "tide was not revoiced" in output
    assert "No space left on device" in output
    assert kept("tide") == before


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_a_signal_ends_it_quietly_and_it_continues_later(
    flite: Programs, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    started = tmp_path / "started"
    wait = f'open({str(started)!r}, "w"); __import__("time").sleep(60)'
    flite.add("flite", f'{FLITE}\nif "Two." in sys.argv: {wait}')
    top = str(tmp_path / "top")
    code = (
        "import pathlib, sys\n"
        "from sleepterm.store import bundled\n"
        f"bundled._HOMES = (pathlib.Path({top!r}),)\n"
        "from sleepterm.cli import main\n"
        "sys.exit(main(['revoice', '--voice', 'flite']))"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not started.exists() and time.monotonic() < deadline:
        assert program.poll() is None
        time.sleep(0.05)
    program.send_signal(number)
    assert program.communicate(timeout=20) == ("", "")
    assert program.returncode == status
    assert not any(map(kept, SCRIPTS))
    # one sentence waits in the cache
    assert [Path(name).suffix for name in left_over()] == [".flac"]
    flite.add("flite", FLITE)
    assert main(["revoice", "rest-long", "--voice", "flite"]) == 0
    assert spoken(flite) == ["One.", "Two.", "Two.", "Three."]
    assert left_over() == []


def test_voices_are_listed_by_the_name_revoice_takes(
    flite: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    flite.add("espeak-ng", 'sys.exit("no data")')
    flite.add("piper")
    assert main(["revoice", "tide", "--voice", "flite:kal"]) == 0
    capsys.readouterr()
    assert main(["voices"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "flite:rms" in lines
    assert "flite:kal" in lines
    assert "piper:MODEL.onnx  with the path of a model of yours" in lines
    assert "espeak-ng  cannot list its voices: espeak-ng failed: no data." in lines
    assert any(line.startswith("festival is not installed: install") for line in lines)
    assert "tide  spoken by flite:kal" in lines


@pytest.mark.usefixtures("programs")
def test_without_engines_there_is_the_bundled_voice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["voices"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "no speech engine" in lines[0]
    assert lines[-1] == "All guided tracks have the bundled voice."
    assert sum(" is not installed: " in line for line in lines) >= 4
    assert main(["doctor"]) in {0, 1}
    assert "no speech engine" in capsys.readouterr().out


@pytest.mark.usefixtures("flite")
def test_a_damaged_session_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["revoice", "tide", "--voice", "flite"]) == 0
    rendition = kept("tide")
    assert rendition is not None
    rendition.captions.unlink()
    assert main(["voices"]) == 0
    assert "tide  the bundled voice, because" in capsys.readouterr().out
    assert main(["list"]) == 0
    assert "tide keeps the bundled voice" in capsys.readouterr().err
    assert main(["revoice", "tide", "--voice", "flite"]) == 0
    assert kept("tide")


def test_every_engine_has_an_origin() -> None:
    assert all(origin(engine.name) for engine in engines())


def _ends(number: int) -> bool:
    """Whether a process that was killed is dead within some seconds."""
    try:
        process = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    with os.fdopen(process):
        return bool(select.select([process], [], [], PATIENCE)[0])
