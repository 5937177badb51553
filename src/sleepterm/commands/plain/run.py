"""Starts plain mode with the user's real files and the sound card."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from sleepterm.commands.plain.finding import Finder
from sleepterm.commands.plain.numbered import Numbered
from sleepterm.commands.plain.session import PlainHost, PlainSession
from sleepterm.commands.plain.vocabulary import Typed
from sleepterm.commands.shared.beside import show_beside
from sleepterm.commands.shared.catalog_access import (
    load_with_mixes,
    print_problems,
    with_lengths,
)
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.device_option import on_device
from sleepterm.commands.shared.diary_service import StoredDiary
from sleepterm.commands.shared.history_service import StoredHistory
from sleepterm.commands.shared.new_player import new_player
from sleepterm.commands.shared.night_start import Night
from sleepterm.commands.shared.session_saver import remembers, resumes_pool
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.storage import Storage
from sleepterm.store.first_start import is_first_start
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, load_session
from sleepterm.store.settings import load_settings

if TYPE_CHECKING:
    from sleepterm.library.search.search import Search


def run_plain(
    paths: Paths, device: str | None = None, *, is_beside: bool = False
) -> int:
    """Run plain mode until the user leaves; returns the exit status.

    While another sleepterm plays, it may go on with that.

    Args:
        paths: the user's folders.
        device: what `--device` says; None without it.
        is_beside: whether to play beside another one, without asking.
    """
    if is_beside or not sys.stdin.isatty():
        # What is in a pipe are commands, no answers.
        return _run(paths, device)
    is_first = is_first_start(paths)
    return show_beside(
        paths, lambda night: _run(paths, device, night, is_first=is_first)
    )


def _run(
    paths: Paths,
    device: str | None,
    night: Night | None = None,
    *,
    is_first: bool = False,
) -> int:
    settings, problems = load_settings(paths.config_file)
    settings = on_device(settings, device)
    damage: list[Problem] = []
    session = load_session(paths.session_file, damage) if not night else night.session
    loaded = load_with_mixes(paths)
    print_problems((*problems, *damage, *loaded.problems))
    history = StoredHistory(paths, learns=settings.for_you)
    catalog = with_lengths(loaded.catalog, paths)
    view = LibraryView(
        catalog,
        TrackFilter(),
        offers=history.offers(catalog),
        habits=history.habits(),
    )
    remember = remembers(paths, session)
    host = PlainHost()
    playback = LocalPlayback(
        host,
        session,
        default_timer=session.timer or settings.timer,
        storage=Storage(
            remember,
            history.record,
            StoredDiary(paths, learns=settings.for_you).record_keys,
            lambda track_id: resumes_pool(track_id, paths),
        ),
        timer_rules=settings.timer_rules,
    )
    playback.catalog = catalog
    finder = Finder(view, lambda: _search(catalog, paths))
    plain = PlainSession(host, playback, finder, settings.timer_rules)
    with muted_native_stderr():
        player = new_player(paths, settings, session.master)
        begin = night.begin if night else None
        offered = _first_list(playback, remember) if is_first and not night else None
        return plain.run(player, new_companions(paths, settings), begin, offered)


def _first_list(
    playback: LocalPlayback, remember: Callable[[Session], None]
) -> Numbered[Typed] | None:
    """What is offered once; nothing where it can't be remembered that it was."""
    from sleepterm.commands.plain.first_minute import first_list

    try:
        remember(Session())
    except SleeptermError:
        return None
    return first_list(playback.catalog, playback.state.next_timer)


def _search(catalog: Catalog, paths: Paths) -> Search:
    # Imported late: only who searches waits for it.
    from sleepterm.library.search.search import Search
    from sleepterm.store.bundled import bundled_feelings
    from sleepterm.store.vocabularies import load_vocabulary, other_vocabularies

    known = {track.id for track in catalog}
    vocabulary, problems = load_vocabulary(
        bundled_feelings(), paths.own_feelings, known
    )
    print_problems(problems)
    return Search(catalog, vocabulary, others=other_vocabularies())
