"""Writes SOUNDS.md: how each bundled file is made and its measures."""

from __future__ import annotations

import inspect
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from studio.manifest import Built
from studio.mastering import LOUDNESS, TOLERANCE, TRUE_PEAK
from studio.seeds import Spread
from studio.spoken.pools import spoken_entries
from studio.spoken.record import Spoken
from studio.spoken.sessions_page import spoken_page
from studio.work import Work
from studio.works import work
from studio.works.bells import BELLS

Entry: TypeAlias = Mapping[str, Any]
"""One track as it stands in tracks.toml."""

_INTRODUCTION = f"""\
# Sounds

Every bundled sound is synthesised from nothing by the recipes in `studio/recipes/`; no
recording is in them. `python -m studio` rebuilds what changed and writes this page from
`tracks.toml` and the figures it measured. Coloured noise has no file: the player makes
it while it plays.

The figures are measurements of the decoded files. **No listening test was made**: how
natural or how pleasant a sound is was not judged by ear.

- **Loudness** is integrated (ITU-R BS.1770). The aim is {LOUDNESS:.0f} LUFS within \
{TOLERANCE} LU,
  unless a sound's own text says that it is quieter.
- **True peak** is measured at four times the rate; at most {TRUE_PEAK} dBTP. \
**Eased** is by how
  much the highest peak was turned down for that.
- **Left/right** is the correlation of the channels: 1 is mono, 0 is wide.
- **Seam** is how a loop's join compares with every other place in the same sound: the
  step between its two samples over the largest usual ones (at most 1.5), and the
  percentile of its change of spectrum (at most 99.5). A track heard once has none.
- **Loudest** is how far the loudest 400 ms stand over the whole: at most 10 LU,
  thunder 14.
- **Stands out** is how far a loop's most conspicuous event stands above its sixth, in
  any band: at most 6 dB in a steady sound, which is played in shuffled stretches.
- **Typical** compares some 2000 statistics of a sound's texture (McDermott &
  Simoncelli, Neuron 71:926, 2011) with those of real recordings of its kind, of which
  `studio/texture/references.npz` holds the figures. 1.00 is as far from the mean of the
  recordings as one of them usually is from the mean of the others; less is nearer. It
  hears one channel up to 10 kHz. Kinds without enough recordings have no figure.
- **3 seeds** is the mean of that figure over the recipe's seeds 1, 2 and 3, as
  `python -m studio --seeds` finds it and `studio/seeds.json` keeps it, so that no seed
  was merely lucky.

Textures are Opus, for it keeps their width: the left/right correlation from 8 to
16 kHz, **highs** in the table, stays within 0.05 of what it was before coding, where
Vorbis at twice the bytes makes a texture nearly mono. What is tonal, or has next to
nothing above 8 kHz, is Vorbis. The **coder** changes third-octaves from 50 Hz to 16 kHz
by so many dB in the mean. `python -m studio --table` prints what is measured of coding
and of repetition, and marks what falls short.
"""

_HEAD = """\
| File | Length | Loudness | True peak | Eased | Loudest | Left/right | Typical \
| 3 seeds | Stands out | Seam | Highs | Coder |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: \
| ---: |
"""


_BELLS = f"""\
## Bells of guided sessions

Single strokes, of which the loudest 400 ms have {LOUDNESS:.0f} LUFS. Licence CC0-1.0,
sleepterm studio.
"""


def sounds_page(
    catalogue: Path,
    built: Mapping[str, Built],
    seeds: Mapping[str, Spread],
    spoken: Mapping[str, Spoken],
) -> str:
    """The text of the page, with tracks in the catalogue's order."""
    listed = tomllib.loads(catalogue.read_text("utf-8"))["track"]
    entries = [entry for entry in listed if entry["id"] in built]
    rows = [
        _row(entry, built[entry["id"]], seeds.get(entry["id"])) for entry in entries
    ]
    sections = [_section(entry, work(entry["id"])) for entry in entries]
    sessions = spoken_entries(listed, spoken)
    noises = [_noise_section(entry) for entry in listed if "noise" in entry]
    table = _HEAD + "\n".join(rows) + "\n"
    parts = [_INTRODUCTION, table, *sections, *noises, _bells(built)]
    return "\n".join([*parts, spoken_page(sessions, spoken)])


def _bells(built: Mapping[str, Built]) -> str:
    there = [each for each in BELLS if each.id in built]
    rows = [_row({"id": x.id, "file": x.file}, built[x.id], None) for x in there]
    recipe = inspect.getdoc(sys.modules[BELLS[0].make.__module__])
    return "\n".join([_BELLS, _HEAD + "\n".join(rows), "", f"{recipe}", ""])


def _row(entry: Entry, built: Built, spread: Spread | None) -> str:
    seam, compared = built.seam, built.typical
    texture = work(entry["id"]).texture
    join = f"step {seam.jump:.2f}, spectrum {seam.flux:.1f} %" if seam else "heard once"
    minutes, seconds = divmod(round(built.seconds), 60)
    cells = (
        f"`{entry['file']}`",
        f"{minutes}:{seconds:02}",
        f"{built.lufs:.2f} LUFS",
        f"{built.true_peak:.2f} dBTP",
        f"{built.eased_db:.1f} dB",
        f"+{built.loudest:.1f} LU",
        f"{built.correlation:.2f}",
        f"{compared.ratio:.2f} of {texture}" if compared else "none",
        f"{spread.mean:.2f}" if spread and spread.digest == built.digest else "none",
        f"{built.standout:.1f} dB" if built.standout is not None else "none",
        join,
        *_coded(built),
    )
    return f"| {' | '.join(cells)} |"


def _noise_section(entry: Entry) -> str:
    return (
        f"## {entry['title']}\n\n"
        f"No file: `{entry['noise']}` noise of `src/sleepterm/audio/noise/`, "
        f"made while it plays, at {LOUDNESS:.0f} LUFS. "
        f"Licence {entry['license']}, {entry['credit']}.\n"
    )


def _coded(built: Built) -> tuple[str, str]:
    if built.fidelity is None:
        return "none", "none"
    return f"{built.fidelity.width:.2f}", f"{built.fidelity.third_octaves_db:.2f} dB"


def _section(entry: Entry, piece: Work) -> str:
    module = piece.make.__module__
    recipe = module.replace(".", "/") + ".py"
    captions = f", captions `{entry['captions']}`" if "captions" in entry else ""
    quieter = (
        f"\nAt {piece.loudness:.0f} LUFS quieter than the rest: its peaks stand far "
        "above its body.\n"
        if piece.loudness != LOUDNESS
        else ""
    )
    return (
        f"## {entry['title']}\n\n"
        f"`{entry['file']}`{captions}. Recipe `{recipe}`, seed {piece.seed}. "
        f"Licence {entry['license']}, {entry['credit']}.\n\n"
        f"{inspect.getdoc(sys.modules[module])}\n{quieter}"
    )
