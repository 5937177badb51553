"""``python -m studio``: rebuild what changed, print the measures, write SOUNDS.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed

from studio import manifest, seeds
from studio.build import build
from studio.manifest import Built
from studio.progress import Progress
from studio.provenance import ROOT, key_of
from studio.sounds_page import sounds_page
from studio.table import table
from studio.work import Work
from studio.works import WORKS

SOUNDS = ROOT / "sounds"
CATALOGUE = ROOT / "tracks.toml"
PAGE = ROOT / "SOUNDS.md"
MANIFEST = ROOT / "studio" / "built.json"
SEEDS = ROOT / "studio" / "seeds.json"


def main() -> int:
    """Exit status: 0 done, 1 ``--check`` or ``--seeds`` found work to do first."""
    wish = _arguments()
    known = manifest.read(MANIFEST)
    chosen = [each for each in WORKS if not wish.only or each.id in wish.only]
    waiting = [each for each in chosen if wish.force or _is_stale(each, known)]
    if wish.check:
        print("\n".join(each.id for each in waiting) or "nothing to rebuild")
        return int(bool(waiting))
    if wish.seeds:
        return _compare_seeds(chosen, waiting, known, wish.jobs)
    for name, built in _build_all(waiting, wish.jobs):
        # at once, so that an interrupted night of building is not lost
        known[name] = built
        manifest.write(MANIFEST, known)
    _publish(known)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m studio", description=__doc__)
    ids = [each.id for each in WORKS]
    parser.add_argument(
        "--only", metavar="ID", nargs="+", choices=ids, help="these sounds alone"
    )
    parser.add_argument("--force", action="store_true", help="even if nothing changed")
    parser.add_argument("--check", action="store_true", help="only say what is stale")
    parser.add_argument(
        "--seeds",
        action="store_true",
        help="build nothing; compare three seeds each with recordings",
    )
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes")
    return parser.parse_args()


def _is_stale(piece: Work, known: Mapping[str, Built]) -> bool:
    made = (SOUNDS / f"{piece.id}.ogg").exists()
    return not made or piece.id not in known or known[piece.id].key != key_of(piece)


def _build_all(waiting: list[Work], jobs: int) -> Iterator[tuple[str, Built]]:
    SOUNDS.mkdir(exist_ok=True)
    progress = Progress(len(waiting))
    with ProcessPoolExecutor(jobs) as pool:
        running = {pool.submit(build, each.id, SOUNDS): each.id for each in waiting}
        for finished in as_completed(running):
            name = running[finished]
            yield name, finished.result()
            progress.advance(name)


def _compare_seeds(
    chosen: list[Work], waiting: list[Work], known: Mapping[str, Built], jobs: int
) -> int:
    if waiting:
        names = " ".join(each.id for each in waiting)
        print(f"to be rebuilt first: {names}", file=sys.stderr)
        return 1
    spreads = seeds.read(SEEDS)
    for name, spread in seeds.over_seeds(chosen, known, jobs):
        print(seeds.line(name, spread), flush=True)
        # at once, for the comparison takes long
        spreads[name] = spread
        seeds.write(SEEDS, spreads)
    _write_page(known)
    return 0


def _publish(known: Mapping[str, Built]) -> None:
    current = {each.id: known[each.id] for each in WORKS if each.id in known}
    manifest.write(MANIFEST, current)
    _write_page(current)
    print(table(current))


def _write_page(known: Mapping[str, Built]) -> None:
    page = sounds_page(CATALOGUE, known, seeds.read(SEEDS))
    PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
