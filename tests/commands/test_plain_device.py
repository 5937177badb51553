"""Plain mode says when the sound device is lost, tried again, and back."""

from __future__ import annotations

import os
import sys

import pytest
from tests.playback.fake_player import FakePlayer, some_tracks

from sleepterm.audio.events import DeviceFound, DeviceLost
from sleepterm.audio.state import Device
from sleepterm.commands.plain.finding import Finder
from sleepterm.commands.plain.own_side import OwnSide
from sleepterm.commands.plain.session import PlainSession
from sleepterm.commands.plain.sides import PlainHost
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.search.feelings import Vocabulary
from sleepterm.library.search.search import Search
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.timer_rules import DEFAULT_RULES
from sleepterm.playback.companion import Companions
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.storage import Storage
from sleepterm.store.session import Session

BUSY = DeviceLost("busy")


def run_plain(
    player: FakePlayer,
    monkeypatch: pytest.MonkeyPatch,
    *events: DeviceFound | DeviceLost,
    typed: bytes = b"",
) -> None:
    """Plain mode, to which these events come, then these lines, then the end."""
    ours, theirs = os.pipe()

    def begin(_playback: LocalPlayback) -> None:
        for event in events:
            player.emit(event)
        os.write(theirs, typed)
        os.close(theirs)

    host = PlainHost()
    playback = LocalPlayback(
        host,
        Session(),
        default_timer=TimerSettings(),
        storage=Storage(lambda _: None, lambda _: None),
    )
    catalog = Catalog(tuple(some_tracks()))
    playback.catalog = catalog
    finder = Finder(
        LibraryView(catalog, TrackFilter()), lambda: Search(catalog, Vocabulary())
    )
    side = OwnSide(host, playback, player, Companions(), begin)
    session = PlainSession(host, playback, finder, DEFAULT_RULES, side)
    with os.fdopen(ours, encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdin", pipe)
        assert session.run() == 0


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was said of the device."""
    return [line for line in capsys.readouterr().out.splitlines() if "device" in line]


def test_that_it_can_be_used_at_last_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run_plain(FakePlayer(), monkeypatch, BUSY, DeviceFound())
    assert said(capsys) == [
        "The sound device can't be used (busy). It is tried again by itself.",
        "The sound device works.",
    ]


def test_that_it_is_back_is_said_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run_plain(FakePlayer(), monkeypatch, DeviceFound(), BUSY, DeviceFound())
    assert said(capsys) == [
        "The sound device was lost (busy). It is tried again by itself.",
        "The sound device is back.",
    ]


@pytest.mark.parametrize(
    ("player", "answer", "tries"),
    [
        (
            FakePlayer(device=Device.MISSING, problem="busy"),
            "The sound device is tried again (last time: busy).",
            1,
        ),
        (FakePlayer(), "The sound device works.", 0),
    ],
)
def test_retry_promises_nothing(
    player: FakePlayer,
    answer: str,
    tries: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_plain(player, monkeypatch, typed=b"retry\n")
    assert said(capsys) == [answer]
    assert len(player.calls_to("retry_device")) == tries
