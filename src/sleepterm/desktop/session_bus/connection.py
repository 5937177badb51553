"""The connection to the session bus. The only module that imports dbus_fast."""

# ruff: noqa: PLC0415 - imported on the bus's thread, which holds up no frame

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING

from sleepterm.desktop.session_bus.messages import (
    FAILED,
    Answer,
    Body,
    BusClient,
    Call,
    Refusal,
    Reply,
    Signal,
    Typed,
)
from sleepterm.units import Seconds

if TYPE_CHECKING:
    import asyncio

    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

RETRY_DELAYS = tuple(Seconds(float(x)) for x in (1, 2, 5, 15, 30, 60))
"""How long to wait before each try to connect; the last is repeated."""

_PATIENCE = 5.0
"""Seconds that the bus may take for the greeting, and for an answer."""
_CLOSING = 0.8
_LOGGERS = ("dbus_fast", "asyncio")


class SessionBus:
    """Connects on a thread of its own, and again with back-off if the bus is lost.

    Implements `Bus`. Nothing here is told to the user: without a bus there are no
    media keys, and no error.

    Args:
        address: of the bus.
        delays: before each try to connect.
    """

    def __init__(
        self,
        address: str,
        delays: Sequence[Seconds] = RETRY_DELAYS,
    ) -> None:
        self._address = address
        self._clients: list[BusClient] = []
        self._delays = delays
        self._thread = threading.Thread(
            target=self._run, name="sleepterm-bus", daemon=True
        )
        self._lock = threading.Lock()
        self._is_closed = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: Callable[[], None] = lambda: None
        self._bus: MessageBus | None = None
        self._work: set[asyncio.Task[None]] = set()

    def add(self, client: BusClient) -> None:
        """Have a client use the bus; before the start."""
        self._clients.append(client)

    def start(self) -> None:
        """Start the thread, which connects."""
        self._thread.start()

    def close(self) -> None:
        """Leave the bus, within a second; for any thread."""
        with self._lock:
            self._is_closed = True
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._end)
        if self._thread.is_alive():
            self._thread.join(_CLOSING)

    def do(self, work: Callable[[], None]) -> None:
        """Do quick work on the bus's thread, if it runs; for any thread."""
        with self._lock:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(work)

    def later(self, delay: Seconds, work: Callable[[], None]) -> Callable[[], None]:
        """Do quick work after a delay; on the bus's thread.

        Returns:
            A function that cancels it.
        """
        if self._loop is None:
            return lambda: None
        return self._loop.call_later(delay, work).cancel

    def begin(self, work: Coroutine[None, None, None]) -> None:
        """Do work that waits; on the bus's thread."""
        if self._loop is None:
            work.close()
            return
        task = self._loop.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    def send(self, signal: Signal) -> None:
        """Send a signal; nothing without a connection."""
        if self._bus is None:
            return
        from dbus_fast import Message

        _ = self._bus.send(
            Message.new_signal(
                signal.path,
                signal.interface,
                signal.member,
                signal.signature,
                _outgoing(signal.body),
            )
        )

    async def ask(self, call: Call) -> Body:
        """Call a method of another program.

        Raises:
            Exception: it refuses, does not answer, or the connection is lost.
        """
        import asyncio

        from dbus_fast import Message, MessageType

        if self._bus is None:
            raise ConnectionError("there is no connection to the bus")
        message = Message(
            destination=call.destination,
            path=call.path,
            interface=call.interface,
            member=call.member,
            signature=call.signature,
            body=_outgoing(call.body),
        )
        async with asyncio.timeout(_PATIENCE):
            reply = await self._bus.call(message)
        if reply.message_type is not MessageType.METHOD_RETURN:
            raise ConnectionError(f"{call.member} was refused")
        return _incoming(reply.body)

    async def own_one_of(self, names: tuple[str, ...]) -> str:
        """Take the first name that is free; "" if none is."""
        from dbus_fast import NameFlag, RequestNameReply

        for name in names:
            if self._bus is None:
                break
            taken = await self._bus.request_name(name, NameFlag.DO_NOT_QUEUE)
            if taken in {
                RequestNameReply.PRIMARY_OWNER,
                RequestNameReply.ALREADY_OWNER,
            }:
                return name
        return ""

    def _run(self) -> None:
        import asyncio

        # What they log would be printed into the screen.
        for name in _LOGGERS:
            logging.getLogger(name).addHandler(logging.NullHandler())
        # The program goes on without media keys, whatever is wrong.
        with contextlib.suppress(Exception):
            asyncio.run(self._stay())

    async def _stay(self) -> None:
        """Connect again and again until the end."""
        import asyncio

        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, _context: None)
        is_over = asyncio.Event()
        with self._lock:
            if self._is_closed:
                return
            self._end = is_over.set
            self._loop = loop
        try:
            failures = 0
            while not is_over.is_set():
                failures = 0 if await self._connect(is_over) else failures + 1
                delay = self._delays[min(failures, len(self._delays) - 1)]
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(delay):
                        await is_over.wait()
        finally:
            with self._lock:
                self._loop = None

    async def _connect(self, is_over: asyncio.Event) -> bool:
        """Use one connection until it is lost; whether there was one."""
        import asyncio

        from dbus_fast.aio import MessageBus

        try:
            async with asyncio.timeout(_PATIENCE):
                bus = await MessageBus(bus_address=self._address).connect()
        except Exception:  # noqa: BLE001 - there is no bus, and nobody to tell
            return False
        self._bus = bus
        bus.add_message_handler(self._receive)
        gone = asyncio.ensure_future(_lost(bus))
        over = asyncio.ensure_future(is_over.wait())
        try:
            for client in self._clients:
                with contextlib.suppress(Exception):
                    async with asyncio.timeout(_PATIENCE):
                        await client.joined(self)
            await asyncio.wait({gone, over}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._bus = None
            over.cancel()
            for client in self._clients:
                client.left()
            bus.disconnect()
            await asyncio.wait({gone}, timeout=_CLOSING / 2)
            # Asked for, so that asyncio does not complain of an unseen error.
            if gone.done() and not gone.cancelled():
                gone.exception()
        return True

    def _receive(self, message: Message) -> bool | None:
        """Pass a message on; whether it is answered here."""
        from dbus_fast import MessageType

        if message.message_type is MessageType.SIGNAL:
            signal = Signal(
                message.path or "",
                message.interface or "",
                message.member or "",
                message.signature,
                _incoming(message.body),
                message.sender or "",
            )
            for client in self._clients:
                client.signalled(signal)
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        call = Call(
            message.path or "",
            message.interface or "",
            message.member or "",
            message.signature,
            _incoming(message.body),
        )
        reply = self._reply_to(message)
        try:
            return any(client.called(call, reply) for client in self._clients) or None
        except Exception:  # noqa: BLE001 - whatever the caller sent, we live on
            reply(FAILED)
            return True

    def _reply_to(self, message: Message) -> Reply:
        from dbus_fast import Message, MessageFlag

        bus, is_awaited = self._bus, True
        if message.flags & MessageFlag.NO_REPLY_EXPECTED:
            is_awaited = False

        def reply(answer: Answer | Refusal) -> None:
            nonlocal is_awaited
            if not is_awaited or bus is None or self._bus is not bus:
                return
            is_awaited = False
            if isinstance(answer, Refusal):
                _ = bus.send(Message.new_error(message, answer.name, answer.text))
            else:
                body = _outgoing(answer.body)
                ok = Message.new_method_return(message, answer.signature, body)
                _ = bus.send(ok)

        return reply


def reaches_bus(address: str) -> bool:
    """Whether a bus answers at an address; waits some seconds at most."""
    import asyncio

    from dbus_fast.aio import MessageBus

    async def reach() -> None:
        async with asyncio.timeout(_PATIENCE):
            bus = await MessageBus(bus_address=address).connect()
        bus.disconnect()
        with contextlib.suppress(Exception):
            async with asyncio.timeout(_CLOSING):
                await _lost(bus)

    try:
        asyncio.run(reach())
    except Exception:  # noqa: BLE001 - whatever it is, there is no bus
        return False
    return True


async def _lost(bus: MessageBus) -> None:
    """Wait until a connection is lost.

    Raises:
        Exception: it was not this program that ended it.
    """
    await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


def _outgoing(values: Sequence[object]) -> list[object]:
    return [_to_dbus(value) for value in values]


def _to_dbus(value: object) -> object:
    from dbus_fast import Variant

    if isinstance(value, Typed):
        return Variant(value.signature, _to_dbus(value.value))
    if isinstance(value, dict):
        return {key: _to_dbus(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_to_dbus(each) for each in value]
    return value


def _incoming(values: Sequence[object]) -> Body:
    return tuple(_from_dbus(value) for value in values)


def _from_dbus(value: object) -> object:
    from dbus_fast import Variant

    if isinstance(value, Variant):
        return Typed(value.signature, _from_dbus(value.value))
    if isinstance(value, dict):
        return {key: _from_dbus(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_from_dbus(each) for each in value]
    return value
