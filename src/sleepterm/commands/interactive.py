"""`sleepterm` without a command: the screen."""

from __future__ import annotations

import gc
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sleepterm.commands.import_client import ImportClient
from sleepterm.commands.requests.general import EmptyRequest
from sleepterm.commands.shared.history_service import StoredHistory
from sleepterm.desktop import clock
from sleepterm.desktop.power import after_end
from sleepterm.desktop.signals import ending_signals, exit_status
from sleepterm.desktop.terminal import (
    muted_native_stderr,
    speaks_unicode,
    wait_for_hangup,
)
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, load_session, save_session
from sleepterm.store.settings import load_settings
from sleepterm.tui.app import SleeptermApp
from sleepterm.tui.ports.services import Services
from sleepterm.units import Percent, Seconds

if TYPE_CHECKING:
    from sleepterm.audio.player_api import PlayerApi
    from sleepterm.formats.problem import Problem
    from sleepterm.library.catalog.edits import Edits
    from sleepterm.library.search.feelings import Vocabulary
    from sleepterm.library.search.search import Search
    from sleepterm.store.catalogs import LoadedCatalog
    from sleepterm.tui.ports.mix_store import MixStore

_STARTING = 0.05
_PAUSE = 0.001


def run(_request: EmptyRequest) -> int:
    """Show the screen until the user quits or a signal comes."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SleeptermError(
            "No terminal",
            "The player needs a terminal.",
            "Use 'sleepterm play' without one.",
        )
    paths = Paths.of_user()
    with muted_native_stderr():
        app = SleeptermApp(_services(paths))
        return _run(app)


def _run(app: SleeptermApp) -> int:
    """Run the app; a signal or a closed terminal makes it quit without asking."""
    watch = _Watch(app)
    with ending_signals(watch.signals.put):
        # The app enables garbage collection again after the first frame.
        gc.disable()
        try:
            app.run()
        except OSError:
            # A closed terminal can't be drawn on.
            if not watch.received:
                raise
    watch.signals.put(0)
    if watch.received:
        return exit_status(watch.received[0])
    return app.return_code or 0


class _Watch:
    """Threads that make the app quit, as a signal handler can't do that itself."""

    def __init__(self, app: SleeptermApp) -> None:
        self.signals: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.received: list[int] = []
        self._app = app
        for work in (self._watch_signals, self._watch_terminal):
            threading.Thread(target=work, daemon=True).start()

    def _watch_signals(self) -> None:
        while number := self.signals.get():
            self.received.append(number)
            while not self._app.is_running:
                time.sleep(_STARTING)
            self._app.call_from_thread(self._app.run_worker, self._app.leave())

    def _watch_terminal(self) -> None:
        if wait_for_hangup(sys.stdin.fileno()):
            self.signals.put(signal.SIGHUP)


def _services(paths: Paths) -> Services:
    settings, problems = load_settings(paths.config_file)
    damage: list[Problem] = []
    session = saved = load_session(paths.session_file, damage)

    def remember(session: Session) -> None:
        nonlocal saved
        save_session(paths.session_file, session, since=saved)
        saved = session

    return Services(
        load_catalog=lambda: _catalog(paths),
        measure_lengths=lambda catalog: _lengths(catalog, paths),
        make_player=lambda: _player(session.master),
        settings=settings,
        settings_problems=(*problems, *damage),
        session=session,
        save_session=remember,
        import_service=ImportClient(paths),
        remove_sound=lambda track_id: _remove(paths, track_id),
        edit_sound=lambda *edit: _edit(paths, *edit),
        after_end=after_end,
        now=clock.now,
        unicode=speaks_unicode(),
        make_search=lambda catalog: _search(paths, catalog),
        history=StoredHistory(paths, learns=settings.for_you),
        open_mixes=lambda: _mixes(paths),
    )


# These import what the first frame can do without.


def _catalog(paths: Paths) -> LoadedCatalog:
    from sleepterm.commands.shared.catalog_access import load_with_mixes

    loaded = load_with_mixes(paths)
    _, problems = _vocabulary(paths, loaded.catalog)
    return replace(loaded, problems=(*loaded.problems, *problems))


def _mixes(paths: Paths) -> MixStore:
    from sleepterm.store.bundled import bundled_mixes
    from sleepterm.store.mixes import Mixes

    return Mixes(paths.mixes, bundled_mixes())


def _search(paths: Paths, catalog: Catalog) -> Search:
    from sleepterm.library.search.search import Search

    vocabulary, _ = _vocabulary(paths, catalog)
    # The pauses leave Python's global lock to the screen's thread.
    return Search(catalog, vocabulary, lambda: time.sleep(_PAUSE))


def _vocabulary(
    paths: Paths, catalog: Catalog
) -> tuple[Vocabulary, tuple[Problem, ...]]:
    from sleepterm.store.bundled import bundled_feelings
    from sleepterm.store.vocabularies import load_vocabulary

    known = {track.id for track in catalog}
    return load_vocabulary(bundled_feelings(), paths.own_feelings, known)


def _player(master: Percent) -> PlayerApi:
    from sleepterm.audio.outputs.pygame_output import PygameOutput
    from sleepterm.audio.player import Player

    return Player(PygameOutput(), master=master)


def _lengths(catalog: Catalog, paths: Paths) -> Mapping[str, Seconds]:
    from sleepterm.importing.measure_lengths import measure_lengths

    return measure_lengths(catalog, paths)


def _remove(paths: Paths, track_id: str) -> Track:
    from sleepterm.importing.remove_sound import remove_sound

    return remove_sound(track_id, paths, _sounds(paths))


def _edit(
    paths: Paths,
    track_id: str,
    edits: Edits,
    tick: Callable[[Seconds, Seconds], None],
) -> Track:
    from sleepterm.importing.edit_sound import edit_sound

    return edit_sound(track_id, edits, paths, _sounds(paths), tick)


def _sounds(paths: Paths) -> Catalog:
    """All sounds, without the mixes."""
    from sleepterm.commands.shared.catalog_access import load

    return load(paths).catalog
