"""The other voice of a session: which one it is, and that it is spoken apart."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from tests.speech.fake_programs import programs

from sleepterm.commands.shared.voice_service import RevoicedSessions
from sleepterm.errors import SleeptermError
from sleepterm.store.bundled import bundled_scripts
from sleepterm.store.paths import Paths
from sleepterm.store.renditions import Rendition, Renditions
from sleepterm.units import Seconds

__all__ = ["programs"]

SESSION = "gratitude"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """All engines count as installed."""
    monkeypatch.setattr(
        "sleepterm.speech.engines.model_files.find_spec", lambda _package: True
    )


def service(wanted: str = "", program: str = "pass") -> RevoicedSessions:
    command = (sys.executable, "-c", program)
    return RevoicedSessions(Paths.of_user(), wanted, command)


def revoice() -> None:
    renditions = Renditions(Paths.of_user().renditions)
    with renditions.staging_folder(SESSION) as folder:
        files = folder / "a.ogg", folder / "a.vtt"
        for file in files:
            file.write_text("x")
        renditions.keep(Rendition(SESSION, "flite", "0", Seconds(1.0), *files))


@pytest.mark.usefixtures("here")
def test_the_other_voice_is_the_one_it_has_not_or_the_one_that_was_set() -> None:
    assert service().other_voice(SESSION) == "man"
    assert service("woman").other_voice(SESSION) == "man"
    assert service("soft").other_voice(SESSION) == "soft"


def test_a_revoiced_session_goes_back_to_its_own() -> None:
    revoice()
    assert service().other_voice(SESSION) == ""
    service().change(SESSION, "")
    assert Renditions(Paths.of_user().renditions).sessions() == ()


@pytest.mark.usefixtures("programs")
def test_without_the_voices_it_says_how_to_get_them() -> None:
    with pytest.raises(SleeptermError, match="kokoro is not on this machine"):
        service().other_voice(SESSION)


def test_own_tracks_have_no_other_voice() -> None:
    assert "my-letter" not in bundled_scripts()
    with pytest.raises(SleeptermError, match="has no other voice"):
        service().other_voice("my-letter")


def test_the_command_gets_session_and_voice(tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = f"import sys; open({str(told)!r}, 'w').write(' '.join(sys.argv[1:]))"
    service(program=program).change(SESSION, "man")
    assert told.read_text() == f"{SESSION} --voice man"


def test_what_went_wrong_is_its_last_line() -> None:
    program = "import sys; sys.exit('first\\nThe disk is full.')"
    with pytest.raises(SleeptermError, match=r"^The disk is full\.$"):
        service(program=program).change(SESSION, "man")


def test_closing_ends_what_is_spoken_without_a_word() -> None:
    speaking = service(program="import time; time.sleep(60)")
    ended = threading.Event()

    def change() -> None:
        speaking.change(SESSION, "man")
        ended.set()

    thread = threading.Thread(target=change, daemon=True)
    thread.start()
    while speaking._process is None:
        thread.join(0.01)
    with pytest.raises(SleeptermError, match="Another track is being spoken"):
        speaking.change("body-scan-long", "man")
    speaking.close()
    assert ended.wait(10)
