"""What the commands about mixes do on the main screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.playback.mixing import as_mix
from sleepterm.tui.bindings import MIXES, bindings
from sleepterm.tui.context import House
from sleepterm.tui.messages import MixWanted, MixWish
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.main_actions import MainActions

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix_tracks import MixTrack

_ANY_TYPE = "any type"


class MixActions(MainActions):
    """Enter on a mix, and the commands that keep, name and share mixes.

    Args:
        house: the controllers.
    """

    BINDINGS = bindings(MIXES)

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._random_type = ""

    @property
    def _mix_highlighted(self) -> MixTrack | None:
        track = self.tracks.highlighted
        return as_mix(track) if track else None

    def play_chosen(self, track: Track) -> None:
        """Enter on a track: a sound joins the others, a mix takes their place."""
        if (mix := as_mix(track)) is not None:
            self.house.mixing.play(mix)
        else:
            self.house.deck.play(track)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command can be done now; None greys it out."""
        if action in {"rename_mix", "share_mix"}:
            return self._mix_highlighted is not None or None
        return super().check_action(action, parameters)

    def action_save_mix(self) -> None:
        """Keep what sounds under a name."""
        self.post_message(MixWanted(MixWish.SAVE))

    def action_random_mix(self) -> None:
        """Ask for a type, and play a mix of it."""
        sounds = (x for x in self.shelf.catalog if not (x.missing or x.is_mix))
        here = {track.type for track in sounds}
        options = [("", _ANY_TYPE)]
        options += [(kind.value, kind.value) for kind in ContentType if kind in here]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._random_type = value
                self.post_message(MixWanted(MixWish.RANDOM, text=value))

        self._open(lazy.pick("Random mix", options, self._random_type), chosen)

    def action_rename_mix(self) -> None:
        """Give the highlighted mix another name."""
        self.post_message(MixWanted(MixWish.RENAME, self._mix_highlighted))

    def action_undo_mix(self) -> None:
        """Bring back what was removed or overwritten."""
        self.post_message(MixWanted(MixWish.UNDO))

    def action_share_mix(self) -> None:
        """Show the highlighted mix as a line."""
        self.post_message(MixWanted(MixWish.SHARE, self._mix_highlighted))

    def action_import_mix(self) -> None:
        """Ask for a line or a file."""
        self.post_message(MixWanted(MixWish.IMPORT))
