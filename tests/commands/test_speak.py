"""`sleepterm speak`, and texts given to `add`: the user's own words as tracks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.speech.fake_programs import Programs, programs

from sleepterm.cli import main
from sleepterm.commands.shared.catalog_access import load
from sleepterm.formats.webvtt import parse_webvtt
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.store.paths import Paths

__all__ = ["programs"]

FLITE = 'if "-lv" in sys.argv: print("Voices available: kal rms "); sys.exit()'


@pytest.fixture(autouse=True)
def flite(programs: Programs) -> Programs:
    programs.add("flite", FLITE)
    return programs


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter_to_anna.txt"
    file.write_text("Dear Anna. I am well.\n\nSleep now.", "utf-8")
    return file


def own_tracks() -> list[Track]:
    return [track for track in load(Paths.of_user()).catalog if track.own]


def test_a_letter_becomes_a_guided_track_with_captions(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["speak", str(letter), "--bed", "rain-steady", "--topic", "kids"]) == 0
    (track,) = own_tracks()
    assert track.id == "letter-to-anna"
    assert track.title == "Letter to anna"
    assert track.type is ContentType.STORY
    assert track.playback is PlaybackMode.ONCE
    assert track.bed == "rain-steady"
    assert track.topics == ("kids",)
    assert track.captions is not None
    texts = [cue.text for cue in parse_webvtt(track.captions.read_text("utf-8"))]
    assert texts == ["Dear Anna.", "I am well.", "Sleep now."]
    assert "sleepterm play letter-to-anna" in capsys.readouterr().out


def test_a_script_of_ones_own_says_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text(
        "title: A short rest\ntype: prayer\ntopics: nap\nmoods: tired\n"
        "bed: warm-pad\n---\nLet go. [2]\n",
        "utf-8",
    )
    assert main(["speak", str(file)]) == 0
    (track,) = own_tracks()
    assert (track.title, track.type) == ("A short rest", ContentType.PRAYER)
    assert (track.topics, track.moods, track.bed) == (("nap",), ("tired",), "warm-pad")


def test_add_speaks_texts_that_are_named_and_adds_sounds_beside_them(
    letter: Path, tmp_path: Path, programs: Programs
) -> None:
    folder = tmp_path / "sounds"
    folder.mkdir()
    (folder / "notes.txt").write_text("Not to be spoken.", "utf-8")
    (folder / "hum.wav").write_bytes((programs.folder / "hum.wav").read_bytes())
    assert main(["add", str(letter), str(folder)]) == 0
    assert {track.id for track in own_tracks()} == {"letter-to-anna", "hum"}


def test_the_voice_is_the_one_asked_for_else_the_setting(
    letter: Path, programs: Programs
) -> None:
    config = Paths.of_user().config_file
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('voice = "flite:kal"\n', "utf-8")
    assert main(["speak", str(letter)]) == 0
    spoken = [x["arguments"] for x in programs.asked() if "-t" in x["arguments"]]
    assert all("kal" in arguments for arguments in spoken)
    assert len(spoken) == 3


def test_what_was_spoken_before_an_interruption_is_not_spoken_again(
    letter: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    programs.add("flite", FLITE + '\nif "Sleep now." in sys.argv: sys.exit(1)')
    assert main(["speak", str(letter)]) == 1
    assert "flite failed" in capsys.readouterr().err
    assert own_tracks() == []
    programs.add("flite", FLITE)
    before = len(programs.asked())
    assert main(["speak", str(letter)]) == 0
    again = [x for x in programs.asked()[before:] if "-t" in x["arguments"]]
    assert len(again) == 1
    assert not any(Paths.of_user().speech_cache.rglob("*.flac"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "letter.md: line 1: there are no words to speak in it"),
        (b"One.\n\xff\xfe", "letter.md: line 2: this is not UTF-8"),
        (b"title: x\ntype: tale\n---\nOne.", "letter.md: line 2: type must be one of"),
    ],
)
def test_errors_name_file_and_line(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.md"
    file.write_bytes(content)
    assert main(["speak", str(file)]) == 2
    assert said in capsys.readouterr().err
    assert main(["add", str(file)]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.txt",), "nowhere.txt cannot be read"),
        (("LETTER", "--voice", "brian"), "no engine 'brian'"),
        (("LETTER", "--bed", "body-scan-short"), "can't be a bed"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    arguments: tuple[str, ...],
    said: str,
    letter: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [str(letter) if x == "LETTER" else x for x in arguments]
    assert main(["speak", *words]) == 2
    assert said in capsys.readouterr().err
    assert own_tracks() == []
