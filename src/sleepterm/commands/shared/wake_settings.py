"""The wake-up that a request asks for."""

from __future__ import annotations

from datetime import tzinfo
from typing import NamedTuple

from sleepterm.commands.requests.wake import WakeRequest
from sleepterm.commands.shared.catalog_access import (
    find_track_or_mix,
    load_with_mixes,
)
from sleepterm.commands.shared.console import tell
from sleepterm.desktop import clock
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.night.wake_plan import WakePlan, WakeSettings
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds


class AskedWake(NamedTuple):
    """A wake-up beside something that plays.

    Attributes:
        settings: of the wake-up; None without one.
        mixes: the mix that it plays, if that is one.
    """

    settings: WakeSettings | None = None
    mixes: tuple[Track, ...] = ()


def asked_wake(
    request: WakeRequest | None, then: AfterEnd | None, paths: Paths
) -> AskedWake:
    """The wake-up that was asked for, which is printed.

    Args:
        request: what was asked for.
        then: what is asked to happen at the end of the sleep timer. What config.toml
            has for every night needs no check: a wake-up calls that off.
        paths: the user's folders.

    Raises:
        SleeptermError: its sound can't be played, or the machine would be off.
    """
    if request is None:
        return AskedWake()
    _check_machine_stays_on(then, request)
    catalog = load_with_mixes(paths).catalog
    settings = wake_settings(request, catalog)
    tell_wake(settings, clock.now().at)
    track = catalog.get(settings.sound)
    mixes = (track,) if track is not None and track.is_mix else ()
    return AskedWake(settings, mixes)


def wake_settings(request: WakeRequest, catalog: Catalog) -> WakeSettings:
    """The settings of the wake-up asked for.

    Args:
        request: what was asked for.
        catalog: with the mixes.

    Raises:
        SleeptermError: its sound is unknown, missing, or a session of parts.
    """
    default = WakeSettings(request.time)
    return WakeSettings(
        request.time,
        rise=default.rise if request.rise is None else request.rise,
        sound=wake_sound(request.sound, catalog),
    )


def wake_sound(name: str | None, catalog: Catalog) -> str:
    """The id of the track or mix of a name; "" for none.

    Raises:
        SleeptermError: it is unknown, missing, or a session of parts.
    """
    if name is None:
        return ""
    track = find_track_or_mix(catalog, name, lambda x: not x.is_sequence)
    if track.is_sequence:
        raise SleeptermError(
            _("No alarm"),
            _("A session can't be an alarm."),
            _("Choose a track or a mix."),
        )
    if track.missing:
        raise SleeptermError(
            _("Missing sound"),
            _("'{id}' can't be played: {reason}.").format(
                id=track.id, reason=track.missing
            ),
        )
    return track.id


def tell_wake(settings: WakeSettings, now: float, zone: tzinfo | None = None) -> None:
    """Print when the wake-up is, and how far off.

    Args:
        settings: of the wake-up.
        now: seconds since the epoch.
        zone: the clock's time zone; None means this computer's.
    """
    plan = WakePlan.made(settings, now, zone)
    state, left = plan.state(zone), format_minutes(Seconds(plan.due - now))
    # Translators: {left} is like "7 h 30 min", {rises_from} a time of day
    text = _("Wakes you at {time}, in {left}. Rises from {rises_from}.")
    tell(text.format(time=state.time, left=left, rises_from=state.rises_from))


def _check_machine_stays_on(then: AfterEnd | None, wake: WakeRequest) -> None:
    if then not in {AfterEnd.SUSPEND, AfterEnd.POWEROFF}:
        return
    if then is AfterEnd.POWEROFF:
        raise SleeptermError(
            _("Powers off"),
            _("A machine that is powered off can't wake you."),
            _("Leave out --then poweroff."),
        )
    raise SleeptermError(
        _("Suspends"),
        _("A suspended machine can't wake you by itself."),
        _(
            "Leave out --then suspend; or leave out --wake after 'sleepterm wake-timer "
            "install {time}', which wakes the machine where that is allowed."
        ).format(time=wake.time),
    )
