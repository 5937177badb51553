"""The app, as controllers and commands use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import ModalScreen

    from sleepterm.store.settings import Settings
    from sleepterm.tui.glyphs import Glyphs
    from sleepterm.tui.ports.opener import Opener

Result = TypeVar("Result")


class Shell(Protocol):
    """Shows notices, dialogs and screens, and runs work in threads.

    Attributes:
        glyphs: the signs to draw with.
        opener: opens the other screens.
    """

    glyphs: Glyphs
    opener: Opener

    def show_notice(self, notice: Notice) -> None:
        """Show a notice for a few seconds."""

    def open_dialog(
        self,
        dialog: ModalScreen[Result],
        answered: Callable[[Result | None], None] | None = None,
    ) -> None:
        """Show a dialog; `answered` gets its result, None if it was cancelled."""

    def in_thread(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        *,
        group: str,
    ) -> None:
        """Do slow work on another thread, then call `done` on the app's own.

        An error is shown as a notice, and `done` is not called.
        """

    def post(self, done: Callable[[], None], replaces: str = "") -> None:
        """Call `done` on the app's own thread; for use on any thread.

        Args:
            done: quick.
            replaces: of waiting calls with the same word, only the last is made; ""
                for one that must not be left out.
        """

    def after(self, delay: Seconds, work: Callable[[], None]) -> Callable[[], None]:
        """Do quick work after a delay.

        Returns:
            Call it to cancel.
        """

    @property
    def size(self) -> Size:
        """Columns and rows of the terminal."""

    def bell(self) -> None:
        """Ring the terminal's bell."""

    def show_state(self, state: PlaybackState) -> None:
        """Draw another state of playback on every screen that shows it."""

    @property
    def is_writing(self) -> bool:
        """Whether keys go to a text field or a dialog."""

    @property
    def keeps_light(self) -> bool:
        """Whether the screen shows what is to be read while nothing is typed."""

    def use_settings(self, settings: Settings) -> None:
        """Take over the theme and the keys of these settings."""

    def key_of(self, command_id: str) -> str:
        """The first key of a command, as the user knows it."""

    @property
    def is_leaving(self) -> bool:
        """Whether the app is on its way out."""

    def request_leave(self) -> None:
        """Save, fade out and quit, without asking."""

    def begin_anew(self, notice: Notice) -> None:
        """The process that played has ended: go on as a player of its own.

        Once no dialog is open, all screens but the main one close.
        """
