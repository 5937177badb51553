"""Starts plain mode with the user's real files, and a player or an attachment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.commands.plain.finding import Finder
from sleepterm.commands.plain.numbered import Numbered
from sleepterm.commands.plain.session import PlainSession
from sleepterm.commands.plain.sides import PlainHost
from sleepterm.commands.plain.vocabulary import Typed
from sleepterm.commands.shared.catalog_access import (
    load_with_mixes,
    print_problems,
    with_lengths,
)
from sleepterm.commands.shared.console import tell
from sleepterm.commands.shared.diary_service import StoredDiary
from sleepterm.commands.shared.history_service import StoredHistory
from sleepterm.desktop.terminal import is_typed_in, muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.remote.address import is_supported, socket_path
from sleepterm.store.first_start import is_first_start
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, load_session
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sleepterm.commands.shared.night_start import Night
    from sleepterm.library.search.search import Search
    from sleepterm.playback.local import LocalPlayback
    from sleepterm.remote.attachment import Attachment

_BEGIN = _("sleepterm, plain mode. 'list' shows the tracks, 'help' the commands.")
_ATTACHED = _(
    "This commands the sleepterm that runs already. 'quit' asks whether to stop it;"
    " Ctrl+D leaves it playing."
)


def run_plain(
    paths: Paths, device: str | None = None, *, is_beside: bool = False
) -> int:
    """Run plain mode until the user leaves; returns the exit status.

    While another sleepterm runs, it commands that one.

    Args:
        paths: the user's folders.
        device: what `--device` says; None without it.
        is_beside: whether to play beside another one.
    """

    def run_own(night: Night | None, notice: str = "") -> int:
        if notice:
            tell(notice)
        host = PlainHost()
        with muted_native_stderr():
            plain, offered = _own(paths, host, device, night, is_first=is_first)
            return plain.run(_BEGIN, offered=offered)

    # In a pipe are commands, no answers.
    is_first = not is_beside and is_typed_in() and is_first_start(paths)
    if is_beside or not is_supported() or not socket_path(paths).exists():
        return run_own(None)
    # Imported late: it is not often that another one runs.
    from sleepterm.commands.shared.attaching import show_attached

    return show_attached(
        paths,
        device,
        lambda attachment: _run_attached(paths, attachment),
        run_own,
        may_ask=is_typed_in(),
    )


def _own(
    paths: Paths,
    host: PlainHost,
    device: str | None = None,
    night: Night | None = None,
    *,
    is_first: bool = False,
) -> tuple[PlainSession, Numbered[Typed] | None]:
    """Plain mode that plays itself, and what it offers first."""
    from sleepterm.commands.plain.own_side import OwnSide
    from sleepterm.commands.shared.companions import new_companions
    from sleepterm.commands.shared.device_option import on_device
    from sleepterm.commands.shared.new_player import new_player
    from sleepterm.commands.shared.session_saver import remembers, resumes_pool
    from sleepterm.playback.local import LocalPlayback
    from sleepterm.playback.storage import Storage

    settings, problems = load_settings(paths.config_file)
    settings = on_device(settings, device)
    damage: list[Problem] = []
    session = load_session(paths.session_file, damage) if not night else night.session
    history = StoredHistory(paths, learns=settings.for_you)
    catalog = _catalog(paths, (*problems, *damage))
    remember = remembers(paths, session)
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
    finder = _finder(paths, catalog, history)
    side = OwnSide(
        host,
        playback,
        new_player(paths, settings, session.master),
        new_companions(paths, settings),
        night.begin if night else None,
    )
    plain = PlainSession(host, playback, finder, settings.timer_rules, side)
    return plain, _first_list(playback, remember) if is_first and not night else None


def _run_attached(paths: Paths, attachment: Attachment) -> int:
    """Command what another process plays; once that has ended, go on alone."""
    from sleepterm.commands.plain.attached_side import AttachedSide
    from sleepterm.tui.controllers.attached import GONE

    settings, problems = load_settings(paths.config_file)
    catalog = _catalog(paths, problems)
    finder = _finder(paths, catalog, StoredHistory(paths, learns=settings.for_you))
    playback = attachment.playback
    playback.catalog = catalog
    host = PlainHost()
    side = AttachedSide(host, attachment)
    plain = PlainSession(host, playback, finder, settings.timer_rules, side)
    status = plain.run(_BEGIN, _ATTACHED)
    if not side.has_gone:
        return status
    with muted_native_stderr():
        own, _offered = _own(paths, host)
        own.lines = plain.lines
        return own.run(GONE)


def _catalog(paths: Paths, problems: tuple[Problem, ...]) -> Catalog:
    loaded = load_with_mixes(paths)
    print_problems((*problems, *loaded.problems))
    return with_lengths(loaded.catalog, paths)


def _finder(paths: Paths, catalog: Catalog, history: StoredHistory) -> Finder:
    view = LibraryView(
        catalog,
        TrackFilter(),
        offers=history.offers(catalog),
        habits=history.habits(),
    )
    return Finder(view, lambda: _search(catalog, paths))


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
