"""The phrases that search is judged by, and the catalogue they are looked up in."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.mixes.mix_file import parse_starters
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.library.search.advice import asks_for_advice
from sleepterm.library.search.feelings import Vocabulary, parse_vocabulary
from sleepterm.library.search.search import Search
from sleepterm.library.sequences import sequence_file
from sleepterm.library.sequences.sequence_tracks import with_sequences
from sleepterm.units import Seconds

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("phrases.toml")
SLEEPLESS = FILE.with_name("sleepless.toml")
"""Judged by the very first answer; it has the groups of `SLEEPLESS_HELD_OUT`."""
SLEEPLESS_HELD_OUT = FILE.with_name("sleepless_held_out.toml")
SLEEPLESS_MORE = FILE.with_name("sleepless_more.toml")
"""Judged likewise; not held out."""
ABROAD = {
    "de": ("german.toml", "german_held_out.toml"),
    "es": ("spanish.toml", "spanish_held_out.toml"),
}
"""Phrases in other languages: tuned and held out, with the groups of `SLEEPLESS`."""
FIRST = 3
"""A phrase is a hit if one of so many answers counts."""


@dataclass(frozen=True)
class Phrase:
    """What somebody typed, and what would be a good answer.

    Attributes:
        text: as typed.
        ids: tracks that are.
        rules: conditions that another track has to meet, all of them.
        advice: whether the offer of advice is a good answer.
    """

    text: str
    ids: frozenset[str]
    rules: Mapping[str, Any]
    advice: bool = False

    def accepts(self, track: Track) -> bool:
        """Whether a track is a good answer."""
        return track.id in self.ids or (
            bool(self.rules)
            and all(_meets(track, *rule) for rule in self.rules.items())
        )


def _meets(track: Track, rule: str, value: Any) -> bool:  # noqa: ANN401
    minutes = float("inf") if track.is_loop else (track.length or 0.0) / 60
    answers: dict[str, bool] = {
        "types": rule == "types" and track.type in value,
        "topics": rule == "topics" and not {*track.topics}.isdisjoint(value),
        "playback": track.playback == value,
        "at_least": rule == "at_least" and minutes >= value,
        "at_most": rule == "at_most" and minutes <= value,
    }
    return answers[rule]


def phrases(table: str) -> tuple[Phrase, ...]:
    """The phrases of one table of phrases.toml: `phrase` or `held_out`."""
    values = tomllib.loads(FILE.read_text("utf-8"))
    return _read(values[table], values["groups"])


def sleepless_phrases(file: Path) -> tuple[Phrase, ...]:
    """The phrases of `SLEEPLESS`, `SLEEPLESS_MORE` or `SLEEPLESS_HELD_OUT`."""
    groups = tomllib.loads(SLEEPLESS.read_text("utf-8"))["groups"]
    return _read(tomllib.loads(file.read_text("utf-8"))["phrase"], groups)


def _read(
    entries: Iterable[Mapping[str, Any]], groups: Mapping[str, Sequence[str]]
) -> tuple[Phrase, ...]:
    read = []
    for entry in entries:
        rules = dict(entry)
        ids = {*rules.pop("tracks", ())}
        for group in rules.pop("groups", ()):
            ids.update(groups[group])
        advice = rules.pop("advice", False)
        read.append(Phrase(rules.pop("text"), frozenset(ids), rules, advice))
    return tuple(read)


def catalogue() -> tuple[Track, ...]:
    """The bundled tracks, mixes and sessions, and scripts not yet among them."""
    minutes = tomllib.loads(FILE.read_text("utf-8"))["minutes"]
    listed = tomllib.loads((ROOT / "tracks.toml").read_text("utf-8"))["track"]
    known = {entry["id"] for entry in listed}
    heads = [
        {"id": script.stem, "playback": "once", "captions": "", **_head(script)}
        for script in sorted((ROOT / "studio" / "sessions").glob("*.txt"))
        if script.stem not in known
    ]
    tracks = tuple(_track(entry, minutes) for entry in (*listed, *heads))
    file = ROOT / "mixes.toml"
    mixes, problems = parse_starters(file.read_text("utf-8"), file=file.name)
    assert problems == ()
    file = ROOT / "sessions.toml"
    sessions, problems = sequence_file.parse_starters(
        file.read_text("utf-8"), file=file.name
    )
    assert problems == ()
    return tuple(with_sequences(with_mixes(Catalog(tracks), mixes), sessions))


def vocabulary() -> Vocabulary:
    """The bundled one."""
    file = ROOT / "feelings.toml"
    read, problems = parse_vocabulary(file.read_text("utf-8"), file=file.name)
    assert problems == ()
    return read


def foreign_vocabulary(code: str) -> Vocabulary:
    """The bundled one of another language."""
    file = ROOT / f"feelings.{code}.toml"
    read, problems = parse_vocabulary(file.read_text("utf-8"), file=file.name)
    assert problems == ()
    return read


def foreign_vocabularies() -> dict[str, Callable[[], Vocabulary]]:
    """What reads each of them."""
    return {code: partial(foreign_vocabulary, code) for code in ABROAD}


def missed(
    search: Search, asked: Iterable[Phrase], first: int = FIRST
) -> dict[str, Sequence[str]]:
    """The phrases of which none of the first answers counts, with what was answered."""
    wrong: dict[str, Sequence[str]] = {}
    for phrase in asked:
        found = [hit.track for hit in search.find(phrase.text, first).hits]
        advised = phrase.advice and asks_for_advice(phrase.text)
        if not advised and not any(phrase.accepts(track) for track in found):
            wrong[phrase.text] = [track.id for track in found]
    return wrong


def _head(script: Path) -> dict[str, Any]:
    head = script.read_text("utf-8").partition("\n---\n")[0]
    values: dict[str, Any] = dict(
        line.split(": ", 1) for line in head.splitlines() if ": " in line
    )
    for key in ("topics", "moods"):
        values[key] = values[key].split(", ")
    return values


def _track(entry: Mapping[str, Any], minutes: Mapping[str, float]) -> Track:
    length = minutes.get(entry["id"])
    return Track(
        id=entry["id"],
        title=entry["title"],
        type=ContentType(entry["type"]),
        file=Path(f"{entry['id']}.ogg"),
        topics=tuple(entry["topics"]),
        moods=tuple(entry["moods"]),
        playback=PlaybackMode(entry["playback"]),
        captions=Path("words.vtt") if "captions" in entry else None,
        length=None if length is None else Seconds(length * 60),
    )
