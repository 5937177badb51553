"""Lets the running sleepterm play a track without a file, for `breathe` and `sit`."""

from __future__ import annotations

from sleepterm.audio.state import Status
from sleepterm.commands.requests.breathing import BreatheRequest, SitRequest
from sleepterm.commands.requests.playing import MixRequest, TimerRequest
from sleepterm.commands.shared.play_there import check_options, said, set_there
from sleepterm.library.catalog.track import Track
from sleepterm.remote.client import Client
from sleepterm.units import DEFAULT_LAYER


def play_made_there(
    client: Client,
    track: Track,
    asked: BreatheRequest | SitRequest,
    timer: TimerRequest,
    bed: str | None,
) -> int:
    """Play a track there from its beginning; the exit status.

    Args:
        client: a connection to it.
        track: the guided track.
        asked: for its volume and device.
        timer: what was asked of the timer, which otherwise stays as it is.
        bed: id of the loop beneath, `NO_BED`, or None to play it over what plays.

    Raises:
        SleeptermError: the device can't be chosen.
    """
    check_options(MixRequest(()), asked.device)
    set_there(client, MixRequest((), volume=asked.volume), timer, None)
    client.ask("memory.forget_position", track.id)
    state = client.state()
    if bed is None and state.status is Status.PLAYING:
        if state.layer(track.id) is not None:
            # Asked for again, it would be taken out.
            answer = client.ask("guided.restart")
        else:
            answer = client.ask("play", track.id)
    else:
        answer = client.ask("play_layers", ((track.id, DEFAULT_LAYER),), bed)
    return said([answer], track.title)
