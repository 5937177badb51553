"""Which sound device a name means that the user wrote."""

from __future__ import annotations

from collections.abc import Iterable

from sleepterm.text import folded


def matching_devices(name: str, devices: Iterable[str]) -> tuple[str, ...]:
    """The devices that a name means: several if it is not clear, none if it fits none.

    The whole name goes before its beginning, and that before a part of it. Case and
    accents count only where devices differ in nothing else.

    Args:
        name: as the user wrote it.
        devices: the names of those that are there.
    """
    there = tuple(dict.fromkeys(devices))
    if name in there:
        return (name,)
    short = folded(name.strip())
    if not short:
        return ()
    for fits in (str.__eq__, str.startswith, str.__contains__):
        if found := tuple(x for x in there if fits(folded(x), short)):
            return found
    return ()
