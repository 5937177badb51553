"""Whatever the user filters by, something is there."""

from __future__ import annotations

import pytest
from tests.content.bundled_content import TRACKS

from sleepterm.cli import main

TOPICS = sorted({topic for track in TRACKS.values() for topic in track["topics"]})
TYPES = sorted({track["type"] for track in TRACKS.values()})


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["list", *arguments]) == 0
    return [line.split()[0] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("band", ["0-5", "5-10", "10-20", "20+", "endless"])
def test_every_length_has_a_track(
    band: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(listed(capsys, "--band", band)) & set(TRACKS)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_track(
    topic: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = listed(capsys, "--topic", topic)
    assert {name for name in TRACKS if topic in TRACKS[name]["topics"]} <= set(found)


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_a_track(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(capsys, "--type", kind)
    assert {name for name in TRACKS if TRACKS[name]["type"] == kind} <= set(found)
    assert "nature" in TYPES
