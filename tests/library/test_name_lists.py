"""Names that a shell completes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.library.catalog.name_lists import ListedName, Names, listed_names
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track


def track(name: str, title: str = "Title", **more: object) -> Track:
    made = Track(name, title, ContentType.NATURE, Path("x.ogg"))
    for key, value in more.items():
        object.__setattr__(made, key, value)
    return made


def lists_of(*tracks: Track) -> dict[str, tuple[Names, ...]]:
    return {each.name: each.lists for each in listed_names(tracks)}


def test_a_sound_is_in_the_lists_of_what_it_is() -> None:
    sound = (Names.PLAYABLE, Names.SOUNDS)
    voice = track("voice", playback=PlaybackMode.ONCE, captions=Path("x.vtt"))
    found = lists_of(track("rain"), track("mine", own=True), voice)
    assert found == {
        "none": (Names.LOOPS,),
        "rain": (*sound, Names.LOOPS),
        "mine": (*sound, Names.LOOPS, Names.OWN),
        "voice": (*sound, Names.GUIDED),
    }


def test_mixes_and_sessions_go_by_id_or_by_name() -> None:
    mix = track("mix-ours", "Ours", type=ContentType.MIX, own=True)
    session = track("session-late", "Late", type=ContentType.SESSION)
    found = lists_of(mix, session)
    assert found["mix-ours"] == (Names.PLAYABLE, Names.SOUNDS)
    assert found["Ours"] == (Names.MIXES, Names.OWN_MIXES)
    assert found["session-late"] == (Names.PLAYABLE,)
    assert found["Late"] == (Names.SESSIONS,)


def test_words_come_with_their_number_of_tracks() -> None:
    found = [*listed_names([track("a", topics=("x", "y")), track("b", topics=("x",))])]
    assert found[-2:] == [
        ListedName("x", "2 tracks", (Names.TOPICS,)),
        ListedName("y", "1 track", (Names.TOPICS,)),
    ]


@pytest.mark.parametrize("name", ["a\tb", "a\nb", "a\x1b[2Jb", "a\u202eb", " a", ""])
def test_a_name_that_cannot_be_typed_or_shown_is_left_out(name: str) -> None:
    words = track("rain", moods=(name,))
    assert set(lists_of(track(name, name), words)) == {"none", "rain"}


def test_a_title_is_one_harmless_line() -> None:
    (_, rain) = listed_names([track("rain", "a\tb\n\x1b[2Jc\u202e")])
    assert rain.about == "a b c"
