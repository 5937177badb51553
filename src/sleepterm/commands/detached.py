"""`sleepterm detached`: play without a terminal, as standard input says."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import replace
from typing import NamedTuple

from sleepterm.commands.play import play_here
from sleepterm.commands.requests.general import EmptyRequest
from sleepterm.commands.requests.playing import PlayRequest
from sleepterm.commands.shared.background import DEVICE, HEARD, PLAY, TAKE_OVER
from sleepterm.commands.shared.catalog_access import load_with_mixes
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.detachment import Detachment
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.new_player import headless_player
from sleepterm.commands.shared.running import running
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.commands.shared.taking_over import TakeOver
from sleepterm.desktop.streams import discard
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.playback.wire import from_wire
from sleepterm.store.paths import Paths
from sleepterm.store.session import load_session
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _


def run(_request: EmptyRequest) -> int:
    """Play, and tell on standard output when it is heard."""
    paths = Paths.of_user()
    request = _request_in(sys.stdin.read())
    if isinstance(request, _TakenOver):
        return _take_over(paths, request)
    return play_here(paths, request, Detachment(request.place.at_most, _tell_heard))


class _TakenOver(NamedTuple):
    """Whose sound is to go on here.

    Attributes:
        pid: the process that plays it.
        device: where it goes on; "" is the default device.
    """

    pid: int
    device: str


def _request_in(text: str) -> PlayRequest | _TakenOver:
    """What is to be played.

    Raises:
        SleeptermError: the text does not say.
    """
    try:
        asked = json.loads(text)
        if TAKE_OVER in asked:
            pid, device = asked[TAKE_OVER], asked[DEVICE]
            return _TakenOver(from_wire(int, pid), from_wire(str, device))
        return from_wire(PlayRequest, asked[PLAY])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SleeptermError(
            _("Bad request"), _("'sleepterm play --detach' starts this.")
        ) from error


def _take_over(paths: Paths, request: _TakenOver) -> int:
    """Go on with what that process plays, which ends then.

    Raises:
        SleeptermError: another one answers, or it can't be handed over.
    """
    with running(paths) as client:
        if client.hello.pid != request.pid:
            raise SleeptermError(
                _("Not handed over"),
                _("Another sleepterm was opened before this one, and still runs."),
                _("Quit that one first."),
                exit_status=1,
            )
        # First, as it takes its time.
        catalog = load_with_mixes(paths).catalog
        other = TakeOver(client, client.handover())
        session = other.session(load_session(paths.session_file), catalog)
        settings, _problems = load_settings(paths.config_file)
        settings = replace(settings, device=request.device)
        # The other one saves what is to be remembered.
        log = SessionLog(
            paths, plays=settings.for_you, keep_layers=False, keep_master=False
        )

        def heard() -> None:
            other.heard()
            _tell_heard()

        with muted_native_stderr():
            player = headless_player(paths, settings, session.master)
            rules = settings.timer_rules
            run = HeadlessSession(player, catalog, session, log, timer_rules=rules)
            companions = new_companions(paths, settings, Detachment(begun=heard))
            return run.run(other.begin, companions)


def _tell_heard() -> None:
    # Who started it may have gone, or waits no longer: it plays all the same.
    with contextlib.suppress(OSError):
        os.write(1, HEARD)
    # Nothing is told after that; who waits for the end of the output is let go.
    discard(1)
