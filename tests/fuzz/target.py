"""What is fuzzed: a reader, what it is fed with, and what it may say to that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hypothesis.strategies import SearchStrategy

Run = Callable[[bytes], None]
"""Reads one input. It passes over the errors that its reader documents; whatever else
it raises is a finding."""


def unchanged(data: bytes, _rng: Random) -> bytes:
    """An input as it is."""
    return data


@dataclass(frozen=True)
class Target:
    """One reader of what others have written.

    Attributes:
        name: on the command line.
        seeds: real inputs, which mutations begin with.
        opened: gives what reads an input, which may write to the folder it gets.
        words: pieces that mean something to the reader.
        grammar: draws inputs that are nearly right.
        repaired: makes a mutation right where it would go no further: checksums.
        weight: how many of all inputs it gets, beside the others.
        slowest: seconds of CPU that one input may take.
    """

    name: str
    seeds: Callable[[], Iterable[bytes]]
    opened: Callable[[Path], AbstractContextManager[Run]]
    words: tuple[bytes, ...] = ()
    grammar: Callable[[], SearchStrategy[bytes]] | None = None
    repaired: Callable[[bytes, Random], bytes] = unchanged
    weight: float = 1.0
    slowest: float = 1.0
