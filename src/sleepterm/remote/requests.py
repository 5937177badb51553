"""What may be asked of the running sleepterm: the methods of `Playback`, and its state.

Names are those of the methods, "guided.seek" for those of a part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import NamedTuple

from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.wire import WireError
from sleepterm.remote import arguments as of
from sleepterm.remote.event_wire import STATE, RemoteState
from sleepterm.remote.protocol import ProtocolError, Request

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


class Meaning(NamedTuple):
    """A request that can be carried out.

    Attributes:
        run: carries it out, on playback's thread.
        wants_state: whether the answer is playback's state.
        follows: whether events are to be sent from now on.
    """

    run: Callable[[LocalPlayback], None]
    wants_state: bool = False
    follows: bool = False


def meaning(request: Request) -> Meaning:
    """What a request asks for.

    Raises:
        ProtocolError: it can't be carried out.
    """
    if request.do in {STATE, FOLLOW}:
        return Meaning(_nothing, wants_state=True, follows=request.do == FOLLOW)
    readers = COMMANDS.get(request.do)
    if readers is None:
        raise ProtocolError(f"There is no request '{request.do[:40]}'.")
    try:
        values = of.read_all(readers, request.given)
    except WireError as error:
        raise ProtocolError(f"'{request.do}' is refused: {error}.") from None
    method = attrgetter(request.do)

    def run(playback: LocalPlayback) -> None:
        method(playback)(*values)

    return Meaning(run)


def _nothing(_playback: LocalPlayback) -> None:
    pass


def state_of(playback: LocalPlayback) -> RemoteState:
    """What is sent of playback's state now."""
    return RemoteState(playback.state, playback.any_key_is_still_awake)
