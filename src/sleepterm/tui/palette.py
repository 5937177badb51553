"""The commands in the command palette."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.widget import Widget

from sleepterm.tui.bindings import COMMANDS, TRACK_LIST, Command
from sleepterm.tui.widgets.track_list import TrackList


class CommandProvider(Provider):
    """Every command that can be done now."""

    async def discover(self) -> Hits:
        """All but the moves of the cursor, which nobody looks for here."""
        moves = {command.id for command in TRACK_LIST[1:]}
        for command, node in self._possible():
            if command.id not in moves:
                run = partial(node.run_action, command.action)
                yield DiscoveryHit(command.label, run, help=command.tooltip)

    async def search(self, query: str) -> Hits:
        """The commands whose label fits."""
        matcher = self.matcher(query)
        for command, node in self._possible():
            score = matcher.match(command.label)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(command.label),
                    partial(node.run_action, command.action),
                    help=command.tooltip,
                )

    def _possible(self) -> Iterator[tuple[Command, Widget]]:
        enabled = {
            active.binding.id
            for active in self.screen.active_bindings.values()
            if active.enabled
        }
        tracks = self.screen.query_one(TrackList)
        for command in COMMANDS.values():
            if command in TRACK_LIST:
                yield command, tracks
            elif command.id in enabled:
                yield command, self.screen
