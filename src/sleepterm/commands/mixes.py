"""`sleepterm mix`: show, save, share and make mixes."""

from __future__ import annotations

import json
import random
from functools import singledispatch

from sleepterm.commands.requests.mixes import (
    DeleteMixRequest,
    ImportMixRequest,
    ListMixesRequest,
    MixesRequest,
    RandomMixRequest,
    RenameMixRequest,
    SaveMixRequest,
    ShareMixRequest,
    UndoMixRequest,
)
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.console import say, tell
from sleepterm.commands.shared.layer_options import (
    check_bed,
    named_layers,
    print_missing,
    unfold_mixes,
)
from sleepterm.commands.shared.tables import print_table
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.mixes.mix import LONGEST_REASON, Mix, MixPart, mix_name
from sleepterm.library.mixes.mix_tracks import mixes_of, with_mixes
from sleepterm.library.mixes.random_mix import random_mix
from sleepterm.library.mixes.share_line import format_share_line
from sleepterm.library.names import NameTakenError
from sleepterm.store.bundled import bundled_mixes
from sleepterm.store.history import History
from sleepterm.store.mixes import Mixes, format_mix
from sleepterm.store.paths import Paths
from sleepterm.store.shared_mix import read_shared_mix
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _


def run(request: MixesRequest) -> int:
    """Do one action."""
    _do(request, Mixes(Paths.of_user().mixes, bundled_mixes()))
    return 0


@singledispatch
def _do(request: MixesRequest, mixes: Mixes) -> None:
    raise NotImplementedError


@_do.register
def _list(request: ListMixesRequest, mixes: Mixes) -> None:
    loaded = mixes.load()
    print_problems(loaded.problems)
    if request.json:
        say(json.dumps([_as_json(mix) for mix in loaded.mixes], indent=2))
        return
    print_table(
        [(mix.shown_name, _layers(mix), mix.shown_reason) for mix in loaded.mixes]
    )


@_do.register
def _save(request: SaveMixRequest, mixes: Mixes) -> None:
    catalog = load(Paths.of_user()).catalog
    wanted, _left = unfold_mixes(request.mix, catalog, Paths.of_user())
    chosen = named_layers(wanted, catalog)
    bed = check_bed(wanted.bed, chosen, catalog)
    if bed is None and len({track.is_loop for track, _percent in chosen}) > 1:
        # As `play` would play these.
        bed = NO_BED
    layers = [MixPart(track.id, percent) for track, percent in chosen]
    reason = sanitize_line(request.reason)[:LONGEST_REASON].rstrip()
    mix = Mix(mix_name(request.name), tuple(layers), reason, bed or None)
    try:
        mixes.save(mix, overwrite=request.overwrite)
    except NameTakenError as taken:
        taken.hint = _("Choose another name, or use --overwrite.")
        raise
    say(_("Saved '{name}'.").format(name=mix.name))


@_do.register
def _rename(request: RenameMixRequest, mixes: Mixes) -> None:
    before = _ids(mixes)
    old = mixes.load().find(request.old)
    mix = mixes.rename(old.name, mix_name(request.new))
    history = History(Paths.of_user().history_file)
    history.rename(before[old.key], _ids(mixes)[mix.key])
    print_problems(history.problems)
    say(_("Renamed '{old}' to '{new}'.").format(old=old.name, new=mix.name))


def _ids(mixes: Mixes) -> dict[str, str]:
    """The ids of mixes, as the history has them, by the mixes' keys."""
    joined = with_mixes(load(Paths.of_user()).catalog, mixes.load().mixes)
    return {track.mix.key: track.id for track in mixes_of(joined)}


@_do.register
def _delete(request: DeleteMixRequest, mixes: Mixes) -> None:
    mix = mixes.delete(request.name)
    say(_("Deleted '{name}'. 'sleepterm mix undo' restores it.").format(name=mix.name))


@_do.register
def _undo(_request: UndoMixRequest, mixes: Mixes) -> None:
    say(_("Restored '{name}'.").format(name=mixes.undo().name))


@_do.register
def _share(request: ShareMixRequest, mixes: Mixes) -> None:
    mix = mixes.load().find(request.name)
    text = format_mix(mix) if request.toml else f"{format_share_line(mix)}\n"
    say(text, end="")


@_do.register
def _import(request: ImportMixRequest, mixes: Mixes) -> None:
    given = read_shared_mix(request.source)
    mix = mixes.add(given)
    print_missing(mix, load(Paths.of_user()).catalog)
    words = (
        _("Saved '{name}'.")
        if mix.name == given.name
        else _("Saved '{name}' ('{given}' was taken).")
    )
    say(words.format(name=mix.name, given=given.name))


@_do.register
def _random(request: RandomMixRequest, mixes: Mixes) -> None:
    seed = request.seed
    if seed is None:
        seed = random.SystemRandom().randrange(10_000)
    mix = random_mix(load(Paths.of_user()).catalog, seed, request.type)
    if request.seed is None:
        tell(_("--seed {seed} makes the same mix again.").format(seed=seed))
    if request.save:
        mix = Mix(mix_name(request.save), mix.layers)
        mixes.save(mix)
    say(_layers(mix))


def _layers(mix: Mix) -> str:
    return " ".join(map(str, mix.layers))


def _as_json(mix: Mix) -> dict[str, object]:
    return {
        "name": mix.name,
        "reason": mix.reason,
        "layers": [
            {"track": layer.track_id, "percent": layer.percent} for layer in mix.layers
        ],
        "bed": mix.bed,
        "starter": mix.starter,
    }
