"""The inputs of a target: its seeds, what its grammar draws, and mutations of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy
from tests.fuzz.mutation import LONGEST, mutated
from tests.fuzz.target import Target


def starting_inputs(target: Target, count: int, number: int) -> list[bytes]:
    """The seeds, and about so many inputs drawn from the grammar."""
    found = [data[:LONGEST] for data in target.seeds()]
    if target.grammar is not None and count > 0:
        found += (x[:LONGEST] for x in drawn_from(target.grammar(), count, number))
    return found or [b""]


def drawn_from(grammar: SearchStrategy[bytes], count: int, number: int) -> list[bytes]:
    """Inputs from a grammar, always the same for the same number."""
    found: list[bytes] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(grammar)
    def keep(data: bytes) -> None:
        found.append(data)

    keep()
    return found


def mutations(
    target: Target, start: Sequence[bytes], count: int, rng: Random
) -> Iterator[bytes]:
    """So many mutations of some inputs."""
    for _ in range(count):
        changed = mutated(rng.choice(start), rng, start, target.words)
        yield target.repaired(changed, rng)


def unguided(target: Target, count: int, number: int, drawn: int) -> Iterator[bytes]:
    """So many inputs: first what the mutations begin with, then mutations.

    Args:
        target: the target.
        count: how many.
        number: decides which.
        drawn: how many are drawn from the grammar.
    """
    start = starting_inputs(target, drawn, number)
    yield from start[:count]
    yield from mutations(target, start, count - len(start), Random(number))
