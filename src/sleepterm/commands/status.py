"""`sleepterm status`: what the running sleepterm plays."""

from __future__ import annotations

from sleepterm.commands.requests.control import StatusRequest
from sleepterm.commands.shared.console import say
from sleepterm.commands.shared.running import running
from sleepterm.commands.shared.status_fields import as_json, as_lines, fields
from sleepterm.playback.state import PlaybackState
from sleepterm.remote.protocol import Hello
from sleepterm.store.paths import Paths


def run(request: StatusRequest) -> int:
    """Print it once, or again whenever it changes."""
    with running(Paths.of_user()) as client:
        if not request.follow:
            say(_text(request, client.state(), client.hello))
            return 0
        shown = None
        for event in client.follow():
            if isinstance(event, PlaybackState):
                text = _text(request, event, client.hello)
                if text != shown:
                    say(text, flush=True)
                    shown = text
    return 0


def _text(request: StatusRequest, state: PlaybackState, hello: Hello) -> str:
    if request.json:
        return as_json(state, hello)
    if request.format is not None:
        return request.format.format_map(fields(state, hello))
    return as_lines(state, hello)
