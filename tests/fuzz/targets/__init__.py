"""All targets, by name: see `tests/fuzz/target.py`.

Each module has some in `TARGETS`. It is imported when one of them is asked for, so
that a process counts no lines of what it does not fuzz.
"""

from __future__ import annotations

from importlib import import_module

from tests.fuzz.target import Target

MODULES = {
    "catalogues": ("tracks", "tracks-edited", "feelings"),
    "shared": ("mixes", "share-lines", "sessions", "parts"),
    "settings": ("config", "config-changed", "settings"),
    "texts": ("captions", "translations", "scripts", "words"),
    "commands": ("typed", "names", "queries"),
    "remembered": ("session", "diary", "parked", "history", "queue"),
    "caches": ("caches", "records"),
    "tagged": ("tags", "cue-sheets"),
    "sounds": ("sounds", "foreign-sounds"),
    "socket": ("messages", "socket"),
}
NAMES = tuple(name for names in MODULES.values() for name in names)


def target_of(name: str) -> Target:
    """The target of this name."""
    module = next(module for module, names in MODULES.items() if name in names)
    found: tuple[Target, ...] = import_module(f"tests.fuzz.targets.{module}").TARGETS
    return next(target for target in found if target.name == name)
