"""`sleepterm wake`: only a wake-up, without anything to fall asleep to."""

from __future__ import annotations

from sleepterm.audio.outputs.sound_card import sound_card
from sleepterm.audio.player import Player
from sleepterm.commands.requests.waking import WakeOnlyRequest
from sleepterm.commands.shared.catalog_access import load_with_mixes, print_problems
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.console import tell
from sleepterm.commands.shared.device_option import on_device
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.running import running_or_none
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.commands.shared.wake_settings import tell_wake, wake_settings
from sleepterm.desktop import clock
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _


def run(request: WakeOnlyRequest) -> int:
    """Wait for the time, play the alarm, and end with it."""
    now = clock.now().at
    time, within = request.wake.time, request.within
    if within is not None and time.next_after(now) - now > within:
        return 0
    paths = Paths.of_user()
    loaded = load_with_mixes(paths)
    own, problems = load_settings(paths.config_file)
    print_problems([*loaded.problems, *problems])
    own = on_device(own, request.device)
    settings = wake_settings(request.wake, loaded.catalog)
    tell_wake(settings, now)
    if not request.here and _asked_of_the_running_one(settings, paths, request.device):
        return 0
    log = SessionLog(paths, plays=False, keep_layers=False, keep_master=False)
    with muted_native_stderr():
        player = Player(sound_card(own.device), master=Session().master)
        session = HeadlessSession(player, loaded.catalog, Session(), log)
        return session.run(
            lambda playback: playback.waking.set_wake(settings),
            new_companions(paths, own),
        )


def _asked_of_the_running_one(
    settings: WakeSettings, paths: Paths, device: str | None
) -> bool:
    with running_or_none(paths) as client:
        if client is None:
            return False
        client.ask("waking.set_wake", settings)
    tell(
        _(
            "The running sleepterm does it, and has to stay open."
            " It sounds where that one plays; --here is for --device."
        )
        if device
        else _("The running sleepterm does it, and has to stay open.")
    )
    return True
