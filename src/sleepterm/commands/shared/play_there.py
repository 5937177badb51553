"""Lets the running sleepterm play what a command asks for."""

from __future__ import annotations

from collections.abc import Sequence

from sleepterm.commands.requests.playing import MixRequest, TimerRequest
from sleepterm.commands.shared.console import tell
from sleepterm.commands.shared.layer_options import ChosenLayers
from sleepterm.commands.shared.timer_options import timer_settings
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix_tracks import MixTrack
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.remote.client import Client
from sleepterm.translation import gettext as _

_FAILED = 1


def check_options(sound: MixRequest, device: str | None = None) -> None:
    """Check that what is asked for can be had of a sleepterm that runs already.

    Args:
        sound: how it is to sound.
        device: what `--device` says; None without it.

    Raises:
        SleeptermError: an option is only for one that begins.
    """
    default = MixRequest(())
    given = {
        "--seed": sound.seed,
        "--pace": sound.pace,
        "--bells": sound.bells,
        "--no-voice": sound.voice is not default.voice or None,
        "--tone": sound.tone or None,
        "--device": device,
    }
    option = next((name for name, value in given.items() if value is not None), "")
    if option:
        raise SleeptermError(
            _("Runs already"),
            _("sleepterm is running, and {option} can't be had of it.").format(
                option=option
            ),
            _("Add --here to play beside it."),
        )


def play_layers_there(
    client: Client, layers: ChosenLayers, bed: str | None, mixes: Sequence[MixTrack]
) -> int:
    """Replace its mix by these layers; the exit status."""
    warnings = [client.ask("prefer_mix", mix.mix.key) for mix in mixes]
    chosen = tuple((track.id, percent) for track, percent in layers)
    warnings.append(client.ask("play_layers", chosen, bed))
    titles = [x.title for x in mixes] or [track.title for track, _ in layers]
    return said(warnings, ", ".join(titles))


def play_session_there(client: Client, track: Track) -> int:
    """Play a session of parts there; the exit status."""
    part = client.state().part
    warnings: list[object] = []
    # Asked for again, a session stops.
    if part is None or part.track_id != track.id:
        warnings.append(client.ask("play", track.id))
    return said(warnings, track.title)


def set_there(
    client: Client,
    sound: MixRequest,
    timer: TimerRequest,
    wake: WakeSettings | None,
) -> None:
    """Set what else was asked for; what was not stays as it is there."""
    if sound.volume is not None:
        client.ask("set_master", sound.volume)
    if timer != TimerRequest():
        client.ask("set_timer", timer_settings(timer, client.state().next_timer))
    if wake is not None:
        client.ask("waking.set_wake", wake)


def said(answers: Sequence[object], title: str) -> int:
    """Say what it plays now, or why it does not; the exit status.

    Args:
        answers: what it has answered: a list of warnings each.
        title: what was asked for.
    """
    warnings = [text for texts in answers if isinstance(texts, list) for text in texts]
    for text in warnings:
        tell(str(text))
    if warnings:
        return _FAILED
    tell(_("The running sleepterm plays {title}.").format(title=title))
    return 0
