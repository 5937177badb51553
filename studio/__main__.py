"""``python -m studio``: rebuild what changed, print the measures, write SOUNDS.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from studio import manifest, seeds
from studio.build import build
from studio.manifest import Built
from studio.parallel import each_done
from studio.provenance import ROOT, key_of
from studio.shortfalls import print_shortfalls
from studio.sounds_page import sounds_page
from studio.sounds_table import sounds_table
from studio.spoken import record
from studio.spoken.commands import is_stale, recognise_sessions, speak_sessions
from studio.spoken.record import Spoken
from studio.spoken.render import missing_packages
from studio.spoken.scripts import spoken_names
from studio.spoken.sessions_table import spoken_table
from studio.work import Work
from studio.works import ALL

SOUNDS = ROOT / "sounds"
CATALOGUE = ROOT / "tracks.toml"
PAGE = ROOT / "SOUNDS.md"
MANIFEST = ROOT / "studio" / "built.json"
SEEDS = ROOT / "studio" / "seeds.json"
RECORD = ROOT / "studio" / "spoken.json"


def main() -> int:
    """Run the studio.

    Returns:
        Exit status: 0 done, 1 ``--check`` or ``--seeds`` found stale sounds.
    """
    options = _arguments()
    known, spoken = manifest.read(MANIFEST), record.read(RECORD)
    chosen = [each for each in ALL if not options.only or each.id in options.only]
    sessions = [x for x in spoken_names() if not options.only or x in options.only]
    if options.table:
        shown = {each.id: known[each.id] for each in chosen if each.id in known}
        print_shortfalls(CATALOGUE, SOUNDS, shown, options.jobs)
        return 0
    if options.words:
        recognise_sessions(sessions, SOUNDS, spoken, RECORD)
        _publish(known, spoken)
        return 0
    stale = [each for each in chosen if options.force or _is_stale(each, known)]
    unspoken = [x for x in sessions if options.force or is_stale(x, SOUNDS, spoken)]
    if options.check:
        ids = [*(each.id for each in stale), *unspoken]
        print("\n".join(ids) or "nothing to rebuild")
        return int(bool(ids))
    if options.seeds:
        return _compare_seeds(chosen, stale, known, options.jobs)
    for name, built in _build_all(stale, options.jobs):
        # at once, so that an interrupted build is not lost
        known[name] = built
        manifest.write(MANIFEST, known)
    _speak_all(unspoken, spoken, options.jobs)
    _publish(known, spoken)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m studio", description=__doc__)
    ids = [*(each.id for each in ALL), *spoken_names()]
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
    parser.add_argument(
        "--table",
        action="store_true",
        help="build nothing; print how faithful each file is and how soon it repeats"
        " itself, with a star where it falls short",
    )
    parser.add_argument(
        "--words",
        action="store_true",
        help="build nothing; let a recogniser and a judge hear the sessions",
    )
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes")
    return parser.parse_args()


def _is_stale(work: Work, known: Mapping[str, Built]) -> bool:
    made = (SOUNDS / work.file).exists()
    return not made or work.id not in known or known[work.id].key != key_of(work)


def _build_all(stale: list[Work], jobs: int) -> Iterator[tuple[str, Built]]:
    SOUNDS.joinpath("bells").mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(jobs) as pool:
        work = partial(build, folder=SOUNDS)
        yield from each_done(pool, work, [each.id for each in stale])


def _compare_seeds(
    chosen: list[Work], stale: list[Work], known: Mapping[str, Built], jobs: int
) -> int:
    if stale:
        late = " ".join(each.id for each in stale)
        print(f"to be rebuilt first: {late}", file=sys.stderr)
        return 1
    spreads = seeds.read(SEEDS)
    for name, spread in seeds.over_seeds(chosen, known, jobs):
        print(seeds.line(name, spread), flush=True)
        # at once, for the comparison takes long
        spreads[name] = spread
        seeds.write(SEEDS, spreads)
    _write_page(known, record.read(RECORD))
    return 0


def _speak_all(stale: Sequence[str], spoken: dict[str, Spoken], jobs: int) -> None:
    missing = missing_packages(stale)
    if missing:
        left = ", ".join(stale)
        print(
            f"{missing} not installed, so these sessions are left as they are: {left}"
        )
    elif stale:
        speak_sessions(stale, SOUNDS, spoken, RECORD, jobs)


def _publish(known: Mapping[str, Built], spoken: Mapping[str, Spoken]) -> None:
    current = {each.id: known[each.id] for each in ALL if each.id in known}
    voices = {name: spoken[name] for name in spoken_names() if name in spoken}
    manifest.write(MANIFEST, current)
    record.write(RECORD, voices)
    _write_page(current, voices)
    print(sounds_table(current))
    print(spoken_table(voices))


def _write_page(known: Mapping[str, Built], spoken: Mapping[str, Spoken]) -> None:
    page = sounds_page(CATALOGUE, known, seeds.read(SEEDS), spoken)
    PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
