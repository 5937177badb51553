"""`sleepterm detached`: play without a terminal, as standard input says."""

from __future__ import annotations

import json
import os
import sys

from sleepterm.commands.play import play_here
from sleepterm.commands.requests.general import EmptyRequest
from sleepterm.commands.requests.playing import PlayRequest
from sleepterm.commands.shared.background import HEARD, PLAY
from sleepterm.commands.shared.detachment import Detachment
from sleepterm.errors import SleeptermError
from sleepterm.playback.wire import from_wire
from sleepterm.store.paths import Paths


def run(_request: EmptyRequest) -> int:
    """Play, and tell on standard output when it is heard."""
    try:
        asked = json.loads(sys.stdin.read())
        request = from_wire(PlayRequest, asked[PLAY])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SleeptermError(
            "Bad request", "'sleepterm play --detach' starts this.", ""
        ) from error
    detachment = Detachment(request.place.at_most, _tell_heard)
    return play_here(Paths.of_user(), request, detachment)


def _tell_heard() -> None:
    os.write(1, HEARD)
    # Nothing is told after that; who waits for the end of the output is let go.
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.close(nowhere)
