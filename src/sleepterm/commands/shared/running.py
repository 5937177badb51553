"""The running sleepterm, for commands that ask something of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sleepterm.remote.address import is_supported, socket_path
from sleepterm.remote.client import Client, NotRunningError, connected
from sleepterm.store.paths import Paths


@contextmanager
def running(paths: Paths) -> Iterator[Client]:
    """A connection to the running sleepterm.

    Raises:
        NotRunningError: there is none.
        UnreachableError: it does not answer.
    """
    if not is_supported():
        raise NotRunningError
    with connected(socket_path(paths)) as client:
        yield client


@contextmanager
def running_or_none(paths: Paths) -> Iterator[Client | None]:
    """Likewise; None if there is none.

    Raises:
        UnreachableError: it does not answer.
    """
    with ExitStack() as stack:
        client: Client | None
        try:
            client = stack.enter_context(running(paths))
        except NotRunningError:
            client = None
        yield client
