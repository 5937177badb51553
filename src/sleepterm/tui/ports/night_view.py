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

    def say(self, text: str) -> None:
        """Show this line in place of the dim one until the fade begins."""


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
