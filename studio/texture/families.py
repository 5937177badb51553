"""How far apart the sounds of one texture are, against recordings of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from studio.texture.statistics import Statistics
from studio.texture.typical import distance, references

FEWEST = 2
"""Sounds that make a family."""
ENOUGH = 0.7
"""Share of the recordings' distance from which a family differs enough."""


@dataclass(frozen=True)
class Family:
    """The sounds of one texture.

    Attributes:
        texture: what they are compared as.
        apart: mean distance of each pair of them.
        nearest: the pair that is least apart.
        least: the distance of that pair.
        recordings: mean distance of each pair of the texture's recordings.
    """

    texture: str
    apart: float
    nearest: tuple[str, str]
    least: float
    recordings: float

    @property
    def share(self) -> float:
        """Their distance over that of the recordings."""
        return self.apart / self.recordings

    @property
    def alike(self) -> bool:
        """True if they sound too much like one another."""
        return self.share < ENOUGH


def family(texture: str, members: Mapping[str, Statistics]) -> Family:
    """Compare the sounds of a texture with one another.

    Args:
        texture: of which there are recordings.
        members: at least two sounds' statistics, by id.

    Raises:
        KeyError: there are no recordings of the texture.
        ValueError: there are fewer than two sounds.
    """
    if len(members) < FEWEST:
        raise ValueError(f"a family of {texture} needs two sounds, not {len(members)}")
    pairs = {
        pair: distance(members[pair[0]], members[pair[1]])
        for pair in combinations(members, 2)
    }
    nearest = min(pairs, key=lambda pair: pairs[pair])
    apart = float(np.mean(list(pairs.values())))
    return Family(
        texture=texture,
        apart=apart,
        nearest=nearest,
        least=pairs[nearest],
        recordings=_mean_of_pairs(references()[texture]),
    )


def families_table(families: Iterable[Family]) -> str:
    """One line a family; those that sound too much alike are marked."""
    lines = [f"{'family':10} apart  recordings  share  nearest pair"]
    for each in families:
        pair = " and ".join(each.nearest)
        mark = "   alike" if each.alike else ""
        lines.append(
            f"{each.texture:10} {each.apart:5.2f} {each.recordings:11.2f} "
            f"{each.share:6.2f}  {each.least:.2f} {pair}{mark}"
        )
    return "\n".join(lines)


def _mean_of_pairs(each: Sequence[Statistics]) -> float:
    return float(np.mean([distance(*pair) for pair in combinations(each, 2)]))
