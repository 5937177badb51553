"""A desktop notification in the minute before the machine is suspended."""

from __future__ import annotations

import contextlib
from functools import partial

from sleepterm.desktop.session_bus.connection import SessionBus
from sleepterm.desktop.session_bus.messages import (
    Bus,
    Call,
    Reply,
    Signal,
    Typed,
    to_driver,
)
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.companion import FrontEnd
from sleepterm.translation import gettext as _

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
_TITLES = {
    AfterEnd.SUSPEND: _("This machine suspends in one minute"),
    AfterEnd.POWEROFF: _("This machine powers off in one minute"),
}
_TEXT = _("Any key in sleepterm's terminal, or this button, stops that.")
_BUTTON = ("stay-awake", _("Stay awake"))
# A click on the notification itself is called so.
_ANSWERS = frozenset({_BUTTON[0], "default"})
_HINTS = {
    "desktop-entry": Typed("s", "sleepterm"),
    # Somebody may be asleep.
    "suppress-sound": Typed("b", value=True),
    "transient": Typed("b", value=True),
}
_STAYS = 60_000
_RULE = f"type='signal',interface='{NAME}',member='ActionInvoked'"


class LastMinuteNotice:
    """Shows the notice while it holds, and stops what follows if it is clicked.

    Without a program that shows notifications nothing happens. Implements `BusPart`
    and `BusClient`.
    """

    def __init__(self) -> None:
        self._then = AfterEnd.NOTHING
        self._shown: int | None = None

    def start(self, front_end: FrontEnd, bus: SessionBus) -> None:
        """Begin to listen for the notice."""
        self._front_end, self._bus = front_end, bus
        front_end.last_minute.subscribe(
            lambda then: bus.do(partial(self._announce, then))
        )
        bus.add(self)

    async def joined(self, bus: Bus) -> None:
        """Nothing is asked for until there is something to show."""

    def called(self, call: Call, reply: Reply) -> bool:
        """No call is for this client."""
        del call, reply
        return False

    def signalled(self, signal: Signal) -> None:
        """The user has clicked on a notification."""
        match signal.interface, signal.member, signal.body:
            case str(name), "ActionInvoked", (int(shown), str(key)):
                if name == NAME and shown == self._shown and key in _ANSWERS:
                    self._front_end.post(self._front_end.last_minute.stop)

    def left(self) -> None:
        """What was shown went with the bus, as far as one can know."""
        self._shown = None

    def _announce(self, then: AfterEnd) -> None:
        self._then = then
        work = self._withdraw() if then is AfterEnd.NOTHING else self._show(then)
        self._bus.begin(work)

    async def _show(self, then: AfterEnd) -> None:
        with contextlib.suppress(Exception):
            await self._bus.ask(to_driver("AddMatch", _RULE))
            body = ("sleepterm", 0, "", _TITLES[then], _TEXT, _BUTTON, _HINTS, _STAYS)
            call = Call(PATH, NAME, "Notify", "susssasa{sv}i", body, NAME)
            (shown,) = await self._bus.ask(call)
            self._shown = shown if isinstance(shown, int) else None
        if self._then is AfterEnd.NOTHING:
            # It was called off while the notification was on its way.
            await self._withdraw()

    async def _withdraw(self) -> None:
        shown, self._shown = self._shown, None
        if shown is not None:
            call = Call(PATH, NAME, "CloseNotification", "u", (shown,), NAME)
            with contextlib.suppress(Exception):
                await self._bus.ask(call)
        with contextlib.suppress(Exception):
            await self._bus.ask(to_driver("RemoveMatch", _RULE))
