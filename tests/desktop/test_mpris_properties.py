"""What other programs see of the player in each state."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desktop.mpris_run import MIXES, WARM, MprisRun, playing
from tests.playback.fake_player import guided, loop
from tests.playback.playback_run import NOISE, RAIN, SCAN, PlaybackRun, sequence

from sleepterm.audio.state import LayerState, Status
from sleepterm.desktop.mpris.interface import NO_TRACK, PLAYER, PROPERTIES_OF
from sleepterm.desktop.mpris.properties import metadata, player_properties, track_path
from sleepterm.desktop.mpris.steps import CanStep
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Percent, Seconds

OBJECT_PATH = re.compile(r"(/[A-Za-z0-9_]+)+")


def test_every_property_has_its_type_and_only_the_position_is_left_out() -> None:
    found = player_properties(PlaybackState(), CanStep())
    known = PROPERTIES_OF[PLAYER]
    assert {*found, "Position"} == set(known)
    assert all(typed.signature == known[name].type for name, typed in found.items())


def test_nothing_to_play_is_no_track() -> None:
    mpris = MprisRun(PlaybackRun())
    assert mpris.metadata() == {"mpris:trackid": NO_TRACK}
    names = ("PlaybackStatus", "CanPlay", "CanPause", "CanSeek", "CanGoNext")
    assert [mpris.prop(name) for name in names] == ["Stopped", *[False] * 4]
    assert mpris.prop("CanControl") is True


def test_the_status_follows_and_what_can_be_played_stays() -> None:
    mpris = playing()
    seen = []
    for name in ("Pause", "Play", "Stop"):
        seen.append((mpris.prop("PlaybackStatus"), mpris.prop("CanPause")))
        mpris.call(name)
    seen.append((mpris.prop("PlaybackStatus"), mpris.prop("CanPlay")))
    statuses = ["Playing", "Paused", "Playing", "Stopped"]
    assert seen == [(status, True) for status in statuses]


def test_layers_are_named_one_after_the_other_and_have_no_length() -> None:
    mpris = playing(NOISE)
    data = mpris.metadata()
    assert data["xesam:title"] == "Steady rain, Brown noise"
    assert data["xesam:artist"] == ("sleepterm",)
    assert "mpris:length" not in data
    assert "xesam:album" not in data


def test_a_mix_has_its_name_and_its_own_id() -> None:
    mpris = playing()
    before = mpris.metadata()["mpris:trackid"]
    mpris.run.play(WARM)
    assert mpris.metadata()["xesam:title"] == "Warm"
    assert mpris.metadata()["mpris:trackid"] not in {before, NO_TRACK}


def test_a_guided_track_has_a_length_and_can_be_sought_in() -> None:
    mpris = playing(SCAN)
    data = mpris.metadata()
    assert data["xesam:title"] == "Body scan"
    assert data["mpris:length"] == 720_000_000
    assert mpris.prop("CanSeek") is True


def test_a_guided_track_of_unknown_length_has_none() -> None:
    run = PlaybackRun(tracks=[guided("long", length=None)])
    run.play("long")
    mpris = MprisRun(run)
    assert "mpris:length" not in mpris.metadata()
    assert mpris.prop("CanSeek") is False


def test_a_part_is_named_with_its_session() -> None:
    run = PlaybackRun(sequences=[sequence("Night", RAIN, f"{NOISE} 30m")])
    run.play("session-night")
    data = MprisRun(run).metadata()
    assert data["xesam:album"] == "Night"
    assert data["xesam:title"] == "Steady rain"
    run.playback.skip_part(1)
    assert MprisRun(run).metadata()["mpris:trackid"] != data["mpris:trackid"]


def test_the_volume_is_the_slider_and_0_while_muted() -> None:
    mpris = playing()
    mpris.run.playback.set_master(Percent(35))
    assert mpris.prop("Volume") == 0.35
    mpris.run.playback.mute()
    assert mpris.prop("Volume") == 0.0
    mpris.call("Volume", 0.5)
    assert mpris.prop("Volume") == 0.5
    assert not mpris.run.state.is_muted


def test_neither_time_nor_captions_change_a_property() -> None:
    mpris = playing(SCAN)
    mpris.hear("Breathe out.")
    state = mpris.run.state
    before = player_properties(state, mpris.steps.possible(state))
    mpris.run.pass_time(30)
    mpris.hear("Breathe in.")
    state = mpris.run.state
    assert player_properties(state, mpris.steps.possible(state)) == before


def layer_of(track_id: str, title: str, *, is_loop: bool) -> LayerState:
    return LayerState(track_id, title, Percent(50), is_loop, length=Seconds(9.0))


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=5), st.text(max_size=5), st.booleans()),
        max_size=3,
    )
)
def test_any_names_make_valid_messages(names: list[tuple[str, str, bool]]) -> None:
    layers = tuple(layer_of(a, b, is_loop=c) for a, b, c in names)
    state = PlaybackState(status=Status.PLAYING, layers=layers)
    assert OBJECT_PATH.fullmatch(track_path(state))
    title = str(metadata(state).get("xesam:title", ("s", ""))[1])
    assert "\0" not in title.encode().decode()


@pytest.mark.parametrize(("one", "other"), [("a-b", "a_b"), ("a", "A"), ("ä", "a")])
def test_ids_stay_apart(one: str, other: str) -> None:
    paths = {
        track_path(PlaybackState(layers=(layer_of(x, "x", is_loop=True),)))
        for x in (one, other)
    }
    assert len(paths) == 2


def test_a_mix_that_is_edited_stays_the_same_track() -> None:
    run = PlaybackRun(mixes=MIXES, tracks=[loop("campfire"), loop("brown-noise")])
    run.play(WARM)
    before = track_path(run.state)
    run.playback.set_layer("campfire", Percent(20))
    assert track_path(run.state) == before
    assert track_path(replace(run.state, mix=None)) != before
