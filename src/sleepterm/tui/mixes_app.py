"""What the app does about mixes: save, name, remove, share, take, throw together."""

# ruff: noqa: PLC0415 - what mixes are is none of the first frame's

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from sleepterm.library.catalog.track import ContentType
from sleepterm.playback.notice import Notice
from sleepterm.text import sanitize_line
from sleepterm.tui.library_app import LibraryApp
from sleepterm.tui.messages import MixesChanged, MixMade, MixWanted, MixWish
from sleepterm.tui.ports.mix_book import Kept, MixBook
from sleepterm.tui.screens import lazy

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.library.mixes.mix_tracks import MixTrack

_TRIES = 16
_HIGHEST_SEED = 2**31


class MixesApp(LibraryApp):
    """The part of the app that has the mixes' service in its hands."""

    @on(MixWanted)
    def _mix_wanted(self, event: MixWanted) -> None:
        if event.wish is MixWish.RANDOM:
            self._throw_together(event.text)
        elif (open_mixes := self._services.open_mixes) is not None:
            book = open_mixes()
            if event.track is not None:
                self._do_about(book, event.wish, event.track)
            elif event.wish is MixWish.SAVE:
                self._save_mix(book)
            elif event.wish is MixWish.UNDO:
                self._change_mixes(lambda: _brought_back(book.undo()))
            elif event.wish is MixWish.IMPORT:
                self._import_mix(book, event.text)

    def _do_about(self, book: MixBook, wish: MixWish, track: MixTrack) -> None:
        if wish is MixWish.SHARE:
            _ = self.push_screen(lazy.mix_share(track.mix))
        elif wish is MixWish.RENAME and self._is_own(track, "renamed"):
            self._rename_mix(book, track)
        elif wish is MixWish.DELETE and self._is_own(track, "removed"):
            self._delete_mix(book, track)

    def _is_own(self, track: MixTrack, what: str) -> bool:
        if not track.own:
            words = f"It came with sleepterm and can't be {what}."
            self.say(Notice(words, track.title))
        return track.own

    def _save_mix(self, book: MixBook) -> None:
        mixing = self.house.mixing
        draft = mixing.draft()
        if draft is None:
            self.say(Notice("Nothing sounds that could be saved.", "No mix yet"))
            return

        def keep(name: str, reason: str, overwrite: bool) -> Kept:  # noqa: FBT001 - Keep's
            mix = replace(draft, name=name, reason=reason)
            return Kept(mix, book.save(mix, overwrite=overwrite))

        def kept(done: Kept | None) -> None:
            if done is not None:
                mixing.choose(done.mix)
                old = done.instead_of
                again = old is not None and not old.starter
                words = "Saved; u brings back the one before." if again else "Saved."
                self._mixes_changed(MixesChanged(words, done.mix.name, done.mix.name))

        layers = ", ".join(mixing.titles_of(draft))
        dialog = lazy.mix_name("Save as a mix", layers, draft.name, draft.reason, keep)
        _ = self.push_screen(dialog, kept)

    def _rename_mix(self, book: MixBook, track: MixTrack) -> None:
        mixing = self.house.mixing
        catalog, diary = self.main.shelf.catalog, self._services.diary

        def keep(name: str, _reason: str, _overwrite: bool) -> Kept:  # noqa: FBT001 - Keep's
            from sleepterm.library.mixes.mix_tracks import mix_named, with_mixes

            mix = book.rename(track.mix.name, name)
            now = mix_named(with_mixes(catalog, book.load().mixes), mix.name)
            if diary is not None and now is not None:
                diary.rename(track.id, now.id)
            return Kept(mix)

        def kept(done: Kept | None) -> None:
            if done is not None:
                mixing.choose(done.mix)
                words = f"It was called '{track.title}'."
                self._mixes_changed(MixesChanged(words, done.mix.name, done.mix.name))

        layers = ", ".join(mixing.titles_of(track.mix))
        dialog = lazy.mix_name("Rename a mix", layers, track.title, None, keep)
        _ = self.push_screen(dialog, kept)

    def _delete_mix(self, book: MixBook, track: MixTrack) -> None:
        tracks = self.main.tracks
        at = tracks.cursor + (1 if tracks.cursor + 1 < len(tracks.tracks) else -1)
        beside = tracks.tracks[at].id if at >= 0 else ""

        def delete() -> MixesChanged:
            mix = book.delete(track.mix.name)
            words = "Removed; u brings it back."
            return MixesChanged(words, mix.name, highlight=beside)

        self._change_mixes(delete)

    def _change_mixes(self, change: Callable[[], MixesChanged]) -> None:
        def work() -> None:
            self.post_message(change())

        self.in_thread(work, "mixes")

    @on(MixesChanged)
    def _mixes_changed(self, event: MixesChanged) -> None:
        self.say(Notice(event.words, event.title))
        self.load_catalog(event.highlight, mix=event.name)

    def _import_mix(self, book: MixBook, text: str) -> None:
        def wanted(mix: Mix | None) -> None:
            if mix is not None:
                self._change_mixes(lambda: _taken(mix, book.add(mix)))

        line = "".join(text.split())
        _ = self.push_screen(lazy.mix_import(self._described, line), wanted)

    def _described(self, mix: Mix) -> str:
        mixing = self.house.mixing
        lines = [sanitize_line(mix.name), ", ".join(mixing.titles_of(mix)), mix.reason]
        if missing := mixing.missing_of(mix):
            lines.append(f"Not here, so it plays without: {missing}.")
        return "\n".join(filter(None, lines))

    def _throw_together(self, kind: str) -> None:
        catalog = self.main.shelf.catalog
        sounding = {x.track_id for x in self.house.deck.state.layers}

        def work() -> None:
            from sleepterm.library.mixes.random_mix import random_mix

            seeds = random.SystemRandom().sample(range(_HIGHEST_SEED), _TRIES)
            wanted = ContentType(kind) if kind else None
            for seed in seeds:
                mix = random_mix(catalog, seed, wanted)
                # What sounds now the listener has heard; there may be nothing else.
                if seed == seeds[-1] or {x.track_id for x in mix.layers} != sounding:
                    self.post_message(MixMade(mix))
                    break

        self.in_thread(work, "mixes")

    @on(MixMade)
    def _mix_made(self, event: MixMade) -> None:
        self.house.mixing.play_mix(event.mix)


def _brought_back(mix: Mix) -> MixesChanged:
    return MixesChanged("It is back.", mix.name, mix.name)


def _taken(given: Mix, mix: Mix) -> MixesChanged:
    words = "It is among your mixes."
    if mix.name != given.name:
        words = f"It is among your mixes; '{given.name}' was taken."
    return MixesChanged(words, mix.name, mix.name)
