"""`sleepterm devices`: the sound devices of this machine."""

from __future__ import annotations

import json

from sleepterm.audio.outputs.device_match import matching_devices
from sleepterm.audio.outputs.sound_card import device_names
from sleepterm.commands.requests.general import JsonRequest
from sleepterm.commands.shared.catalog_access import print_problems
from sleepterm.commands.shared.console import say, tell
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _


def run(request: JsonRequest) -> int:
    """Print the names of the devices, one a line, or as JSON."""
    settings, problems = load_settings(Paths.of_user().config_file)
    print_problems(problems)
    names = device_names()
    found = matching_devices(settings.device, names)
    chosen = found[0] if len(found) == 1 else ""
    if request.json:
        listed = [{"name": name, "chosen": name == chosen} for name in names]
        say(json.dumps(listed, indent=2, ensure_ascii=False))
        return 0
    for name in names:
        shown = sanitize_line(name)
        words = (
            _("{device}  (the one in config.toml)") if name == chosen else "{device}"
        )
        say(words.format(device=shown))
    if not names:
        tell(_("There is no sound device."))
    elif settings.device and not chosen:
        words = (
            _("The device in config.toml, '{device}', fits several of them.")
            if found
            else _("The device in config.toml, '{device}', is not among them.")
        )
        tell(words.format(device=settings.device))
    return 0
