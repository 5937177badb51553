"""Measure everything and print it side by side.

    python -m benchmarks [playing] [first_frame] [enter_to_sound] [captions]
                        [large_library] [measuring] [search] [chips] [redrawing]
                        [hostile_texts] [bytes] [night] [shuffle] [completing]
                        [adding] [growth]

Needs Debian's pulseaudio, pulseaudio-utils and mpv (the last twelve need none of them),
and an otherwise idle machine.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import traceback
from pathlib import Path

from benchmarks import (
    adding,
    bytes_a_minute,
    captions,
    chips,
    completing,
    enter_to_sound,
    first_frame,
    growth,
    hostile_texts,
    large_library,
    measuring,
    night,
    playing,
    redrawing,
    search,
    shuffle,
)
from benchmarks.report import Row, print_rows, write_rows

BENCHMARKS = {
    "playing": playing.measure,
    "first_frame": first_frame.measure,
    "enter_to_sound": enter_to_sound.measure,
    "captions": captions.measure,
    "large_library": large_library.measure,
    "measuring": measuring.measure,
    "search": search.measure,
    "chips": chips.measure,
    "redrawing": redrawing.measure,
    "hostile_texts": hostile_texts.measure,
    "bytes": bytes_a_minute.measure,
    "night": night.measure,
    "shuffle": shuffle.measure,
    "completing": completing.measure,
    "adding": adding.measure,
    "growth": growth.measure,
}
WITH_SOUND = {"playing", "first_frame", "enter_to_sound", "captions"}
NEEDED = ("pulseaudio", "pactl", "parec", "mpv")


def main() -> int:
    """Run the benchmarks named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", choices=[*BENCHMARKS, []])
    parser.add_argument(
        "--json", metavar="FILE", type=Path, help="write them there too"
    )
    asked = parser.parse_args()
    names = asked.names or list(BENCHMARKS)
    plays = WITH_SOUND & {*names}
    if missing := [name for name in NEEDED if plays and shutil.which(name) is None]:
        print(f"Please install {', '.join(missing)} first.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    failed = []
    for name in names:
        print(f"{name} ...", file=sys.stderr)
        try:
            rows += BENCHMARKS[name]()
        except Exception:  # noqa: BLE001 - the others have measured for minutes
            traceback.print_exc()
            failed.append(name)
    print_rows(rows)
    if asked.json is not None:
        write_rows(rows, asked.json)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
