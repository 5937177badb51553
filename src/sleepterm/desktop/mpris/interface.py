"""Names and types of MPRIS 2.2, as far as sleepterm has them.

From https://specifications.freedesktop.org/mpris/latest/. LoopStatus, Shuffle and
Fullscreen are optional there, and left out.
"""

from __future__ import annotations

from typing import NamedTuple

BUS_NAME = "org.mpris.MediaPlayer2.sleepterm"
PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"

RATE = 1.0
"""The only rate of playback."""


class Argument(NamedTuple):
    """Name and type of an argument."""

    name: str
    type: str


class Property(NamedTuple):
    """Type of a property, and whether it can be set."""

    type: str
    is_writable: bool = False
    is_signalled: bool = True


METHODS: dict[str, dict[str, tuple[Argument, ...]]] = {
    ROOT: {"Raise": (), "Quit": ()},
    PLAYER: {
        "Next": (),
        "Previous": (),
        "Pause": (),
        "PlayPause": (),
        "Stop": (),
        "Play": (),
        "Seek": (Argument("Offset", "x"),),
        "SetPosition": (Argument("TrackId", "o"), Argument("Position", "x")),
        "OpenUri": (Argument("Uri", "s"),),
    },
}
"""By interface, then by name: the arguments of each method; none returns anything."""

SIGNALS = {PLAYER: {"Seeked": (Argument("Position", "x"),)}}

PROPERTIES_OF: dict[str, dict[str, Property]] = {
    ROOT: {
        "CanQuit": Property("b"),
        "CanRaise": Property("b"),
        "HasTrackList": Property("b"),
        "Identity": Property("s"),
        "DesktopEntry": Property("s"),
        "SupportedUriSchemes": Property("as"),
        "SupportedMimeTypes": Property("as"),
    },
    PLAYER: {
        "PlaybackStatus": Property("s"),
        "Rate": Property("d", is_writable=True),
        "Metadata": Property("a{sv}"),
        "Volume": Property("d", is_writable=True),
        "Position": Property("x", is_signalled=False),
        "MinimumRate": Property("d"),
        "MaximumRate": Property("d"),
        "CanGoNext": Property("b"),
        "CanGoPrevious": Property("b"),
        "CanPlay": Property("b"),
        "CanPause": Property("b"),
        "CanSeek": Property("b"),
        "CanControl": Property("b", is_signalled=False),
    },
}
"""By interface, then by name."""

_HEAD = (
    '<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"\n'
    ' "http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">\n'
)
_STANDARD = """\
 <interface name="org.freedesktop.DBus.Introspectable">
  <method name="Introspect"><arg name="data" type="s" direction="out"/></method>
 </interface>
 <interface name="org.freedesktop.DBus.Peer">
  <method name="Ping"/>
  <method name="GetMachineId"><arg name="id" type="s" direction="out"/></method>
 </interface>
 <interface name="org.freedesktop.DBus.Properties">
  <method name="Get">
   <arg name="interface" type="s" direction="in"/>
   <arg name="property" type="s" direction="in"/>
   <arg name="value" type="v" direction="out"/>
  </method>
  <method name="Set">
   <arg name="interface" type="s" direction="in"/>
   <arg name="property" type="s" direction="in"/>
   <arg name="value" type="v" direction="in"/>
  </method>
  <method name="GetAll">
   <arg name="interface" type="s" direction="in"/>
   <arg name="properties" type="a{sv}" direction="out"/>
  </method>
  <signal name="PropertiesChanged">
   <arg name="interface" type="s"/>
   <arg name="changed" type="a{sv}"/>
   <arg name="invalidated" type="as"/>
  </signal>
 </interface>
"""
_SILENT = (
    '<annotation name="org.freedesktop.DBus.Property.EmitsChangedSignal"'
    ' value="false"/>'
)


def introspection(path: str) -> str | None:
    """The description of an object in XML; None if nothing is at the path."""
    if path == PATH:
        inner = _STANDARD + "".join(map(_interface, METHODS))
        return f"{_HEAD}<node>\n{inner}</node>\n"
    above = path.rstrip("/") + "/"
    if not PATH.startswith(above):
        return None
    child = PATH.removeprefix(above).partition("/")[0]
    return f'{_HEAD}<node>\n <node name="{child}"/>\n</node>\n'


def _interface(name: str) -> str:
    lines = [f' <interface name="{name}">']
    for method, arguments in METHODS[name].items():
        inner = "".join(_argument(x, ' direction="in"') for x in arguments)
        lines.append(f'  <method name="{method}">{inner}</method>')
    for signal, arguments in SIGNALS.get(name, {}).items():
        inner = "".join(_argument(x, "") for x in arguments)
        lines.append(f'  <signal name="{signal}">{inner}</signal>')
    for key, each in PROPERTIES_OF[name].items():
        access = "readwrite" if each.is_writable else "read"
        note = "" if each.is_signalled else _SILENT
        lines.append(
            f'  <property name="{key}" type="{each.type}" access="{access}">'
            f"{note}</property>"
        )
    return "\n".join((*lines, " </interface>\n"))


def _argument(argument: Argument, direction: str) -> str:
    return f'<arg name="{argument.name}" type="{argument.type}"{direction}/>'
