"""What scripts rely on: commands, options, their values, exit statuses, ids.

More of each may come; what is here stays.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from tests.compatibility.old_home import ANSWERS, OldHome, good, record, run

RECORD = record("command_line.json")
UNKNOWN = "--no-such-option"


def samples() -> list[list[str]]:
    """A command line for each recorded option and each of its values."""
    lines = []
    for command, sample in RECORD["samples"].items():
        start = [*command.split(), *sample["arguments"]]
        options: dict[str, Any] = sample["values"]
        # where one of several options is required, none alone is no request
        lines += [start] if command != "revoice" else []
        lines += [
            [*start, option] if value is None else [*start, option, value]
            for option, values in options.items()
            for value in values
        ]
    return lines


def options_in_help(command: str) -> set[str]:
    lines = good(*command.split(), "--help").out.splitlines()
    heads = [re.split(r"\s{2,}", x.strip())[0] for x in lines if re.match(r" +-", x)]
    return {part.split()[0] for head in heads for part in head.split(", ")}


@pytest.mark.parametrize(("command", "options"), RECORD["options"].items())
def test_help_shows_every_option(
    command: str, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")
    assert set(options) <= options_in_help(command)


def test_every_option_has_a_sample() -> None:
    asked = {"render": {"--length", "--timer"}}
    for command, sample in RECORD["samples"].items():
        options = {*sample["values"], *asked.get(command, ()), "-h", "--help"}
        assert options == set(RECORD["options"][command])


@pytest.mark.parametrize("line", samples(), ids=" ".join)
def test_every_option_takes_its_values(line: list[str]) -> None:
    # An unknown option is reported after all others are parsed.
    outcome = run(*line, UNKNOWN)
    assert outcome.status == 2
    assert f"There is no option '{UNKNOWN}'" in outcome.err


@pytest.mark.parametrize(
    ("line", "status"),
    RECORD["statuses"],
    ids=[" ".join(line) or "the player" for line, _ in RECORD["statuses"]],
)
def test_every_request_ends_with_the_same_status(
    line: list[str], status: int, old: OldHome
) -> None:
    outcome = run(*map(old.filled, line))
    assert (outcome.status, outcome.err if not status else "") == (status, "")


@pytest.mark.usefixtures("old")
def test_every_bundled_track_and_mix_is_there() -> None:
    tracks = {track["id"] for track in good("list", "--json").json}
    mixes = {mix["name"] for mix in good("mix", "list", "--json").json}
    assert set(ANSWERS["bundled_tracks"]) <= tracks
    assert set(ANSWERS["starter_mixes"]) <= mixes


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize(("command", "keys"), ANSWERS["json_keys"].items())
def test_json_has_every_key(command: str, keys: list[str]) -> None:
    rows = json.loads(good(*command.split(), "--json").out)
    assert rows
    for row in rows:
        assert set(keys) <= set(row)


def test_json_of_search_has_every_key() -> None:
    answer = good("search", "rain", "--json").json
    assert {"help", "tracks"} <= set(answer)
    keys = {"id", "title", "type", "length_seconds", "missing", "why"}
    assert all(keys <= set(track) for track in answer["tracks"])
