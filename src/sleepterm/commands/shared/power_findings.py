"""What `sleepterm doctor` says about sleep and power of the machine."""

from __future__ import annotations

import os
import shutil

from sleepterm.commands.shared.finding import Finding
from sleepterm.desktop.inhibit import inhibit_command
from sleepterm.desktop.power import obstacle_to, program_for
from sleepterm.desktop.wake_timer import can_wake, installed
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.translation import gettext as _


def power(subject: str, then: AfterEnd) -> Finding:
    """Whether the machine can do this after the end; none of it is needed to play."""
    obstacle = obstacle_to(then)
    words = (
        obstacle.sentence
        if obstacle
        else _("'{program}' does it").format(program=program_for(then))
    )
    return Finding(subject, ok=True, words=words)


def keeping_awake() -> Finding:
    """What keeps the machine awake while something plays."""
    from sleepterm.desktop.keep_awake import AwakeLock

    lock = AwakeLock()
    name = lock.hold()
    lock.release()
    if not name:
        words = _(
            "nothing here keeps this machine awake while sound plays: see that it does"
            " not go to sleep by itself"
        )
    elif name == inhibit_command() == "systemd-inhibit":
        words = _(
            "'{name}' keeps it awake while sound plays, unless a program like swayidle"
            " sends it to sleep"
        ).format(name=name)
    else:
        words = _("'{name}' keeps it awake while sound plays").format(name=name)
    if os.environ.get("SSH_CONNECTION"):
        over_ssh = _("over SSH the desktop can't be asked")
        words = f"{words}; {over_ssh}"
    return Finding("awake", ok=True, words=words)


def headphones() -> Finding:
    """Whether it is noticed that headphones vanish."""
    from sleepterm.desktop.sinks import PACTL, ask_sinks

    if not shutil.which(PACTL):
        words = _(
            "it goes unnoticed if headphones vanish without '{program}', of"
            " PulseAudio's tools"
        ).format(program=PACTL)
    elif ask_sinks(os.getpid()) is None:
        words = _(
            "it goes unnoticed if headphones vanish: no PulseAudio or PipeWire answers"
        )
    else:
        words = _("if headphones vanish, a pause keeps the room quiet")
    return Finding("headset", ok=True, words=words)


def waking() -> Finding:
    """What keeps the machine awake for a wake-up, or wakes it."""
    command = inhibit_command()
    parts = [
        _("'{program}' keeps it awake").format(program=command)
        if command
        else _("it can't be kept awake"),
        _("a timer can wake it") if can_wake() else _("no timer can wake it"),
    ]
    if (timer := installed()) is not None:
        one = (
            _("there is one for {time}")
            if timer.is_active
            else _("there is one for {time}, not active")
        )
        parts.append(one.format(time=timer.time))
    return Finding("wake-up", ok=True, words="; ".join(parts))
