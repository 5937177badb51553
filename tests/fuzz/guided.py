"""Mutations that coverage guides, where atheris is installed (extra "fuzz")."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NoReturn

from tests.fuzz.inputs import starting_inputs
from tests.fuzz.mutation import LONGEST, mutated
from tests.fuzz.target import Target

_OWN = 0.6
"""Share of the mutations that are ours; the others are libFuzzer's."""


def can_guide() -> bool:
    """Whether atheris is installed."""
    return importlib.util.find_spec("atheris") is not None


def instrument() -> None:
    """Have every line of sleepterm counted that is imported from now on."""
    import atheris

    atheris.instrument_imports(include=["sleepterm"]).__enter__()


def fuzz(
    target: Target,
    judge: Callable[[bytes], None],
    count: int,
    number: int,
    folder: Path,
) -> NoReturn:
    """Run so many inputs; this process ends with them.

    Args:
        target: the target.
        judge: gets each input.
        count: how many.
        number: decides which.
        folder: gets the inputs that reached something new.
    """
    import atheris

    start = starting_inputs(target, min(2000, count // 8), number)
    kept = folder / "corpus"
    kept.mkdir(exist_ok=True)
    for index, data in enumerate(start):
        (kept / f"{index:06}").write_bytes(data)

    def changed(data: bytes, size: int, seed: int) -> bytes:
        rng = Random(seed)
        if rng.random() < _OWN:
            data = mutated(data, rng, start, target.words)
        else:
            data = atheris.Mutate(data, size)
        return target.repaired(data, rng)[:size]

    _ = atheris.Setup(
        [sys.argv[0], *_options(count, number, folder), str(kept)],
        judge,
        custom_mutator=changed,
    )
    atheris.Fuzz()
    raise SystemExit


def _options(count: int, number: int, folder: Path) -> list[str]:
    """The options of libFuzzer; time and memory are watched by others."""
    return [
        f"-runs={count}",
        f"-seed={number % 2**31 or 1}",
        f"-max_len={LONGEST}",
        "-len_control=0",
        "-rss_limit_mb=0",
        "-malloc_limit_mb=0",
        "-timeout=100000",
        "-verbosity=0",
        # Otherwise slow inputs are written where the command was typed.
        f"-artifact_prefix={folder}/",
        *(f"-handle_{x}=0" for x in ("segv", "bus", "abrt", "ill", "fpe")),
    ]
