"""The sound device that a command is asked to play on."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.outputs.device_match import matching_devices
from sleepterm.audio.outputs.sound_card import device_names
from sleepterm.errors import SleeptermError
from sleepterm.store.settings import Settings
from sleepterm.text import did_you_mean, sanitize_line
from sleepterm.translation import gettext as _

_LONGEST = 40


def on_device(settings: Settings, asked: str | None) -> Settings:
    """The settings with the device that `--device` names in place of their own.

    Args:
        settings: the user's settings.
        asked: the device's name, or enough of it; None if the option was not given.

    Raises:
        SleeptermError: the name fits none of the devices that are there, or several.
        OutputError: sound does not work here.
    """
    if asked is None:
        return settings
    there = device_names()
    found = matching_devices(asked, there)
    if len(found) == 1:
        return replace(settings, device=found[0])
    name = sanitize_line(asked[:_LONGEST])
    if found:
        listed = ", ".join(map(sanitize_line, found))
        text = _("'{name}' fits several: {devices}.")
        raise SleeptermError(
            _("Several devices"), text.format(name=name, devices=listed)
        )
    hint = did_you_mean(asked, map(sanitize_line, there))
    raise SleeptermError(
        _("No such device"),
        _("There is no sound device '{name}'.").format(name=name),
        hint or _("See 'sleepterm devices'."),
    )
