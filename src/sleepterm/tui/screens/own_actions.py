"""What the commands for the listener's own sounds do."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from sleepterm.library.catalog.track import Track
from sleepterm.tui.screens.finding_actions import FindingActions


class OwnActions(FindingActions):
    """The commands for own sounds."""

    @dataclass(eq=False, repr=False)
    class EditWanted(Message):
        """The listener wants to say something else of a track."""

        track: Track

    @property
    def _own_highlighted(self) -> Track | None:
        track = self.tracks.highlighted
        is_own = track is not None and track.own and not track.is_mix
        return track if is_own else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command can be done now; None greys it out."""
        if action == "edit_sound":
            return self._own_highlighted is not None or None
        return super().check_action(action, parameters)

    def action_edit_sound(self) -> None:
        """Ask what is to be said of the highlighted track."""
        if (track := self._own_highlighted) is not None:
            self.post_message(self.EditWanted(track))
