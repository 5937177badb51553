"""What controllers ask of the main screen."""

from __future__ import annotations

from typing import Protocol

from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.track import (
    Track,
)


class MainView(Protocol):
    """The list of tracks and what stands around it."""

    @property
    def highlighted(self) -> Track | None:
        """The track under the cursor."""

    @property
    def neighbour(self) -> Track | None:
        """The track that follows the highlighted one, or else the one before it."""

    def show_view(self, before: LibraryView, view: LibraryView) -> None:
        """Show another view of the library."""

    def set_empty_text(self, text: str) -> None:
        """Say this where no track is listed."""

    def go_to(self, track_id: str) -> None:
        """Highlight a track and focus the list."""

    def focus_list(self) -> None:
        """Focus the list."""

    def focus_search(self) -> None:
        """Focus the search field."""

    def set_search(self, text: str) -> None:
        """Put this text into the search field."""

    def show_work(self, text: str) -> None:
        """Say what goes on behind the screen; "" for nothing."""

    def refresh_commands(self) -> None:
        """Other commands can be done now."""
