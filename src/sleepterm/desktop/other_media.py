"""Hears from the session bus which other media players play, by MPRIS 2.2."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sleepterm.desktop.mpris.interface import BUS_NAME, PATH, PLAYER, PROPERTIES, ROOT
from sleepterm.desktop.session_bus.connection import SessionBus
from sleepterm.desktop.session_bus.messages import (
    DRIVER,
    Bus,
    Call,
    Reply,
    Signal,
    Typed,
    to_driver,
)
from sleepterm.playback.companion import FrontEnd
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.text import sanitize_line
from sleepterm.units import Seconds

SETTLES = Seconds(2.0)
"""A player that is silent for less than this is between two tracks."""

_PREFIX = f"{ROOT}."
_NONE_OF_OTHERS = (BUS_NAME, f"{ROOT}.playerctld")
"""Names of sleepterm, and of a program that repeats what the others say."""
_RULES = (
    f"sender='{DRIVER}',member='NameOwnerChanged',arg0namespace='{ROOT}'",
    f"path='{PATH}',member='PropertiesChanged',arg0='{PLAYER}'",
)
_STATUS, _IDENTITY = "PlaybackStatus", "Identity"
_LONGEST_NAME = 40
_MOST_PLAYERS = 64


@dataclass(slots=True)
class _Other:
    """A player on the bus.

    Attributes:
        owner: unique name of its connection; "" if it is gone.
        title: what it is called on the screen.
        was_there: whether it plays since before anybody listened.
        plays: whether it plays, or did a moment ago.
        changes: how often it has said something new.
        cancel: keeps it from being taken for silent.
    """

    owner: str
    title: str
    was_there: bool = False
    plays: bool = False
    changes: int = 0
    cancel: Callable[[], None] | None = None


class OtherMediaWatch:
    """Tells playback which others play. Implements `BusPart` and `BusClient`.

    It asks a player once, as it appears, and listens from then on.

    Args:
        how: what the user wants while they play.
        settles: how long a player is silent until it counts as such.
    """

    def __init__(self, how: OtherMedia, settles: Seconds = SETTLES) -> None:
        self._how = how
        self._settles = settles
        self._others: dict[str, _Other] = {}
        self._told: dict[str, str] = {}

    def start(self, front_end: FrontEnd, bus: SessionBus) -> None:
        """Begin to yield."""
        self._front_end, self._bus = front_end, bus
        front_end.playback.yielding.begin(self._how)
        bus.add(self)

    async def joined(self, bus: Bus) -> None:
        """Listen, and ask the players that are there."""
        for rule in _RULES:
            await bus.ask(to_driver("AddMatch", f"type='signal',{rule}"))
        (names,) = await bus.ask(to_driver("ListNames"))
        for name in names if isinstance(names, list) else ():
            if _is_other(name):
                self._bus.begin(self._find(name))

    def called(self, call: Call, reply: Reply) -> bool:
        """No call is for this client."""
        del call, reply
        return False

    def signalled(self, signal: Signal) -> None:
        """A player has come, gone, or changed."""
        match signal.interface, signal.member, signal.body:
            case str(place), "NameOwnerChanged", (str(name), str(), str(owner)):
                if place == signal.sender == DRIVER and _is_other(name):
                    self._owned(name, owner)
            case str(place), "PropertiesChanged", (str(of), dict(new), list(gone)):
                if place == PROPERTIES and of == PLAYER and signal.path == PATH:
                    self._changed(signal.sender, new, gone)

    def left(self) -> None:
        """The connection is gone."""
        for other in self._others.values():
            if other.cancel is not None:
                other.cancel()
        self._others.clear()
        self._told = {}
        self._front_end.post(self._front_end.playback.yielding.lost)

    def _owned(self, name: str, owner: str, *, was_there: bool = False) -> None:
        """A name has another owner now, or none."""
        other = self._others.get(name)
        if other is not None:
            other.owner = owner
            other.changes += 1
        elif owner and len(self._others) < _MOST_PLAYERS:
            self._others[name] = _Other(owner, _short(name), was_there=was_there)
        if owner and name in self._others:
            self._bus.begin(self._look(name))
        elif other is not None and other.plays:
            self._set(name, plays=False)
        else:
            self._others.pop(name, None)

    def _changed(self, sender: str, new: dict[str, object], gone: list[object]) -> None:
        for name in [x for x, other in self._others.items() if other.owner == sender]:
            other = self._others[name]
            other.changes += 1
            other.was_there = other.was_there and other.plays
            if _STATUS in new:
                self._set(name, plays=_is_playing(new[_STATUS]))
            elif _STATUS in gone:
                self._bus.begin(self._look(name))

    async def _find(self, name: str) -> None:
        with contextlib.suppress(Exception):
            (owner,) = await self._bus.ask(to_driver("GetNameOwner", name))
            if isinstance(owner, str):
                self._owned(name, owner, was_there=True)

    async def _look(self, name: str) -> None:
        """Ask a player what it is called and whether it plays; it may not answer."""
        other = self._others[name]
        changes = other.changes
        with contextlib.suppress(Exception):
            (title,) = await self._bus.ask(_get(name, ROOT, _IDENTITY))
            if isinstance(title, Typed):
                said = sanitize_line(str(title.value)).strip()[:_LONGEST_NAME]
                other.title = said or _short(name)
        with contextlib.suppress(Exception):
            (status,) = await self._bus.ask(_get(name, PLAYER, _STATUS))
            if changes == other.changes:
                # What it has signalled meanwhile is newer.
                self._set(name, plays=_is_playing(status))

    def _set(self, name: str, *, plays: bool) -> None:
        other = self._others.get(name)
        if other is None:
            return
        if plays:
            if other.cancel is not None:
                other.cancel()
            other.cancel, other.plays = None, True
            self._tell()
        elif not other.plays:
            other.was_there = False
        elif other.cancel is None:
            other.cancel = self._bus.later(self._settles, partial(self._silent, name))

    def _silent(self, name: str) -> None:
        other = self._others[name]
        other.cancel, other.plays, other.was_there = None, False, False
        if not other.owner:
            del self._others[name]
        self._tell()

    def _tell(self) -> None:
        """Tell playback, if it is news."""
        playing = {name: x.title for name, x in self._others.items() if x.plays}
        if playing.keys() != self._told.keys():
            self._told = playing
            yielding = self._front_end.playback.yielding
            were_there = {x for x in playing if self._others[x].was_there}
            self._front_end.post(partial(yielding.others_play, playing, were_there))


def _is_other(name: object) -> bool:
    if not isinstance(name, str) or not name.startswith(_PREFIX):
        return False
    return not any(name == x or name.startswith(f"{x}.") for x in _NONE_OF_OTHERS)


def _is_playing(status: object) -> bool:
    return isinstance(status, Typed) and status.value == "Playing"


def _short(name: str) -> str:
    """The part of a bus name that names the program."""
    return sanitize_line(name.removeprefix(_PREFIX).partition(".")[0])[:_LONGEST_NAME]


def _get(name: str, interface: str, key: str) -> Call:
    return Call(PATH, PROPERTIES, "Get", "ss", (interface, key), name)
