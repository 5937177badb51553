"""An import client whose events are waited for."""

from __future__ import annotations

import queue
from collections.abc import Sequence

from sleepterm.commands.import_client import COMMAND, ImportClient
from sleepterm.store.paths import Paths
from sleepterm.tui.ports.importing import ImportEvent


class ImportWork:
    """An import client, and the queue of its events.

    Args:
        paths: the user's folders.
        command: the worker.
    """

    def __init__(self, paths: Paths, command: Sequence[str] = COMMAND) -> None:
        self.events: queue.Queue[ImportEvent] = queue.Queue()
        self.client = ImportClient(paths, command)
        self.client.subscribe(self.events.put)

    def until(self, *kinds: type[ImportEvent]) -> list[ImportEvent]:
        """All events up to the first of these kinds."""
        events = [self.events.get(timeout=60)]
        while not isinstance(events[-1], kinds):
            events.append(self.events.get(timeout=60))
        return events
