"""Compares recipes with recordings over several seeds, so none is just lucky."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean

from studio.dsp.ring import Ring
from studio.encoding import decoded, encoded
from studio.manifest import Built
from studio.mastering import mastered
from studio.texture.typical import Typical, typical
from studio.work import Work
from studio.works import work

SEEDS = (1, 2, 3)


@dataclass(frozen=True)
class Spread:
    """How a recipe compares with recordings over several seeds.

    Attributes:
        digest: SHA-256 of the file built at that time; the figures hold for it.
        ratios: `Typical.ratio` of each seed.
        nearest: the texture nearest to each seed.
    """

    digest: str
    ratios: tuple[float, ...]
    nearest: tuple[str, ...]

    @property
    def mean(self) -> float:
        """The mean of the ratios."""
        return fmean(self.ratios)


def read(path: Path) -> dict[str, Spread]:
    """Read the spreads, by id; empty if there are none yet."""
    if not path.exists():
        return {}
    return {
        name: Spread(entry["digest"], tuple(entry["ratios"]), tuple(entry["nearest"]))
        for name, entry in json.loads(path.read_text("utf-8")).items()
    }


def write(path: Path, spreads: Mapping[str, Spread]) -> None:
    """Write the spreads, sorted by id."""
    entries = {name: asdict(spreads[name]) for name in sorted(spreads)}
    path.write_text(json.dumps(entries, indent=2) + "\n", "utf-8")


def over_seeds(
    pieces: Sequence[Work], built: Mapping[str, Built], jobs: int
) -> Iterator[tuple[str, Spread]]:
    """Yield id and spread of each sound that has a texture, as soon as it is known."""
    compared = [each.id for each in pieces if each.texture]
    with ProcessPoolExecutor(jobs) as pool:
        found = [
            [pool.submit(of_seed, name, seed) for seed in SEEDS] for name in compared
        ]
        for name, futures in zip(compared, found, strict=True):
            each = [future.result() for future in futures]
            ratios = tuple(round(one.ratio, 3) for one in each)
            nearest = tuple(one.nearest for one in each)
            yield name, Spread(built[name].digest, ratios, nearest)


def of_seed(name: str, seed: int) -> Typical:
    """Build a sound from another seed, encode it and compare it with recordings."""
    piece = work(name)
    made = piece.make(Ring(piece.seconds, seed))
    sound = mastered(made, piece.loudness, piece.margin).sound
    return typical(decoded(encoded(sound, name, piece.codec)), piece.texture)


def line(name: str, spread: Spread) -> str:
    """A line for the terminal: the mean, and ratio and nearest texture of each seed."""
    each = "  ".join(
        f"{ratio:.3f} {nearest}"
        for ratio, nearest in zip(spread.ratios, spread.nearest, strict=True)
    )
    return f"{name:20} {work(name).texture:10} {spread.mean:.3f}   {each}"
