"""The main screen, as controllers use it."""

from __future__ import annotations

from typing import Protocol

from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.track import Track


class MainView(Protocol):
    """The list of tracks, the search field and the filters.

    Attributes:
        is_searching: whether what the user types goes into the search field.
    """

    is_searching: bool

    @property
    def highlighted(self) -> Track | None:
        """The track under the cursor."""

    @property
    def neighbour(self) -> Track | None:
        """The track after the highlighted one, or else the one before it."""

    def show_view(self, before: LibraryView, view: LibraryView) -> None:
        """Show another view of the library in place of `before`."""

    def set_empty_text(self, text: str) -> None:
        """Set the text that an empty list shows."""

    def go_to(self, track_id: str) -> None:
        """Highlight a track and focus the list."""

    @property
    def is_active(self) -> bool:
        """Whether the list is on the screen, and nothing above it."""

    def complete(self) -> None:
        """Put in what the list need not wait for; only the first call counts."""

    def focus_search(self) -> None:
        """Focus the search field."""

    def set_search(self, text: str) -> None:
        """Put this text into the search field."""

    def show_work(self, text: str) -> None:
        """Show the progress of background work; "" hides it."""

    def refresh_commands(self) -> None:
        """Update which commands are available."""
