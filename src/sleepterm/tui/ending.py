"""The end of the app: what is saved, faded out and closed, and how long it may take."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.tui.context import Context

LEAVE_FADE = Seconds(0.6)
_AT_MOST = 1.0


async def end(context: Context) -> None:
    """Save the session and fade out, within a second or two."""
    context.importing.close()
    # Another process may play on without this screen.
    context.spoken_words.end()
    context.own_sounds.close()
    closing = _begin(context)
    await asyncio.to_thread(closing.join, _AT_MOST)
    # Another sleepterm may have locked the history: don't wait longer for it.
    lifecycle = context.playback.lifecycle
    writing = threading.Thread(target=lifecycle.finish_plays, daemon=True)
    writing.start()
    await asyncio.to_thread(writing.join, _AT_MOST)


def end_at_once(context: Context) -> None:
    """Save the session and fade out, on any thread."""
    closing = _begin(context)
    closing.join(_AT_MOST)
    context.playback.lifecycle.finish_plays()


def _begin(context: Context) -> threading.Thread:
    """Save, begin to fade out, and close the rest; returns the thread of the fade.

    Who asks on the socket from now on would get no answer: it does not wait for the
    fade.
    """
    lifecycle = context.playback.lifecycle
    lifecycle.leave()
    fading = threading.Thread(target=lifecycle.close, args=[LEAVE_FADE], daemon=True)
    fading.start()
    context.close()
    return fading
