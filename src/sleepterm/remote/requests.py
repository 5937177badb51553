"""What may be asked of the running sleepterm: methods of `Playback`, its state ...

Names are those of the methods, "guided.seek" for those of a part.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import NamedTuple

from sleepterm.errors import SleeptermError
from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.handover import Handover, handover_of, why_not
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.wire import WireError
from sleepterm.remote import arguments as of
from sleepterm.remote.event_wire import STATE, RemoteState
from sleepterm.remote.protocol import ProtocolError, Request
from sleepterm.translation import gettext as _

COMMANDS: Mapping[str, tuple[of.Reader, ...]] = {
    "play": (of.text,),
    "play_layers": (of.layers, of.optional_text),
    "prefer_mix": (of.text,),
    "skip_part": (of.direction,),
    "remove_layer": (of.text,),
    "toggle": (),
    "pause": (),
    "resume": (),
    "stop": (),
    "set_master": (of.percent,),
    "change_master": (of.direction,),
    "mute": (),
    "set_layer": (of.text, of.percent),
    "change_layer": (of.text, of.direction),
    "choose_bed": (of.text, of.text),
    "set_timer": (of.timer,),
    "extend_timer": (of.span,),
    "still_awake": (),
    "retry_device": (),
    "guided.seek": (of.span,),
    "guided.seek_sentence": (of.direction,),
    "guided.restart": (),
    "guided.toggle_voice": (),
    "guided.set_bells": (of.percent,),
    "guided.change_bells": (of.direction,),
    "guided.change_pace": (of.direction,),
    "tone.change_master": (of.direction,),
    "tone.change_layer": (of.text, of.direction),
    "waking.set_wake": (of.wake,),
    "waking.snooze": (),
    "waking.stop_waking": (),
    "waking.wake_now": (),
}
"""The commands of playback with what reads their arguments."""

FOLLOW = "follow"
"""Answered with the state; events are sent from then on."""


HANDOVER = "handover"
"""Answered with a `Handover`."""

LEAVE = "leave"
"""Lets the program fade out and end, as another has gone on with what it played."""


class Meaning(NamedTuple):
    """A request that can be carried out.

    Attributes:
        run: carries it out, on playback's thread; a dataclass to answer with, or None.
            Raises SleeptermError.
        follows: whether events are to be sent from now on.
    """

    run: Callable[[FrontEnd], object]
    follows: bool = False


def meaning(request: Request) -> Meaning:
    """What a request asks for.

    Raises:
        ProtocolError: it can't be carried out.
    """
    if request.do in _OTHERS:
        return _OTHERS[request.do]
    readers = COMMANDS.get(request.do)
    if readers is None:
        raise ProtocolError(f"There is no request '{request.do[:40]}'.")
    try:
        values = of.read_all(readers, request.given)
    except WireError as error:
        raise ProtocolError(f"'{request.do}' is refused: {error}.") from None
    method = attrgetter(request.do)

    def run(front_end: FrontEnd) -> None:
        method(front_end.playback)(*values)

    return Meaning(run)


def state_of(playback: LocalPlayback) -> RemoteState:
    """What is sent of playback's state now."""
    return RemoteState(playback.state, playback.any_key_is_still_awake)


def _state(front_end: FrontEnd) -> RemoteState:
    return state_of(front_end.playback)


def _handover(front_end: FrontEnd) -> Handover:
    if why := why_not(front_end.playback.state):
        raise SleeptermError(_("Not handed over"), why, exit_status=1)
    return handover_of(front_end.playback, time.time())


def _leave(front_end: FrontEnd) -> None:
    front_end.quit()


_OTHERS: Mapping[str, Meaning] = {
    STATE: Meaning(_state),
    FOLLOW: Meaning(_state, follows=True),
    HANDOVER: Meaning(_handover),
    LEAVE: Meaning(_leave),
}
