"""`again` in a terminal: the last mix, softer, straight in the dark."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.commands.typist import typist

from sleepterm.commands.again import _to_save
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, SessionLayer, load_session, save_session
from sleepterm.tui.screens.night import ANY_KEY
from sleepterm.tui.wording import PLACEHOLDER
from sleepterm.units import Percent, Seconds

STORED = Session(
    layers=(SessionLayer("rain-steady", Percent(70)),),
    master=Percent(60),
    timer=TimerSettings(),
    positions={"body-scan": Seconds(90.0)},
)


def test_it_shows_nothing_but_the_night_screen_and_keeps_the_session() -> None:
    path = Paths.of_user().session_file
    save_session(path, STORED)
    with typist("again") as user:
        user.wait_for(ANY_KEY)
        user.press("n")
        user.wait_for("still awake")
        # What the list has, drawn before, would be found here.
        assert "Steady rain" not in user.read
        assert PLACEHOLDER not in user.read
        # The cursor is hidden, and the title of the window left alone.
        assert user.read.rfind("\x1b[?25l") > user.read.rfind("\x1b[?25h")
        assert not re.search(r"\x1b\][012];", user.read)
        user.wait_for("vol 45")
        user.wait_for("20 min")
        user.press("s")
        user.press("nn")
        user.wait_for("quit")
        user.press("s")
        assert user.wait_for_end() == 0
    assert load_session(path) == STORED


def test_what_was_changed_by_hand_is_saved() -> None:
    begun = replace(STORED, master=Percent(45), timer=TimerSettings(enabled=False))
    louder = replace(begun, master=Percent(50))
    assert _to_save(STORED, begun, louder) == replace(louder, timer=STORED.timer)
    longer = replace(begun, timer=TimerSettings(duration=Seconds(60.0)))
    assert _to_save(STORED, begun, longer) == replace(longer, master=STORED.master)
