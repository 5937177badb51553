"""`sleepterm render`: a night's sound as a file, faster than it is heard."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from sleepterm.audio.offline_render import OfflineRender
from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.layer_options import (
    bed_finder,
    guidance,
    named_layers,
    unfold_mixes,
)
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.commands.shared.timer_options import timer_settings
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.store.caption_file import CaptionFile
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings
from sleepterm.units import DEFAULT_MASTER


def run(options: argparse.Namespace) -> int:
    """Render until the length or the timer's end, captions beside it if there are."""
    paths = Paths.of_user()
    loaded = load(paths)
    settings, problems = load_settings(paths.config_file)
    print_problems([*loaded.problems, *problems])
    output = FileOutput(Path(options.output))
    captions = CaptionFile(Path(options.output).with_suffix(".vtt"))
    unfold_mixes(options, loaded.catalog, paths)
    layers = named_layers(options, loaded.catalog)
    rendering = OfflineRender(
        layers,
        master=DEFAULT_MASTER if options.volume is None else options.volume,
        timer=_timer(options, settings.timer),
        seed=options.seed or 0,
        guidance=guidance(options),
        find_bed=bed_finder(options, layers, loaded.catalog),
    )
    length = options.length or options.timer
    if rendering.narration.cues:
        captions.check()
    with ProgressLine(sys.stderr, f"Rendering {options.output}") as line:
        for done in rendering.into(output, length):
            line.show(done / length)
    captions.put(rendering.heard_cues)
    return 0


def _timer(options: argparse.Namespace, default: TimerSettings) -> TimerSettings:
    if options.timer is None:
        return replace(default, enabled=False)
    return timer_settings(options, default)
