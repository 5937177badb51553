"""Checks the user's keymap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import (
    KEY_NAME_REPLACEMENTS,
    KEY_TO_UNICODE_NAME,
    Keys,
    key_to_character,
)

from sleepterm.text import did_you_mean
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.registry import ENTRIES
from sleepterm.tui.key_names import shown_key

_MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})
_FEW_TERMINALS = """
    media_play media_pause media_play_pause media_stop media_track_next
    media_track_previous media_fast_forward media_rewind media_reverse media_record
    raise_volume lower_volume mute_volume add subtract multiply divide decimal separator
    equal kp_begin menu pause print_screen caps_lock num_lock scroll_lock
    f25 f26 f27 f28 f29 f30 f31 f32 f33 f34 f35
""".split()  # noqa: SIM905 - so many are read best as a text
"""Keys that only terminals with Kitty's protocol report."""
_NAMED_KEYS = frozenset(
    {
        *(key.value for key in Keys if key.value[0] != "<"),
        *KEY_NAME_REPLACEMENTS.values(),
        *_FEW_TERMINALS,
    }
    # Terminals call it "enter".
    - {"return"}
)
_LONGEST = 20
_QUIT = "request-quit"
_QUITTING = frozenset({"ctrl+c", "ctrl+q"})
_FOR_QUITTING = _("The key '{key}' of {command} is needed for quitting.")
_FOR_FIELDS = _("The key '{key}' of {command} is needed for going from field to field.")
_RESERVED = {
    "ctrl+c": _FOR_QUITTING,
    "ctrl+p": _("The key '{key}' of {command} is needed for the list of all commands."),
    "ctrl+q": _FOR_QUITTING,
    "ctrl+z": _(
        "The key '{key}' of {command} is needed for pausing the program in a shell."
    ),
    "shift+tab": _FOR_FIELDS,
    "tab": _FOR_FIELDS,
}
"""Keys of Textual and the terminal, and what they are needed for."""


class KeyFault(NamedTuple):
    """What is wrong with the keys of one command.

    Attributes:
        command: its name in `[keys]`.
        text: one sentence.
    """

    command: str
    text: str


def checked(keymap: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The usable part of a keymap, and a message about each entry that is not."""
    good, found = faults(keymap)
    return good, tuple(fault.text for fault in found)


def faults(keymap: Mapping[str, str]) -> tuple[dict[str, str], tuple[KeyFault, ...]]:
    """The usable part of a keymap, and what is wrong with the rest.

    An entry is left out if its command is unknown, if it has only keys that can't be
    used, or if its key belongs to another command already; a left-out command keeps
    its default keys.
    """
    found = [
        KeyFault(name, _no_command(name)) for name in keymap if name not in ENTRIES
    ]
    good: dict[str, str] = {}
    for name in keymap:
        if name not in ENTRIES:
            continue
        why_not = {key: _why_not(key, name) for key in keymap[name].split(",")}
        found += (KeyFault(name, text) for text in why_not.values() if text)
        if usable := ",".join(key for key, text in why_not.items() if not text):
            good[name] = usable
    while (clash := _clash(good)) is not None:
        key, kept, dropped = clash
        text = _("The key '{key}' of {command} is already used by {kept}.").format(
            key=key, command=dropped, kept=kept
        )
        found.append(KeyFault(dropped, text))
        del good[dropped]
    return good, tuple(found)


def _no_command(name: str) -> str:
    text = _("There is no command '{name}'.").format(name=name)
    return f"{text} {did_you_mean(name, ENTRIES)}".rstrip()


def _why_not(key: str, name: str) -> str:
    """Why a key can't be given to a command; "" if it can."""
    if not _is_key(key):
        return _no_key(key, name)
    if key in _RESERVED and not (name == _QUIT and key in _QUITTING):
        return _RESERVED[key].format(key=key, command=name)
    return ""


def key_of(name: str, keymap: Mapping[str, str]) -> str:
    """The first key of a command as it is shown, with the user's changes."""
    good, _found = checked(keymap)
    first, *_ = good.get(name, ENTRIES[name].keys).split(",")
    return shown_key(first)


def _is_key(key: str) -> bool:
    """Whether a key of this name can be pressed."""
    if len(key) == 1:
        return True
    *modifiers, base = key.split("+")
    if key != key.lower() or not _MODIFIERS.issuperset(modifiers):
        return False
    if len(base) == 1 or base in _NAMED_KEYS:
        return True
    # The key of a sign has its Unicode name, or another one that replaces it.
    sign = None if base in KEY_NAME_REPLACEMENTS else key_to_character(base)
    return sign is not None and sign.isprintable() and not sign.isalnum()


def _no_key(key: str, name: str) -> str:
    known = {*_NAMED_KEYS, *KEY_TO_UNICODE_NAME} - {*KEY_NAME_REPLACEMENTS}
    question = did_you_mean(key, sorted(known))
    text = _("There is no key '{key}' for {command}.")
    return f"{text.format(key=key[:_LONGEST], command=name)} {question}".rstrip()


def _clash(keymap: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The first key with two commands: (key, the one it stays with, the other)."""
    owners: dict[str, str] = {}
    untouched = [name for name in ENTRIES if name not in keymap]
    for name in (*untouched, *keymap):
        for key in _keys(keymap.get(name, ENTRIES[name].keys)):
            if owners.setdefault(key, name) != name:
                return key, owners[key], name
    return None


def _keys(keys: str) -> list[str]:
    return [binding.key for binding in Binding.make_bindings([Binding(keys, "")])]
