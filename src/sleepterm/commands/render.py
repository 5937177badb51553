"""`sleepterm render`: write a mix to a sound file, faster than real time."""

from __future__ import annotations

import sys
from dataclasses import replace

from sleepterm.audio.offline_render import OfflineRender, PlannedMix, RenderedSound
from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.commands.requests.playing import RenderRequest
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.console import tell
from sleepterm.commands.shared.layer_options import (
    check_bed,
    guidance,
    named_layers,
    tones,
    unfold_mixes,
)
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.commands.shared.timer_options import timer_settings
from sleepterm.night.durations import LONGEST
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.store.caption_file import CaptionFile
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_MASTER


def run(request: RenderRequest) -> int:
    """Write the sound file, and its captions to a .vtt file beside it."""
    paths = Paths.of_user()
    loaded = load(paths)
    settings, problems = load_settings(paths.config_file)
    print_problems([*loaded.problems, *problems])
    output = FileOutput(request.output)
    captions = CaptionFile(request.output.with_suffix(".vtt"))
    wanted, _mixes = unfold_mixes(request.mix, loaded.catalog, paths)
    layers = named_layers(wanted, loaded.catalog)
    bed = check_bed(wanted.bed, layers, loaded.catalog)
    timer = _timer(request, settings.timer)
    rendering = OfflineRender(
        PlannedMix(layers, loaded.catalog, bed),
        master=DEFAULT_MASTER if wanted.volume is None else wanted.volume,
        timer=timer,
        seed=wanted.seed or 0,
        sound=RenderedSound(guidance(wanted), tones(wanted), settings.drift),
    )
    length = request.length or timer.duration
    # A voice may end later than the timer's time.
    waits = timer.enabled and timer.end is not EndWith.TIME
    if rendering.narration.cues:
        captions.check()
    label = _("Rendering {file}").format(file=request.output)
    with ProgressLine(sys.stderr, label) as line:
        for done in rendering.into(output, LONGEST if waits else length):
            line.show(min(1.0, done / length))
    for part in rendering.lost:
        tell(
            _("{title}: {reason} It is left out.").format(
                title=part.title, reason=part.reason
            )
        )
    captions.put(rendering.rendered_cues)
    return 0


def _timer(request: RenderRequest, default: TimerSettings) -> TimerSettings:
    # A file is written at no time of day.
    default = replace(default, until=None)
    if request.timer.duration is None:
        return replace(default, enabled=False)
    return timer_settings(request.timer, default)
