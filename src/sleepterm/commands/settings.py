"""`sleepterm settings`: every setting, its value, and where that comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sleepterm.commands.requests.general import SettingsRequest
from sleepterm.commands.shared.catalog_access import print_problems
from sleepterm.commands.shared.console import say, tell
from sleepterm.commands.shared.tables import print_table
from sleepterm.formats.toml_writer import format_value
from sleepterm.store.config.example import default_of
from sleepterm.store.config.setting import Setting
from sleepterm.store.config.settings_file import SettingsFile
from sleepterm.store.config.table import KEYS, SETTINGS
from sleepterm.store.paths import Paths
from sleepterm.store.settings import Settings
from sleepterm.translation import gettext as _


def run(request: SettingsRequest) -> int:
    """Print the settings, or write the file; the exit status."""
    # Imported late: this loads Textual.
    from sleepterm.tui.key_defaults import example

    file = SettingsFile(Paths.of_user().config_file, example)
    if request.example:
        say(example(), end="")
    elif request.write:
        return _write(file)
    else:
        _show(file, as_json=request.json)
    return 0


def _write(file: SettingsFile) -> int:
    if not file.create():
        tell(_("{path} exists, and was not changed.").format(path=file.path))
        return 1
    say(str(file.path))
    return 0


def _show(file: SettingsFile, *, as_json: bool) -> None:
    from sleepterm.tui.settings_check import settings_problems

    settings, found = file.load()
    problems = (*found, *settings_problems(settings))
    bad = {problem.where for problem in problems}
    if as_json:
        answer = {
            "file": str(file.path),
            "settings": [_described(x, settings, bad) for x in SETTINGS],
            "keys": list(_keys(settings)),
            "problems": [str(problem) for problem in problems],
        }
        say(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        _print(settings, bad)
    print_problems(problems)


def _print(settings: Settings, bad: set[str]) -> None:
    rows = [
        (
            setting.name,
            format_value(setting.kind.to_toml(settings.value_of(setting))),
            _source(settings, setting.path, bad),
        )
        for setting in SETTINGS
    ]
    rows += [
        (f"{KEYS}.{name}", format_value(keys), _source(settings, (KEYS, name), bad))
        for name, keys in settings.keymap.items()
    ]
    print_table(rows)


def _source(settings: Settings, path: tuple[str, ...], bad: set[str]) -> str:
    line = settings.line_of(path)
    if line is None:
        return _("default")
    is_bad = settings.place_of(path) in bad
    return (
        _("default, as line {line} can't be used").format(line=line)
        if is_bad
        else _("line {line}").format(line=line)
    )


def _described(
    setting: Setting, settings: Settings, bad: set[str]
) -> dict[str, object]:
    line = settings.line_of(setting.path)
    is_used = line is not None and settings.place_of(setting.path) not in bad
    return {
        "name": setting.name,
        "value": setting.kind.to_toml(settings.value_of(setting)),
        "default": default_of(setting),
        "source": "file" if is_used else "default",
        "line": line,
        "takes": setting.kind.allowed,
        "help": setting.help,
        "effect": str(setting.effect),
    }


def _keys(settings: Settings) -> Iterator[dict[str, object]]:
    from sleepterm.tui import keymap
    from sleepterm.tui.bindings.registry import ENTRIES

    used, _problems = keymap.checked(settings.keymap)
    for name, entry in ENTRIES.items():
        yield {
            "command": name,
            "keys": used.get(name, entry.keys),
            "default": entry.keys,
            "source": "file" if name in used else "default",
            "line": settings.line_of((KEYS, name)),
            "help": entry.label,
        }
