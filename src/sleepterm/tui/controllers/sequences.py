"""Makes, changes, removes and shares sessions of parts."""

# ruff: noqa: PLC0415 - the first frame does not need sessions

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers import stored_change
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.controllers.stored_change import StoredChange
from sleepterm.tui.ports.history import HistoryService
from sleepterm.tui.ports.sequence_store import SavedSequence, SequenceStore
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy

if TYPE_CHECKING:
    from pathlib import Path

    from sleepterm.library.catalog.track import Track
    from sleepterm.library.sequences.part import Part
    from sleepterm.library.sequences.sequence import Sequence
    from sleepterm.library.sequences.sequence_tracks import SequenceTrack

_MOST_CHOICES = 400


class SequenceController:
    """Carries out the commands about sessions of parts.

    Args:
        shell: the app.
        services: has the store of sessions and the history.
        playback: has what is playing.
        browse: has the highlighted session.
        catalog: loads the catalogue again after a change.
    """

    def __init__(
        self,
        shell: Shell,
        services: Services,
        playback: ScreenPlayback,
        browse: BrowseController,
        catalog: CatalogController,
    ) -> None:
        self._shell = shell
        self._open = services.open_sequences
        self._history: HistoryService | None = services.history
        self._playback = playback
        self._browse = browse
        self._catalog = catalog

    def edit(self) -> None:
        """Open the editor: of the highlighted session, or for a new one."""
        from sleepterm.library.sequences.sequence_tracks import sequences_of
        from sleepterm.tui.screens.sequence_editor import EditorStart

        store = self._store()
        if store is None:
            return
        catalog = self._browse.view.catalog
        track = self._highlighted()
        taken = {each.sequence.key for each in sequences_of(catalog)}
        start = EditorStart(
            None if track is None else track.sequence,
            _name(track, taken),
            self._first_parts() if track is None else track.sequence.parts,
            self._choices(),
            catalog,
        )
        old = track.sequence if track is not None and track.own else None

        def save(sequence: Sequence, overwrite: bool) -> SavedSequence:  # noqa: FBT001 - SaveSequence's
            if old is not None and sequence.key != old.key:
                self._rename(store, old, sequence)
                return SavedSequence(sequence, store.save(sequence, overwrite=True))
            return SavedSequence(sequence, store.save(sequence, overwrite=overwrite))

        def show(saved: SavedSequence | None) -> None:
            if saved is not None:
                name, old = saved.sequence.name, saved.replaced
                self._show(stored_change.saved(name, old, self._shell))

        self._shell.open_dialog(
            lazy.sequence_editor(self._shell.glyphs, start, save), show
        )

    def remove(self) -> None:
        """Remove the highlighted session; `undo` restores it."""
        store, track = self._store(), self._highlighted()
        if store is None or track is None:
            return
        neighbour = self._browse.main.neighbour

        def delete() -> StoredChange:
            sequence = store.delete(track.sequence.name)
            highlight = neighbour.id if neighbour else ""
            return stored_change.removed(sequence.name, highlight, self._shell)

        self._change(delete)

    def undo(self) -> None:
        """Restore the session that was last removed or overwritten."""
        if (store := self._store()) is not None:

            def restore() -> StoredChange:
                sequence = store.undo()
                return stored_change.restored(sequence.name)

            self._change(restore)

    def deleted_at(self) -> float:
        """When one was last removed or overwritten; 0.0 if none was. Slow."""
        store = self._store()
        return 0.0 if store is None else store.deleted_at()

    def share(self) -> None:
        """Save the highlighted session as a small file that can be sent."""
        track = self._highlighted()
        if track is None:
            return
        sequence = track.sequence

        def export() -> Path:
            from sleepterm.store.sequences import export_sequence
            from sleepterm.store.shared_file import export_folder

            return export_sequence(sequence, export_folder())

        def show(path: Path) -> None:
            text = _("Saved as {path}, a small file to send.").format(path=path)
            self._shell.show_notice(Notice(text, sequence.name))

        self._shell.in_thread(export, show, group="sequences")

    def add(self, given: Sequence) -> None:
        """Add a session that somebody shared."""
        if (store := self._store()) is not None:
            self._change(lambda: _added(given, store.add(given)))

    def describe(self, sequence: Sequence) -> tuple[str, ...]:
        """A session in a few lines, with what of it is missing here."""
        from sleepterm.library.sequences.plan import plan_sequence

        plan = plan_sequence(sequence, self._browse.view.catalog)
        titles = [sanitize_line(part.title) for part in plan.parts]
        return stored_change.lines_of_shared(
            sequence.name, titles, sequence.about, plan.left_out
        )

    def _rename(self, store: SequenceStore, old: Sequence, new: Sequence) -> None:
        from sleepterm.library.sequences.sequence_tracks import (
            sequence_named,
            with_sequences,
        )

        catalog = self._browse.view.catalog
        before = sequence_named(catalog, old.name)
        store.rename(old.name, new.name)
        joined = with_sequences(catalog, store.load().sequences)
        now = sequence_named(joined, new.name)
        if self._history is not None and before is not None and now is not None:
            self._history.rename(before.id, now.id)

    def _first_parts(self) -> tuple[Part, ...]:
        """The highlighted track as the first part of a new session."""
        from sleepterm.library.sequences.draft import part_of

        track = self._browse.highlighted
        return () if track is None or track.missing else (part_of(track),)

    def _choices(self) -> list[tuple[str, str]]:
        """What can be added: what plays, breathing, and then all tracks and mixes."""
        from sleepterm.library.sequences.draft import (
            PATTERNS,
            breathing_part,
            part_of,
        )

        catalog = self._browse.view.catalog
        playing = {layer.track_id for layer in self._playback.state.layers}
        if self._playback.state.mix is not None:
            playing.add(self._playback.state.mix.track_id)
        usable = [x for x in catalog if not (x.missing or x.is_sequence)]
        highlighted = self._browse.highlighted
        first = [x for x in usable if x is highlighted]
        first += [x for x in usable if x.id in playing and x not in first]
        rest = [x for x in usable if x not in first][:_MOST_CHOICES]
        options = [(str(part_of(track)), _label(track)) for track in first]
        options += [
            (str(breathing_part(x)), _("Breathing {pattern}").format(pattern=x))
            for x in PATTERNS
        ]
        return [*options, *((str(part_of(track)), _label(track)) for track in rest)]

    def _store(self) -> SequenceStore | None:
        return None if self._open is None else self._open()

    def _highlighted(self) -> SequenceTrack | None:
        track = self._browse.highlighted
        is_session = track is not None and track.is_sequence
        return cast("SequenceTrack", track) if is_session else None

    def _change(self, change: Callable[[], StoredChange]) -> None:
        self._shell.in_thread(change, self._show, group="sequences")

    def _show(self, change: StoredChange) -> None:
        self._shell.show_notice(Notice(change.text, change.title))
        self._catalog.load(change.highlight, session=change.name)


def _name(track: SequenceTrack | None, taken: set[str]) -> str:
    from sleepterm.library.names import free_name

    if track is None:
        return free_name(_("My session"), taken)
    return track.title if track.own else free_name(track.title, taken)


def _label(track: Track) -> str:
    return sanitize_line(track.title)


def _added(given: Sequence, sequence: Sequence) -> StoredChange:
    text = _("Added to your sessions.")
    if sequence.name != given.name:
        text = _("Added to your sessions under this name; '{name}' was taken.").format(
            name=given.name
        )
    return StoredChange(text, sequence.name, sequence.name)
