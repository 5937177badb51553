"""What `status` tells of the running sleepterm."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sleepterm.audio.state import Status
from sleepterm.commands.shared.status_line import format_left, part_of
from sleepterm.night.durations import format_position
from sleepterm.playback.state import PlaybackState
from sleepterm.remote.protocol import Hello
from sleepterm.translation import gettext as _


def fields(state: PlaybackState, hello: Hello) -> dict[str, str]:
    """The fields of `status --format` by their names, as texts.

    Scripts compare "status", "muted", "device" and "detached": they are English.

    Args:
        state: of playback.
        hello: what the running program has told about itself.
    """
    guided, part = state.guided, state.part
    at = "" if guided is None else format_position(guided.position)
    if guided is not None and guided.length:
        at = f"{at} / {format_position(guided.length)}"
    return {
        "status": state.status.value,
        "title": title(state),
        "tracks": ", ".join(f"{x.title} {x.percent}" for x in state.layers),
        "timer": timer(state),
        "volume": str(state.master),
        "muted": "muted" if state.is_muted else "",
        "wake": "" if state.wake is None else state.wake.time,
        "part": "" if part is None else part_of(part),
        "caption": "" if guided is None else guided.words.now,
        "position": at,
        "device": state.device.value,
        "detached": "detached" if hello.is_detached else "",
        "pid": str(hello.pid),
    }


def title(state: PlaybackState) -> str:
    """What plays, in a few words: a session, a mix or its tracks; "" for nothing."""
    if state.status is Status.STOPPED:
        return ""
    if state.part is not None:
        return state.part.session
    if state.mix is not None:
        return state.mix.title
    return ", ".join(layer.title for layer in state.layers)


def timer(state: PlaybackState) -> str:
    """The minutes left, or what ends the sound; "" while stopped."""
    return "" if state.status is Status.STOPPED else format_left(state)


def as_json(state: PlaybackState, hello: Hello) -> str:
    """One line of JSON; stopped, the tracks are those that `resume` would play."""
    values: dict[str, object] = dict(fields(state, hello))
    guided = state.guided
    is_over = state.status is Status.STOPPED
    values |= {
        "tracks": [
            {"id": x.track_id, "title": x.title, "volume": x.percent}
            for x in state.layers
        ],
        "timer_seconds": None if is_over else state.timer.remaining,
        "fading": state.timer.is_fading,
        "volume": state.master,
        "muted": state.is_muted,
        "position": None if guided is None else guided.position,
        "detached": hello.is_detached,
        "ends_by": hello.ends_by,
        "pid": hello.pid,
        "version": hello.program,
    }
    return json.dumps(values)


def as_lines(state: PlaybackState, hello: Hello) -> str:
    """What plays, for somebody to read: some lines."""
    values: Mapping[str, str] = fields(state, hello)
    what = values["title"] or _("nothing")
    lines = [_headline(state, what)]
    if values["tracks"] and values["tracks"] != what and values["title"]:
        lines.append(_("Tracks: {tracks}").format(tracks=values["tracks"]))
    if values["caption"]:
        lines.append(_("Now: {caption}").format(caption=values["caption"]))
    if values["timer"]:
        lines.append(_("Timer: {timer}").format(timer=values["timer"]))
    volume = _("Volume: {volume}, muted") if state.is_muted else _("Volume: {volume}")
    lines.append(volume.format(volume=values["volume"]))
    if values["wake"]:
        lines.append(_("Wakes you at {time}").format(time=values["wake"]))
    if hello.is_detached:
        lines.append(
            _("Plays without a terminal (process {pid}), until {time} at most").format(
                pid=hello.pid, time=hello.ends_by
            )
        )
    return "\n".join(lines)


def _headline(state: PlaybackState, what: str) -> str:
    if state.status is Status.PLAYING:
        return _("Playing: {what}").format(what=what)
    if state.status is Status.STOPPED:
        return _("Stopped: {what}").format(what=what)
    if not state.why_paused:
        return _("Paused: {what}").format(what=what)
    # Translators: {why} is a few words, like "headphones are gone"
    return _("Paused ({why}): {what}").format(why=state.why_paused, what=what)
