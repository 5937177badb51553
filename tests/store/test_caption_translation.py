"""Translated captions: shown where they fit, else told of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.store.files.caption_translation import (
    copies_of,
    read_narration_in,
    unfit_translations,
)
from sleepterm.units import Seconds

ENGLISH = """WEBVTT

NOTE sleepterm session
voice flite:rms
bell low 00:00:00.500

00:01.000 --> 00:02.000
Close your eyes.

00:03.000 --> 00:04.500
Breathe out.
"""
GERMAN = """WEBVTT

00:01.000 --> 00:02.020
Schließ die Augen.

00:03.000 --> 00:04.500
Atme aus.
"""
LATE = GERMAN.replace("00:03.000", "00:03.200")
SHORT = GERMAN[: GERMAN.index("00:03")]


def track_with(folder: Path, translation: str | None) -> Track:
    captions = folder / "talk.vtt"
    captions.write_text(ENGLISH, encoding="utf-8")
    if translation is not None:
        (folder / "talk.de.vtt").write_text(translation, encoding="utf-8")
    return Track(
        "talk",
        "Talk",
        ContentType.MEDITATION,
        folder / "talk.ogg",
        playback=PlaybackMode.ONCE,
        captions=captions,
    )


def words(track: Track, code: str) -> list[str]:
    assert track.captions is not None
    return [cue.text for cue in read_narration_in(track.captions, code).cues]


def test_a_translation_is_shown_in_its_language_alone(tmp_path: Path) -> None:
    track = track_with(tmp_path, GERMAN)
    assert words(track, "de") == ["Schließ die Augen.", "Atme aus."]
    assert (
        words(track, "en")
        == words(track, "es")
        == [
            "Close your eyes.",
            "Breathe out.",
        ]
    )
    assert unfit_translations([track], "de") == ()


def test_times_and_bells_stay_those_of_the_original(tmp_path: Path) -> None:
    track = track_with(tmp_path, GERMAN)
    assert track.captions is not None
    narration = read_narration_in(track.captions, "de")
    times = [float(x) for cue in narration.cues for x in (cue.start, cue.end)]
    assert times == [1.0, 2.0, 3.0, 4.5]
    assert narration.is_session
    assert [bell.at for bell in narration.bells] == [Seconds(0.5)]


@pytest.mark.parametrize(
    ("translation", "why"),
    [
        (SHORT, "it has 1 caption; the original has 2"),
        ("no captions", "it has 0 captions; the original has 2"),
        (
            LATE,
            (
                "caption 2 is at 00:00:03.200-00:00:04.500; in the original it is at"
                " 00:00:03.000-00:00:04.500"
            ),
        ),
    ],
)
def test_one_that_does_not_fit_is_told_of_and_not_shown(
    translation: str, why: str, tmp_path: Path
) -> None:
    track = track_with(tmp_path, translation)
    assert words(track, "de") == ["Close your eyes.", "Breathe out."]
    (problem,) = unfit_translations([track], "de")
    assert (problem.file, problem.message) == (str(tmp_path / "talk.de.vtt"), why)
    assert unfit_translations([track], "en") == ()


def test_each_part_of_a_pool_is_looked_at(tmp_path: Path) -> None:
    track = track_with(tmp_path, None)
    pool = Track(**{**vars(track), "pool_length": Seconds(600.0)})
    (tmp_path / "part.vtt").write_text(ENGLISH)
    (tmp_path / "part.de.vtt").write_text(SHORT)
    assert [Path(x.file).name for x in unfit_translations([pool], "de")] == [
        "part.de.vtt"
    ]


def test_translations_are_copied_with_captions(tmp_path: Path) -> None:
    track = track_with(tmp_path, GERMAN)
    assert track.captions is not None
    target = tmp_path / "sounds" / "my-talk.vtt"
    assert copies_of(track.captions, target) == [
        (track.captions, target),
        (tmp_path / "talk.de.vtt", tmp_path / "sounds" / "my-talk.de.vtt"),
    ]


def test_a_german_interface_reads_along_in_german(tmp_path: Path) -> None:
    track = track_with(tmp_path, GERMAN)
    code = (
        "import sys; from pathlib import Path;"
        "from sleepterm.store.config.language import use_language_of_user as use;"
        "from sleepterm.store.paths import Paths; use(Paths.of_user());"
        "from sleepterm.store.files.caption_translation import *;"
        "from sleepterm.library.search.crisis.help import crisis_help_for as help_for;"
        "print(read_narration_for_user(Path(sys.argv[1])).cues[1].text);"
        "print(help_for('I want to kill myself')[:4], help_for('quiero morir')[:5])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(track.captions)],
        env={**os.environ, "LANGUAGE": "de", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines() == ["Atme aus.", "Das  Suena"]
