"""config.toml, feelings.toml and session.toml of an earlier version."""

from __future__ import annotations

import tomllib

import pytest
from tests.compatibility.old_home import OldHome, good, run

from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.search.feelings import Kind
from sleepterm.night.fade import FadeLaw
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.store.bundled import bundled_feelings
from sleepterm.store.session import Session, SessionLayer, load_session, save_session
from sleepterm.store.settings import Settings, load_settings
from sleepterm.store.vocabularies import load_vocabulary
from sleepterm.tui.keymap import checked
from sleepterm.units import Percent, Seconds


def settings_of(old: OldHome) -> Settings:
    settings, problems = load_settings(old.paths.config_file)
    assert problems == ()
    return settings


def test_every_setting_is_read(old: OldHome) -> None:
    settings = settings_of(old)
    assert settings.theme == "nord"
    assert settings.ascii is True
    assert settings.for_you is True
    assert settings.timer == TimerSettings(
        enabled=False,
        duration=Seconds(5400.0),
        fade=Seconds(720.0),
        law=FadeLaw.LINEAR,
        end=EndWith.TRACK,
        then=AfterEnd.QUIT,
    )


def test_every_command_has_the_keys_it_was_given(old: OldHome) -> None:
    text = old.paths.config_file.read_text(encoding="utf-8")
    keys = tomllib.loads(text)["keys"]
    assert len(keys) > 50
    keymap, problems = checked(settings_of(old).keymap)
    assert problems == ()
    assert keymap == keys


def test_for_you_can_be_switched_off_as_before(old: OldHome) -> None:
    text = old.paths.config_file.read_text(encoding="utf-8")
    text = text.replace("[for-you]\nenabled = true", "[for-you]\nenabled = false")
    old.paths.config_file.write_text(text, encoding="utf-8")
    assert run("for-you").status == 2
    assert not settings_of(old).for_you


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("the house creaks", {"garden", "attic", "lullaby"}),
        ("attic noises", {"garden", "attic"}),
        ("the garbage lorry", {"fan"}),
        ("grandmaw", {"lullaby"}),
        ("hum", {"my-fan"}),
        ("murmur", {"body-scan-long"}),
        ("jasmine", {"garden"}),
    ],
)
@pytest.mark.usefixtures("old")
def test_search_knows_the_users_own_words(asked: str, found: set[str]) -> None:
    answer = good("search", *asked.split(), "--json").json
    assert found <= {track["id"] for track in answer["tracks"]}


def test_every_key_of_feelings_is_read(old: OldHome) -> None:
    known = {track["id"] for track in good("list", "--json").json}
    own = old.paths.own_feelings
    vocabulary, problems = load_vocabulary(bundled_feelings(), own, known)
    assert problems == ()
    attic = next(x for x in vocabulary.feelings if x.name == "a creaking attic")
    assert attic.words == ("attic noises", "the house creaks")
    assert attic.tracks == ("garden", "attic")
    assert (attic.moods, attic.topics) == (("childhood",), ("relax",))
    assert attic.types == (ContentType.PRAYER,)
    outside = next(x for x in vocabulary.feelings if x.name == "noise outside")
    assert "the garbage lorry" in outside.words
    assert len(outside.words) > 1
    assert Kind(("hum",), (ContentType.NOISE,)) in vocabulary.kinds
    assert Kind(("murmur",), voice=True) in vocabulary.kinds
    assert vocabulary.spellings["grandmaw"] == "grandma"


SESSION = Session(
    layers=(
        SessionLayer("garden", Percent(64)),
        SessionLayer("fan", Percent(31)),
        SessionLayer("letter", Percent(77)),
    ),
    master=Percent(43),
    timer=TimerSettings(
        enabled=True,
        duration=Seconds(1500.0),
        fade=Seconds(420.0),
        law=FadeLaw.EARLY,
        end=EndWith.TRACK,
        then=AfterEnd.SUSPEND,
    ),
    positions={"body-scan-long": Seconds(312.5), "letter": Seconds(0.75)},
    guidance=Guidance(voice=False, bells=Percent(35), pace=0.9),
    beds={"letter": "rain-steady", "gratitude": "none"},
    order=Order.PLAYED,
)


def test_every_value_of_the_session_is_read(old: OldHome) -> None:
    problems: list[Problem] = []
    assert load_session(old.paths.session_file, problems) == SESSION
    assert problems == []
    assert old.broken() == []


def test_a_session_saved_again_keeps_every_value(old: OldHome) -> None:
    file = old.paths.session_file
    before = tomllib.loads(file.read_text(encoding="utf-8"))
    save_session(file, load_session(file))
    after = tomllib.loads(file.read_text(encoding="utf-8"))
    assert after | before == after


def test_again_plays_the_old_mix_and_keeps_the_session(old: OldHome) -> None:
    # it has a guided track, that ends after two seconds
    outcome = run("again", "--timer", "1s", "--fade", "1s", "--end", "time")
    assert (outcome.status, outcome.err) == (0, "")
    assert load_session(old.paths.session_file) == SESSION


def test_play_puts_its_mix_in_the_place_of_the_old_one(old: OldHome) -> None:
    command = ("play", "Home", "--timer", "1s", "--fade", "1s", "--end", "time")
    assert good(*command).status == 0
    session = load_session(old.paths.session_file)
    ids = [layer.track_id for layer in session.layers]
    assert ids == ["garden", "fan", "lullaby", "drip"]
    assert session.master == SESSION.master
    assert session.timer == SESSION.timer
    assert session.positions == SESSION.positions
    assert session.guidance == SESSION.guidance
    assert session.beds == SESSION.beds
    assert session.order is SESSION.order
