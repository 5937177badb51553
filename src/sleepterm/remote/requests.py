"""What may be asked of the running sleepterm: methods of `Playback`, its state ...

Names are those of the methods, "guided.seek" for those of a part.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from sleepterm.errors import SleeptermError
from sleepterm.playback.audition_request import AuditionRequest
from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.handover import Handover, handover_of, why_not
from sleepterm.playback.spoken_words import play_words, words_track
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.wire import WireError
from sleepterm.remote import arguments as of
from sleepterm.remote.event_wire import STATE, RemoteState
from sleepterm.remote.protocol import ProtocolError, Request
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

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
    "memory.forget_position": (of.text,),
    "memory.set_later_timer": (of.timer,),
    "lifecycle.keys.press": (),
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

READ_AGAIN = "read_again"
"""Reads the catalogue again, and the edits of a track, by its id; "" is none."""

AUDITION = "audition"
"""Plays a track alone for a while, with what was edited; None ends that."""

PLAY_WORDS = "play_words"
"""Plays the words that a process beside has spoken or is speaking, by their id."""

STAY = "stay"
"""Stops what follows the end, in the last minute before it."""

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
        auditions: whether it begins or ends an audition; None for neither.
    """

    run: Callable[[FrontEnd], object]
    follows: bool = False
    auditions: bool | None = None


def meaning(request: Request) -> Meaning:
    """What a request asks for.

    Raises:
        ProtocolError: it can't be carried out.
    """
    if request.do in _OTHERS:
        return _OTHERS[request.do]
    if request.do in _WITH_VALUES:
        carry_out, given = _WITH_VALUES[request.do]
        args = _values(request, given)
        auditions = args[0] is not None if request.do == AUDITION else None
        return Meaning(lambda x: carry_out(x, *args), auditions=auditions)
    readers = COMMANDS.get(request.do)
    if readers is None:
        raise no_request(request.do)
    values = _values(request, readers)
    method = attrgetter(request.do)

    played = _PLAYED.get(request.do, _nothing)(*values)

    def run(front_end: FrontEnd) -> None:
        _know(front_end, played)
        method(front_end.playback)(*values)

    return Meaning(run)


def _know(front_end: FrontEnd, played: Iterable[str]) -> None:
    """Read the catalogue again if it lacks one of these ids.

    A track may be new; and a player without a screen knows no mixes and sessions but
    those that it plays.
    """
    catalog = front_end.playback.catalog
    if any(catalog.get(track_id) is None for track_id in played):
        front_end.read_again("")


def _nothing(*_values: object) -> tuple[str, ...]:
    return ()


def no_request(do: str) -> ProtocolError:
    """How a request is refused whose name is unknown."""
    return ProtocolError(f"There is no request '{do[:40]}'.")


def _values(request: Request, readers: tuple[of.Reader, ...]) -> list[Any]:
    try:
        return of.read_all(readers, request.given)
    except WireError as error:
        raise ProtocolError(f"'{request.do}' is refused: {error}.") from None


def state_of(front_end: FrontEnd, state: PlaybackState | None = None) -> RemoteState:
    """What is sent of a state of playback.

    Args:
        front_end: the program.
        state: the state; None for that of now.
    """
    playback = front_end.playback
    return RemoteState(
        playback.present_state if state is None else state,
        playback.any_key_is_still_awake,
        playback.waking.settings,
        front_end.last_minute.then,
    )


def _state(front_end: FrontEnd) -> RemoteState:
    return state_of(front_end)


def _handover(front_end: FrontEnd) -> Handover:
    if why := why_not(front_end.playback.state):
        raise SleeptermError(_("Not handed over"), why, exit_status=1)
    return handover_of(front_end.playback, time.time())


def _leave(front_end: FrontEnd) -> None:
    front_end.quit()


def _stay(front_end: FrontEnd) -> None:
    front_end.last_minute.stop()


def _read_again(front_end: FrontEnd, track_id: str) -> None:
    front_end.read_again(track_id)


def _audition(front_end: FrontEnd, wanted: AuditionRequest | None) -> None:
    playback = front_end.playback
    track = wanted.track_in(playback.catalog) if wanted else None
    if wanted is not None and track is None:
        text = _("There is no track '{name}'.").format(name=wanted.track_id)
        raise SleeptermError(_("Unknown track"), text, exit_status=1)
    playback.audition(track)


def _play_words(front_end: FrontEnd, track_id: str, count: int, every: Seconds) -> None:
    # Imported late, as NumPy is: who only asks does without.
    from sleepterm.speech.word_sound import word_files  # noqa: PLC0415

    files = word_files(Paths.of_user().spoken_words / track_id, count, every)
    if not files.sound.is_file():
        raise SleeptermError(
            _("Voice"),
            _("The running sleepterm does not find the spoken words."),
            exit_status=1,
        )
    track = words_track(track_id, files.sound, files.captions, files.length)
    play_words(front_end.playback, track)


_WITH_VALUES: Mapping[str, tuple[Callable[..., None], tuple[of.Reader, ...]]] = {
    READ_AGAIN: (_read_again, (of.text,)),
    AUDITION: (_audition, (of.audition,)),
    PLAY_WORDS: (_play_words, (of.words_id, of.words_count, of.words_every)),
}

_PLAYED: Mapping[str, Callable[..., Iterable[str]]] = {
    "play": lambda track_id: [track_id],
    "play_layers": lambda layers, _bed=None: [track_id for track_id, _ in layers],
}
"""The ids of tracks that a request plays."""

_OTHERS: Mapping[str, Meaning] = {
    STATE: Meaning(_state),
    FOLLOW: Meaning(_state, follows=True),
    HANDOVER: Meaning(_handover),
    LEAVE: Meaning(_leave),
    STAY: Meaning(_stay),
}
