"""Saves, renames, removes, shares and imports mixes, and makes random ones."""

# ruff: noqa: PLC0415 - the first frame does not need mixes

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from sleepterm.library.catalog.labels import TYPES
from sleepterm.library.catalog.track import ContentType
from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers import stored_change
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.controllers.sequences import SequenceController
from sleepterm.tui.controllers.stored_change import StoredChange
from sleepterm.tui.ports.history import HistoryService
from sleepterm.tui.ports.mix_store import MixStore, SavedMix
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy

if TYPE_CHECKING:
    from sleepterm.library.catalog.catalog import Catalog
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.library.mixes.mix_tracks import MixTrack
    from sleepterm.library.sequences.sequence import Sequence as PartSequence

_TRIES = 16
_HIGHEST_SEED = 2**31
_ANY_TYPE = _("any type")


class MixController:
    """Carries out the commands about mixes.

    Args:
        shell: the app.
        services: has the store of mixes and the history.
        playback: plays mixes.
        browse: has the highlighted mix.
        catalog: loads the catalogue again after a change.
        sequences: adds a session that was imported.
    """

    def __init__(
        self,
        shell: Shell,
        services: Services,
        playback: ScreenPlayback,
        browse: BrowseController,
        catalog: CatalogController,
        sequences: SequenceController,
    ) -> None:
        self._shell = shell
        self._open_mixes = services.open_mixes
        self._history: HistoryService | None = services.history
        self._playback = playback
        self._browse = browse
        self._catalog = catalog
        self._sequences = sequences
        self._random_type = ""

    def save(self) -> None:
        """Ask for a name, and save what is playing as a mix."""
        from sleepterm.library.mixes.drafts import layer_titles

        store = self._store()
        if store is None:
            return
        draft = self._draft()

        def save(name: str, reason: str, overwrite: bool) -> SavedMix:  # noqa: FBT001 - SaveMix's
            mix = replace(draft, name=name, reason=reason)
            return SavedMix(mix, store.save(mix, overwrite=overwrite))

        def show(saved: SavedMix | None) -> None:
            if saved is not None:
                self._playback.prefer_mix(saved.mix.key)
                name, old = saved.mix.name, saved.replaced
                self._show(stored_change.saved(name, old, self._shell))

        layers = ", ".join(layer_titles(draft, self._browse.view.catalog))
        dialog = lazy.mix_name_dialog(
            _("Save as a mix"), layers, draft.name, draft.reason, save
        )
        self._shell.open_dialog(dialog, show)

    def rename(self) -> None:
        """Ask for a new name of the highlighted mix."""
        from sleepterm.library.mixes.drafts import layer_titles

        store, track = self._store(), self._highlighted()
        if store is None or track is None:
            return
        catalog = self._browse.view.catalog

        def save(name: str, _reason: str, _overwrite: bool) -> SavedMix:  # noqa: FBT001 - SaveMix's
            from sleepterm.library.mixes.mix_tracks import mix_named, with_mixes

            mix = store.rename(track.mix.name, name)
            now = mix_named(with_mixes(catalog, store.load().mixes), mix.name)
            if self._history is not None and now is not None:
                self._history.rename(track.id, now.id)
            return SavedMix(mix)

        def show(saved: SavedMix | None) -> None:
            if saved is not None:
                self._playback.prefer_mix(saved.mix.key)
                text = _("Renamed from '{title}'.").format(title=track.title)
                self._show(StoredChange(text, saved.mix.name, saved.mix.name))

        layers = ", ".join(layer_titles(track.mix, catalog))
        dialog = lazy.mix_name_dialog(
            _("Rename a mix"), layers, track.title, None, save
        )
        self._shell.open_dialog(dialog, show)

    def remove(self) -> None:
        """Remove the highlighted mix; `undo` restores it."""
        store, track = self._store(), self._highlighted()
        if store is None or track is None:
            return
        neighbour = self._browse.main.neighbour

        def delete() -> StoredChange:
            mix = store.delete(track.mix.name)
            highlight = neighbour.id if neighbour else ""
            return stored_change.removed(mix.name, highlight, self._shell)

        self._change(delete)

    def undo(self) -> None:
        """Restore the mix that was last removed or overwritten."""
        if (store := self._store()) is not None:

            def restore() -> StoredChange:
                mix = store.undo()
                return stored_change.restored(mix.name)

            self._change(restore)

    def deleted_at(self) -> float:
        """When a mix was last removed or overwritten; 0.0 if none was. Slow."""
        store = self._store()
        return 0.0 if store is None else store.deleted_at()

    def share(self) -> None:
        """Show the highlighted mix as a line of text."""
        if (track := self._highlighted()) is not None:
            self._shell.open_dialog(lazy.mix_share_dialog(track.mix))

    def import_mix(self, text: str) -> None:
        """Open the dialog that imports a shared mix or session.

        Args:
            text: a pasted share line; "" for none.
        """
        from sleepterm.library.mixes.mix import Mix

        store = self._store()
        if store is None:
            return

        def imported(found: Mix | PartSequence | None) -> None:
            if isinstance(found, Mix):
                self._change(lambda: _imported(found, store.add(found)))
            elif found is not None:
                self._sequences.add(found)

        line = "".join(text.split())
        self._shell.open_dialog(lazy.mix_import_dialog(self._describe, line), imported)

    def play_random(self) -> None:
        """Ask for a type, and play a random mix of it."""
        catalog = self._browse.view.catalog
        here = {x.type for x in catalog if x.has_file and not x.missing}
        options = [("", _ANY_TYPE)]
        options += [(kind.value, TYPES[kind]) for kind in ContentType if kind in here]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._random_type = value
                playing = {x.track_id for x in self._playback.state.layers}
                work = partial(_random, self._browse.view.catalog, value, playing)
                self._shell.in_thread(work, self._play, group="mixes")

        dialog = lazy.pick_dialog(
            self._shell.glyphs, _("Random mix"), options, self._random_type
        )
        self._shell.open_dialog(dialog, chosen)

    def _play(self, mix: Mix) -> None:
        parts = mix.playable_in(self._browse.view.catalog)
        layers = [(track.id, percent) for track, percent in parts]
        self._playback.play_layers(layers, mix.bed)

    def _draft(self) -> Mix:
        from sleepterm.library.mixes.drafts import draft_mix
        from sleepterm.library.mixes.mix import MixPart
        from sleepterm.library.mixes.mix_tracks import mixes_of

        state, catalog = self._playback.state, self._browse.view.catalog
        known = {track.id: track for track in mixes_of(catalog)}
        playing = known.get(state.mix.track_id) if state.mix else None
        return draft_mix(
            [
                MixPart(layer.track_id, layer.percent)
                for layer in state.layers
                if layer.track_id != state.bed
            ],
            catalog,
            {track.mix.key for track in known.values()},
            playing=playing.mix if playing and playing.own else None,
            bed=state.bed_choice,
            laid=state.bed,
        )

    def _describe(self, mix: Mix | PartSequence) -> tuple[str, ...]:
        from sleepterm.library.mixes.drafts import layer_titles
        from sleepterm.library.mixes.mix import Mix

        if not isinstance(mix, Mix):
            return self._sequences.describe(mix)
        catalog = self._browse.view.catalog
        titles = layer_titles(mix, catalog)
        missing = mix.missing_from(catalog)
        return stored_change.lines_of_shared(mix.name, titles, mix.reason, missing)

    def _store(self) -> MixStore | None:
        return None if self._open_mixes is None else self._open_mixes()

    def _highlighted(self) -> MixTrack | None:
        track = self._browse.highlighted
        is_mix = track is not None and track.is_mix
        return cast("MixTrack", track) if is_mix else None

    def _change(self, change: Callable[[], StoredChange]) -> None:
        self._shell.in_thread(change, self._show, group="mixes")

    def _show(self, change: StoredChange) -> None:
        self._shell.show_notice(Notice(change.text, change.title))
        self._catalog.load(change.highlight, mix=change.name)


def _imported(given: Mix, mix: Mix) -> StoredChange:
    text = _("Added to your mixes.")
    if mix.name != given.name:
        text = _("Added to your mixes under this name; '{name}' was taken.").format(
            name=given.name
        )
    return StoredChange(text, mix.name, mix.name)


def _random(catalog: Catalog, wanted: str, playing: Collection[str]) -> Mix:
    """A random mix of a type, "" for any; another than the one that plays, if any."""
    from sleepterm.library.mixes.random_mix import random_mix

    seeds = random.SystemRandom().sample(range(_HIGHEST_SEED), _TRIES)
    kind = ContentType(wanted) if wanted else None
    for seed in seeds[:-1]:
        mix = random_mix(catalog, seed, kind)
        if {x.track_id for x in mix.layers} != playing:
            return mix
    return random_mix(catalog, seeds[-1], kind)
