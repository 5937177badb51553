"""Chapters of own long files are read as they are added, and kept from then on."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from tests.formats.chapter_files import cue_sheet, id3_tag
from tests.importing.own_library import Library, noise, own, write

from sleepterm.importing.edit_sound import edit_sound
from sleepterm.importing.options import AddOptions
from sleepterm.importing.remove_sound import remove_sound
from sleepterm.importing.restore_sound import restore_sound
from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.track import LoopMode, PlaybackMode, Track

BOOK = [(0.0, "One"), (0.75, 'The "sea"'), (1.5, "")]


def with_sheet(folder: Path) -> Path:
    source = write(folder / "book.wav")
    source.with_suffix(".cue").write_text(cue_sheet(BOOK))
    return source


def chapters(track: Track) -> list[tuple[float, str]]:
    return [(round(x.start, 2), x.title) for x in track.chapters]


def test_they_make_it_a_guided_track_and_stand_in_the_catalogue(
    library: Library, outside: Path
) -> None:
    [track] = library.add(with_sheet(outside)).added
    [loaded] = own(library)
    expected = [(0.0, "One"), (0.75, 'The "sea'), (1.51, "")]
    assert chapters(track) == chapters(loaded) == expected
    assert loaded.playback is PlaybackMode.ONCE
    lines = library.paths.own_catalog.read_text().splitlines()
    assert '  { start = 0.0, title = "One" },' in lines


def test_a_loop_has_none(library: Library, outside: Path) -> None:
    options = AddOptions(loop=LoopMode.CROSSFADE)
    [track] = library.add(with_sheet(outside), options=options).added
    assert (track.chapters, track.is_loop) == ((), True)


def test_one_behind_the_end_of_the_sound_is_left_out(
    library: Library, outside: Path
) -> None:
    source = write(outside / "book.wav", noise(1.2))
    source.with_suffix(".cue").write_text(cue_sheet([*BOOK, (90.0, "Far")]))
    [track] = library.add(source).added
    assert len(track.chapters) == 2


def test_those_of_an_mp3_are_read(library: Library, outside: Path) -> None:
    source = write(outside / "book.mp3")
    source.write_bytes(id3_tag(BOOK) + source.read_bytes())
    [track] = library.add(source).added
    assert chapters(track) == BOOK


@pytest.mark.parametrize("suffix", ["m4b", "mka"])
def test_a_converted_file_has_those_of_its_source(
    library: Library, outside: Path, suffix: str
) -> None:
    source = outside / f"book.{suffix}"
    with av.open(str(source), "w", format="ipod" if suffix == "m4b" else None) as file:
        if suffix == "m4b":
            file.set_chapters(
                [
                    {
                        "id": number,
                        "start": round(1000 * start),
                        "end": round(1000 * start) + 500,
                        "time_base": Fraction(1, 1000),
                        "metadata": {"title": title},
                    }
                    for number, (start, title) in enumerate(BOOK)
                ]
            )
        stream = file.add_stream("aac", rate=44_100)
        stream.codec_context.layout = "mono"
        sound = noise(10.0)[:1024, :1].T.copy()
        for start in range(0, 2 * 44_100, 1024):
            frame = av.AudioFrame.from_ndarray(sound, format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 44_100, start
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    if suffix == "mka":
        source.with_suffix(".cue").write_text(cue_sheet([(0.0, "a"), (1.0, "b")]))
    [track] = library.add(source).added
    assert track.file.suffix == ".ogg"
    expected = BOOK if suffix == "m4b" else [(0.0, "a"), (1.0, "b")]
    assert chapters(track) == expected


def test_an_edit_and_a_restored_sound_keep_them(
    library: Library, outside: Path
) -> None:
    [track] = library.add(with_sheet(outside)).added
    edits = Edits(title="My book", topics=("sleep",))
    edited = edit_sound(
        track.id, edits, library.paths, library.catalog, lambda _done, _all: None
    )
    assert chapters(edited) == chapters(own(library)[0]) == chapters(track)
    remove_sound(track.id, library.paths, library.catalog)
    assert own(library) == []
    restore_sound(library.paths)
    [back] = own(library)
    assert (back.title, chapters(back)) == ("My book", chapters(track))


def test_a_sound_in_the_folder_gets_an_entry_with_them_when_it_is_added(
    library: Library, outside: Path
) -> None:
    source = with_sheet(outside)
    library.paths.own_sounds.mkdir(parents=True)
    (library.paths.own_sounds / "book.wav").write_bytes(source.read_bytes())
    library.add(source)
    [track] = own(library)
    assert len(track.chapters) == 3


def test_a_damaged_tag_is_no_reason_to_fail(library: Library, outside: Path) -> None:
    source = write(outside / "book.mp3")
    tag = bytearray(id3_tag(BOOK))
    tag[20:60] = np.random.default_rng(1).bytes(40)
    source.write_bytes(tag + source.read_bytes())
    assert len(library.add(source).added) == 1
