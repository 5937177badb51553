"""Where PulseAudio or PipeWire plays our sound, and whether others hear it.

Asks `pactl`, with which both servers come.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sleepterm.units import Seconds

PACTL = "pactl"

_PATIENCE = Seconds(3.0)
_WORN = frozenset({"headphone", "headphones", "headset", "hands-free", "earpiece"})
"""Types of ports, and form factors, of what one person wears.

See `device.form_factor` in pulse/proplist.h and the types of ports of `pactl list`.
"""
_FOR_ALL = frozenset({"speaker", "speakers", "portable", "car", "hifi", "tv", "hdmi"})
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)
_UNPLUGGED = "not available"


@dataclass(frozen=True, slots=True)
class Sink:
    """A sound device of the server.

    Attributes:
        name: its name, which no other sink has.
        port: the port that plays; "" if it has none.
        is_worn: whether it is headphones or a headset, as far as is known.
        unplugged: ports with nothing plugged in.
    """

    name: str
    port: str = ""
    is_worn: bool = False
    unplugged: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sinks:
    """The sound devices of the server.

    Attributes:
        ours: the one that plays our sound; None if none does.
        all: all of them by name.
    """

    ours: Sink | None
    all: Mapping[str, Sink]


def headphones_vanished(before: Sink | None, now: Sinks) -> bool:
    """Whether headphones have gone, and others can hear the sound in their place.

    A user who chooses another device while the headphones are there wants just that.

    Args:
        before: what our sound was played on last; None if that is not known.
        now: what there is.
    """
    if before is None or not before.is_worn or now.ours is None or now.ours.is_worn:
        return False
    there = now.all.get(before.name)
    return there is None or before.port in there.unplugged


def ask_sinks(player: int) -> Sinks | None:
    """What there is now; None if the server does not answer.

    Args:
        player: process id of the player whose sound is ours.
    """
    try:
        # Both at once: until it is known, the sound may be heard in the room.
        with _listing("sink-inputs") as inputs, _listing("sinks") as sinks:
            try:
                printed = [x.communicate(timeout=_PATIENCE)[0] for x in (inputs, sinks)]
            finally:
                # A server that hangs answers neither.
                inputs.kill()
                sinks.kill()
        return parse_sinks(printed[0], printed[1], player)
    except (OSError, subprocess.SubprocessError, *_UNREADABLE):
        # Before version 16 pactl has no JSON.
        return None


def parse_sinks(inputs: bytes, sinks: bytes, player: int) -> Sinks:
    """Read two lists of `pactl -f json`.

    Args:
        inputs: its sink-inputs.
        sinks: its sinks.
        player: process id of the player whose sound is ours.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: they are not what pactl
            prints.
    """
    mark = str(player)
    ours = [
        each["sink"]
        for each in json.loads(inputs)
        if mark == each["properties"].get("sleepterm.player")
    ]
    by_index = {each["index"]: _sink(each) for each in json.loads(sinks)}
    playing = next((by_index[x] for x in ours if x in by_index), None)
    return Sinks(playing, {each.name: each for each in by_index.values()})


def pactl_environment() -> dict[str, str]:
    """Variables with which `pactl` prints the same in every language."""
    return os.environ | {"LC_ALL": "C"}


def _listing(what: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - fixed words without a shell
        (PACTL, "-f", "json", "list", what),
        env=pactl_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _sink(told: Mapping[str, Any]) -> Sink:
    ports: Sequence[Mapping[str, Any]] = told.get("ports") or ()
    active = told.get("active_port") or ""
    about = told.get("properties") or {}
    port = next((x for x in ports if x["name"] == active), {})
    kinds = (str(port.get("type", "")), str(about.get("device.form_factor", "")))
    return Sink(
        name=str(told["name"]),
        port=str(active),
        is_worn=_is_worn(kinds, str(about.get("device.bus", ""))),
        unplugged=frozenset(
            str(x["name"]) for x in ports if x.get("availability") == _UNPLUGGED
        ),
    )


def _is_worn(kinds: Iterable[str], bus: str) -> bool:
    """Whether one person wears a device; the port knows better than the form.

    What comes by Bluetooth and does not say what it is, is taken for headphones.
    """
    for kind in map(str.lower, kinds):
        if kind in _WORN:
            return True
        if kind in _FOR_ALL:
            return False
    return bus == "bluetooth"
