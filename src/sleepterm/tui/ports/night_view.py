"""The night screen, as its controller and the app use it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from sleepterm.playback.notice import Notice


class NightView(Protocol):
    """A dark screen with at most one dim line, or with the choices."""

    @property
    def is_active(self) -> bool:
        """Whether no dialog is above it."""

    def show_light(self, *, is_on: bool) -> None:
        """Show the choices, or only the dim line."""

    def say(self, text: str, *, is_urgent: bool = False) -> None:
        """Show this text in the dim line until the fade begins.

        Args:
            text: one line.
            is_urgent: show it even where the terminal has no dim colour.
        """


@runtime_checkable
class HoldsNotices(Protocol):
    """A screen on which notices must not appear at once."""

    def hold_notice(self, notice: Notice) -> None:
        """Show a notice when there is light."""


@runtime_checkable
class KeepsLight(Protocol):
    """A screen that may have to stay lit while nothing is typed."""

    @property
    def keeps_light(self) -> bool:
        """Whether it shows what is to be read."""
