"""The bundled vocabulary and the user's own, together."""

from __future__ import annotations

from pathlib import Path

from sleepterm.store.bundled import bundled_feelings, bundled_feelings_in
from sleepterm.store.paths import Paths
from sleepterm.store.vocabularies import load_vocabulary, other_vocabularies

OWN = """
schema = 1
[[feeling]]
name = "rain"
words = ["pluie"]
[[feeling]]
name = "my own"
words = ["mine"]
tracks = ["rain-steady"]
"""


def test_without_an_own_file_there_is_the_bundled_one() -> None:
    vocabulary, problems = load_vocabulary(
        bundled_feelings(), Paths.of_user().own_feelings
    )
    assert problems == ()
    assert len(vocabulary.feelings) > 20


def test_the_users_own_is_added(tmp_path: Path) -> None:
    own = tmp_path / "feelings.toml"
    own.write_text(OWN, encoding="utf-8")
    vocabulary, problems = load_vocabulary(bundled_feelings(), own)
    assert problems == ()
    feelings = {feeling.name: feeling for feeling in vocabulary.feelings}
    assert {"rain", "pluie"} <= set(feelings["rain"].words)
    assert feelings["my own"].tracks == ("rain-steady",)


def test_what_cannot_be_read_is_named_and_the_rest_stays(tmp_path: Path) -> None:
    own = tmp_path / "feelings.toml"
    own.write_bytes(b"schema = 1\n\xff")
    vocabulary, (problem,) = load_vocabulary(bundled_feelings(), own)
    assert len(vocabulary.feelings) > 20
    assert str(problem).startswith(f"{own}: line 2 is not UTF-8")
    own.unlink()
    own.mkdir()
    _, (problem,) = load_vocabulary(bundled_feelings(), own)
    assert str(own) in str(problem)


def test_a_missing_bundled_file_is_named(tmp_path: Path) -> None:
    _, (problem,) = load_vocabulary(tmp_path / "none.toml", tmp_path / "none.toml")
    assert "there is no such file" in str(problem)


def test_the_other_languages_are_bundled_and_right() -> None:
    known = other_vocabularies()
    assert set(known) == {"de", "es"}
    for code, read in known.items():
        assert len(read().feelings) > 60
        file = bundled_feelings_in(code)
        assert load_vocabulary(file, Path("none"))[1] == ()
