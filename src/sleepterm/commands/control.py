"""`sleepterm pause`, `timer`, `volume` ...: change what the running sleepterm plays."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.commands.requests.control import (
    ControlRequest,
    OrderRequest,
    StepRequest,
    TimerChangeRequest,
    VolumeRequest,
)
from sleepterm.commands.shared.running import running
from sleepterm.errors import SleeptermError
from sleepterm.playback.state import PlaybackState
from sleepterm.remote.client import Client
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _


def run(request: ControlRequest) -> int:
    """Ask the running sleepterm; it answers once that is done."""
    paths = Paths.of_user()
    with running(paths) as client:
        match request:
            case OrderRequest(order):
                client.ask(order)
            case StepRequest(by):
                _step(client, by, paths)
            case TimerChangeRequest():
                _change_timer(client, request)
            case VolumeRequest():
                _change_volume(client, request)
    return 0


def _change_timer(client: Client, request: TimerChangeRequest) -> None:
    if request.by is not None:
        client.ask("extend_timer", request.by)
        return
    now = client.state().next_timer
    if request.until is not None:
        settings = replace(now, enabled=True, until=request.until)
    elif request.duration is not None:
        settings = replace(now, enabled=True, duration=request.duration, until=None)
    else:
        settings = replace(now, enabled=False)
    client.ask("set_timer", settings)


def _change_volume(client: Client, request: VolumeRequest) -> None:
    if request.to is not None:
        client.ask("set_master", request.to)
    elif request.by is not None:
        wanted = client.state().master + request.by
        client.ask("set_master", min(100, max(0, wanted)))
    else:
        client.ask("mute")


def _step(client: Client, by: int, paths: Paths) -> None:
    """To the next part of a session, else sentence, else mix; -1 is back."""
    state = client.state()
    if state.part is not None:
        client.ask("skip_part", by)
    elif state.guided is not None and state.guided.has_steps:
        client.ask("guided.seek_sentence", by)
    else:
        _step_mix(client, by, state, paths)


def _step_mix(client: Client, by: int, state: PlaybackState, paths: Paths) -> None:
    from sleepterm.commands.shared.catalog_access import load_with_mixes
    from sleepterm.library.mixes.mix_tracks import mix_beside, mixes_of

    catalog = load_with_mixes(paths).catalog
    mixes = [track for track in mixes_of(catalog) if not track.missing]
    if not mixes:
        raise SleeptermError(_("No mix"), _("There is no mix to go to."), exit_status=1)
    now = state.mix.track_id if state.mix is not None else ""
    mix = mix_beside(mixes, now, by).mix
    client.ask("prefer_mix", mix.key)
    layers = tuple((x.id, percent) for x, percent in mix.playable_in(catalog))
    client.ask("play_layers", layers, mix.bed)
