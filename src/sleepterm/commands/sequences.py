"""`sleepterm session`: show, play, save and share sessions of several parts."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from functools import singledispatch

from sleepterm.audio.offline_render import OfflineRender, PlannedSequence, RenderedSound
from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.commands.requests.sequences import (
    DeleteSequenceRequest,
    ImportSequenceRequest,
    ListSequencesRequest,
    PlaySequenceRequest,
    RenameSequenceRequest,
    RenderSequenceRequest,
    SaveSequenceRequest,
    SequencesRequest,
    ShareSequenceRequest,
    ShowSequenceRequest,
    UndoSequenceRequest,
)
from sleepterm.commands.shared.catalog_access import (
    length_of,
    load_with_mixes,
    print_problems,
    with_lengths,
)
from sleepterm.commands.shared.console import say, tell
from sleepterm.commands.shared.layer_options import guidance, tones
from sleepterm.commands.shared.play_sequence import (
    PartsRequest,
    check_playable,
    play_sequence,
    user_settings,
)
from sleepterm.commands.shared.play_there import (
    check_options,
    play_session_there,
    set_there,
)
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.commands.shared.running import running_or_none
from sleepterm.commands.shared.sequence_parts import named_parts
from sleepterm.commands.shared.tables import print_table
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.names import NameTakenError
from sleepterm.library.sequences.plan import Plan, plan_sequence
from sleepterm.library.sequences.sequence import (
    CROSSFADE,
    LONGEST_ABOUT,
    Sequence,
    sequence_name,
)
from sleepterm.library.sequences.sequence_tracks import SequenceTrack, sequences_of
from sleepterm.night.durations import format_minutes, format_position
from sleepterm.playback.sequence_start import start_of
from sleepterm.store.bundled import bundled_sequences
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.store.sequences import (
    Sequences,
    format_sequence,
    read_shared_sequence,
)
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_MASTER, Seconds


def run(request: SequencesRequest) -> int:
    """Do one action."""
    return _do(request, Sequences(Paths.of_user().sequences, bundled_sequences()))


@singledispatch
def _do(request: SequencesRequest, sequences: Sequences) -> int:
    raise NotImplementedError


@_do.register
def _list(request: ListSequencesRequest, _sequences: Sequences) -> int:
    tracks = sequences_of(_catalog())
    if request.json:
        say(json.dumps([_as_json(track) for track in tracks], indent=2))
        return 0
    print_table([(x.title, length_of(x), x.sequence.shown_about) for x in tracks])
    return 0


@_do.register
def _show(request: ShowSequenceRequest, sequences: Sequences) -> int:
    sequence = sequences.load().find(request.name)
    plan = plan_sequence(sequence, _catalog())
    say(sanitize_line(sequence.shown_name))
    if sequence.about:
        say(sanitize_line(sequence.shown_about))
    print_table([_row(plan, at) for at in range(len(plan.parts))])
    _tell_missing(plan, sequence.name)
    return 0


@_do.register
def _play(request: PlaySequenceRequest, sequences: Sequences) -> int:
    catalog = _catalog()
    track = _track(request.name, sequences, catalog)
    if not request.here:
        with running_or_none(Paths.of_user()) as client:
            if client is not None:
                check_options(request.sound, request.device)
                check_playable(track)
                set_there(client, request.sound, request.timer, None)
                return play_session_there(client, track)
    asked = PartsRequest(request.sound, request.timer, device=request.device)
    return play_sequence(track, catalog, asked)


@_do.register
def _render(request: RenderSequenceRequest, sequences: Sequences) -> int:
    catalog = _catalog()
    output = FileOutput(request.output)
    track = _track(request.name, sequences, catalog)
    check_playable(track)
    plan = plan_sequence(track.sequence, catalog, track_id=track.id)
    settings = user_settings(Paths.of_user())
    start = start_of(plan, time.time(), settings.timer)
    if start.over:
        tell(f"{track.title}: {start.over}")
    sound = request.sound
    rendering = OfflineRender(
        PlannedSequence(start.plan, start.clock, catalog),
        master=DEFAULT_MASTER if sound.volume is None else sound.volume,
        timer=start.timer,
        seed=sound.seed or 0,
        sound=RenderedSound(guidance(sound), tones(sound), settings.drift),
    )
    # Slow silences may make it longer than planned; it ends by itself.
    longest = Seconds(2 * start.clock.remaining + 60)
    label = _("Rendering {file}").format(file=request.output)
    with ProgressLine(sys.stderr, label) as line:
        for done in rendering.into(output, longest):
            line.show(min(1.0, done / start.clock.remaining))
    return 0


@_do.register
def _save(request: SaveSequenceRequest, sequences: Sequences) -> int:
    parts = named_parts(request.parts, _catalog())
    sequence = Sequence(
        sequence_name(request.name),
        parts,
        sanitize_line(request.about)[:LONGEST_ABOUT].rstrip(),
        crossfade=CROSSFADE if request.crossfade is None else request.crossfade,
        fade=request.fade,
    )
    try:
        sequences.save(sequence, overwrite=request.overwrite)
    except NameTakenError as taken:
        taken.hint = _("Choose another name, or use --overwrite.")
        raise
    say(_("Saved '{name}'.").format(name=sequence.name))
    return 0


@_do.register
def _rename(request: RenameSequenceRequest, sequences: Sequences) -> int:
    before = _ids()
    old = sequences.load().find(request.old)
    sequence = sequences.rename(old.name, sequence_name(request.new))
    history = History(Paths.of_user().history_file)
    history.rename(before[old.key], _ids()[sequence.key])
    print_problems(history.problems)
    say(_("Renamed '{old}' to '{new}'.").format(old=old.name, new=sequence.name))
    return 0


@_do.register
def _delete(request: DeleteSequenceRequest, sequences: Sequences) -> int:
    sequence = sequences.delete(request.name)
    say(
        _("Deleted '{name}'. 'sleepterm session undo' restores it.").format(
            name=sequence.name
        )
    )
    return 0


@_do.register
def _undo(_request: UndoSequenceRequest, sequences: Sequences) -> int:
    say(_("Restored '{name}'.").format(name=sequences.undo().name))
    return 0


@_do.register
def _share(request: ShareSequenceRequest, sequences: Sequences) -> int:
    sequence = sequences.load().find(request.name)
    say(format_sequence(replace(sequence, starter=False)), end="")
    return 0


@_do.register
def _import(request: ImportSequenceRequest, sequences: Sequences) -> int:
    given = read_shared_sequence(request.source)
    sequence = sequences.add(given)
    _tell_missing(plan_sequence(sequence, _catalog()), sequence.name)
    words = (
        _("Saved '{name}'.")
        if sequence.name == given.name
        else _("Saved '{name}' ('{given}' was taken).")
    )
    say(words.format(name=sequence.name, given=given.name))
    return 0


def _catalog() -> Catalog:
    paths = Paths.of_user()
    loaded = load_with_mixes(paths)
    print_problems(loaded.problems)
    return with_lengths(loaded.catalog, paths)


def _ids() -> dict[str, str]:
    """The ids of sessions, as the history has them, by the sessions' keys."""
    catalog = load_with_mixes(Paths.of_user()).catalog
    return {track.sequence.key: track.id for track in sequences_of(catalog)}


def _track(name: str, sequences: Sequences, catalog: Catalog) -> SequenceTrack:
    known = {track.sequence.key: track for track in sequences_of(catalog)}
    by_id = {track.id: track for track in known.values()}
    if name in by_id:
        return by_id[name]
    return known[sequences.load().find(name).key]


def _tell_missing(plan: Plan, name: str) -> None:
    if plan.left_out:
        parts = ", ".join(plan.left_out)
        tell(_("Missing from '{name}': {parts}.").format(name=name, parts=parts))


def _row(plan: Plan, at: int) -> tuple[str, str, str]:
    part = plan.parts[at]
    after = plan.parts[at + 1] if at + 1 < len(plan.parts) else None
    begins = (
        _("from {time}").format(time=f"{part.at:%H:%M}") if part.at else f"{at + 1}."
    )
    if part.waits or part.length:
        length = (
            format_minutes(part.length)
            if part.length >= 60
            else format_position(part.length)
        )
    else:
        end = after.at if after else None
        length = _("until {time}").format(time=f"{end:%H:%M}") if end else ""
    return begins, part.title, length


def _as_json(track: SequenceTrack) -> dict[str, object]:
    sequence = track.sequence
    return {
        "id": track.id,
        "name": sequence.name,
        "about": sequence.about,
        "parts": [str(part) for part in sequence.parts],
        "crossfade": sequence.crossfade,
        "fade": sequence.fade,
        "length": track.length,
        "starter": sequence.starter,
    }
