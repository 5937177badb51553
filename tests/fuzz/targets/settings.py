"""config.toml, and one setting changed in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from hypothesis.strategies import SearchStrategy
from tests.fuzz.grammar import toml_like
from tests.fuzz.target import Run, Target

from sleepterm.errors import SleeptermError
from sleepterm.formats.toml import TomlError, parse_toml, same_values
from sleepterm.store.config.example import KeyDefault, example_text
from sleepterm.store.config.settings_file import SettingsFile, changed
from sleepterm.store.config.table import SETTINGS
from sleepterm.store.settings import DEFAULTS, load_settings, read_settings

_EXAMPLE = example_text([KeyDefault("quit", "q", "Quit")])
_SET = _EXAMPLE.replace("\n# ", "\n").replace("\n#", "\n")
_OWN = """\
theme = "sleepterm"
[timer]
duration = "45m" # enough
fade = "20m"
[keys]
quit = "q,ctrl+q"
"stop" = "s"
[ "search" ]
for-you = false
timer.law = 1
"""


@contextlib.contextmanager
def _config(folder: Path) -> Iterator[Run]:
    path = folder / "config.toml"

    def run(data: bytes) -> None:
        path.write_bytes(data)
        settings, _ = load_settings(path)
        for setting in SETTINGS:
            _ = setting.kind.to_toml(settings.value_of(setting))
            _ = settings.line_of(setting.path)

    yield run


@contextlib.contextmanager
def _changed(folder: Path) -> Iterator[Run]:
    path = folder / "config.toml"

    def run(data: bytes) -> None:
        pick, text = data[:1], data[1:]
        setting = SETTINGS[(pick[0] if pick else 0) % len(SETTINGS)]
        value = setting.kind.to_toml(DEFAULTS.value_of(setting))
        path.write_bytes(text)
        try:
            SettingsFile(path, lambda: _EXAMPLE).change(setting.path, value)
        except SleeptermError:
            assert path.read_bytes() == text, "a refused file was changed"
            return
        before = parse_toml(text.decode())
        after = parse_toml(path.read_text(encoding="utf-8"))
        for name in before.keys() - {setting.path[0]}:
            assert same_values(before[name], after[name]), "a setting was lost"

    yield run


@contextlib.contextmanager
def _typed(_folder: Path) -> Iterator[Run]:
    """What is typed for a setting on its screen."""

    def run(data: bytes) -> None:
        pick, text = data[:1], data[1:].decode("utf-8", "replace")
        setting = SETTINGS[(pick[0] if pick else 0) % len(SETTINGS)]
        value = setting.kind.from_text(text)
        found, problems = setting.read(value, DEFAULTS.value_of(setting))
        if not problems:
            _ = setting.kind.next_to(found, 1)
            settings = changed(DEFAULTS, setting.path, setting.kind.to_toml(found))
            with contextlib.suppress(TomlError):
                _ = read_settings(settings.text, "config.toml")

    yield run


def _grammar() -> SearchStrategy[bytes]:
    return toml_like([_SET, _OWN], [x.key for x in SETTINGS])


_WORDS = (
    *(x.key.encode() for x in SETTINGS),
    *(f"[{x.table}]\n".encode() for x in SETTINGS),
    *(b'"auto"', b'"off"', b'"45m"', b"'''", b'"""', b"[keys]\n", b" = ", b"."),
)
_SEEDS = (_SET.encode(), _OWN.encode(), b"", _OWN.replace("\n", "\r\n").encode())
TARGETS = (
    Target("config", lambda: _SEEDS, _config, _WORDS, _grammar, weight=0.6),
    Target(
        "config-changed",
        lambda: [bytes([at]) + x for at, x in enumerate(_SEEDS * 8)],
        _changed,
        _WORDS,
        lambda: _grammar().map(lambda x: x[10:]),
        weight=0.6,
    ),
    Target(
        "settings",
        lambda: [bytes([at]) + b"45m" for at in range(len(SETTINGS))],
        _typed,
        (b"auto", b"off", b"true", b"7:30", b"22-6", b"1h", b"-60", b"1_000", b"0x1f"),
    ),
)
