"""An attached screen has the titles of its own language."""

from __future__ import annotations

from dataclasses import replace

from tests.playback.playback_run import NOISE, RAIN, SCAN, mix, sequence
from tests.playback.playback_run import PlaybackRun as Run
from tests.remote.link import Link

from sleepterm.audio.events import LayerFailed
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.sequences.sequence_tracks import sequences_of, with_sequences
from sleepterm.playback.events import PlaybackChanged
from sleepterm.playback.state import PlaybackState

GERMAN = {
    RAIN: "Regen",
    NOISE: "Braunes Rauschen",
    SCAN: "Reise durch den Körper",
    "mix-both": "Beide",
    "session-evening": "Abend",
}
SESSION = sequence("Evening", SCAN, f"{RAIN} 20m", f"{NOISE} 20m")


def link_with(titles: dict[str, str]) -> Link:
    """A connection whose other end has English titles, and this end these."""
    both = mix("Both", steady_rain=80, brown_noise=50)
    link = Link(Run(mixes=(both,), sequences=(SESSION,)))
    link.remote.catalog = translated(link.run.playback.catalog, titles)
    return link


def translated(catalog: Catalog, titles: dict[str, str]) -> Catalog:
    sounds = Catalog(
        tuple(replace(x, title=titles.get(x.id, x.title)) for x in catalog)
    )
    # Parts are named after their tracks.
    sequences = [x.sequence for x in sequences_of(catalog)]
    named = with_sequences(sounds, sequences)
    return Catalog(tuple(replace(x, title=titles.get(x.id, x.title)) for x in named))


def titles(state: PlaybackState) -> list[str]:
    return [x.title for x in state.layers]


def test_layers_and_their_mix_have_the_titles_of_this_side() -> None:
    link = link_with({x: GERMAN[x] for x in (RAIN, "mix-both")})
    link.run.play("mix-both")
    link.deliver()
    # What is not translated here keeps its title.
    assert titles(link.remote.state) == ["Regen", "Brown noise"]
    playing = link.remote.state.mix
    assert playing is not None
    assert (playing.track_id, playing.title) == ("mix-both", "Beide")
    assert titles(link.run.state) == ["Steady rain", "Brown noise"]
    link.run.player.emit(LayerFailed(RAIN, "Steady rain", "it is broken"))
    link.deliver()
    assert LayerFailed(RAIN, "Regen", "it is broken") in link.seen


def test_what_is_unknown_here_keeps_its_title() -> None:
    link = link_with(GERMAN)
    link.run.play(RAIN)
    link.deliver()
    link.remote.catalog = Catalog()
    shown = link.seen[-1]
    # The screen is drawn again at once.
    assert isinstance(shown, PlaybackChanged)
    assert titles(shown.state) == titles(link.remote.state) == ["Steady rain"]


def test_parts_of_a_session_have_the_titles_of_this_side() -> None:
    link = link_with(GERMAN)
    link.run.play("session-evening")
    link.deliver()
    part = link.remote.state.part
    assert part is not None
    assert (part.session, part.title, part.next_title) == (
        "Abend",
        GERMAN[SCAN],
        "Regen",
    )
    link.remote.skip_part(1)
    link.remote.skip_part(1)
    link.deliver()
    part = link.remote.state.part
    assert part is not None
    assert (part.title, part.next_title) == ("Braunes Rauschen", "")


def test_parts_that_are_others_here_keep_their_titles() -> None:
    link = link_with(GERMAN)
    others = with_sequences(link.remote.catalog, [sequence("Evening", f"{RAIN} 20m")])
    link.remote.catalog = translated(others, GERMAN)
    link.run.play("session-evening")
    link.deliver()
    part = link.remote.state.part
    assert part is not None
    assert (part.session, part.title) == ("Abend", "Body scan")
