"""Whether a recipe is typical of its kind by more than the luck of one seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from statistics import fmean

from studio.dsp.ring import Ring
from studio.encoding import decoded, encoded
from studio.mastering import mastered
from studio.texture.typical import Typical, typical
from studio.work import Work
from studio.works import work

SEEDS = (1, 2, 3)


def over_seeds(pieces: Sequence[Work], jobs: int) -> Iterator[str]:
    """A line for each work that has a texture, as soon as it is known."""
    compared = [each.id for each in pieces if each.texture]
    with ProcessPoolExecutor(jobs) as pool:
        found = [
            [pool.submit(of_seed, name, seed) for seed in SEEDS] for name in compared
        ]
        for name, futures in zip(compared, found, strict=True):
            yield line(name, [each.result() for each in futures])


def of_seed(name: str, seed: int) -> Typical:
    """The comparison of a work made from another seed, encoded and decoded."""
    piece = work(name)
    sound = mastered(piece.make(Ring(piece.seconds, seed)), piece.loudness).sound
    return typical(decoded(encoded(sound, name, piece.quality)), piece.texture)


def line(name: str, found: Sequence[Typical]) -> str:
    """The mean, every seed, and what each is nearest to."""
    each = "  ".join(f"{one.ratio:.3f} {one.nearest}" for one in found)
    mean = fmean(one.ratio for one in found)
    return f"{name:20} {work(name).texture:10} {mean:.3f}   {each}"
