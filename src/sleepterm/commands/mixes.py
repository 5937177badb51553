"""`sleepterm mix`: mixes kept, named, given away and thrown together."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable

from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.layer_options import (
    named_layers,
    say_missing,
    unfold_mixes,
)
from sleepterm.library.mixes.mix import LONGEST_REASON, Mix, MixPart, mix_name
from sleepterm.library.mixes.mix_tracks import mixes_of, with_mixes
from sleepterm.library.mixes.random_mix import random_mix
from sleepterm.library.mixes.share_line import format_share_line
from sleepterm.store.bundled import bundled_mixes
from sleepterm.store.history import History
from sleepterm.store.mixes import Mixes, format_mix
from sleepterm.store.paths import Paths
from sleepterm.store.shared_mix import read_shared_mix
from sleepterm.text import sanitize_line


def run(options: argparse.Namespace) -> int:
    """Do one thing with the mixes."""
    actions: dict[str, Callable[[argparse.Namespace, Mixes], None]] = {
        "list": _list,
        "save": _save,
        "rename": _rename,
        "delete": _delete,
        "undo": _undo,
        "share": _share,
        "import": _import,
        "random": _random,
    }
    actions[options.action](options, Mixes(Paths.of_user().mixes, bundled_mixes()))
    return 0


def _list(options: argparse.Namespace, mixes: Mixes) -> None:
    loaded = mixes.load()
    print_problems(loaded.problems)
    if options.json:
        print(json.dumps([_as_json(mix) for mix in loaded.mixes], indent=2))
        return
    rows = [(mix.name, _layers(mix), mix.reason) for mix in loaded.mixes]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(2)]
    for name, layers, reason in rows:
        print(f"{name:<{widths[0]}}  {layers:<{widths[1]}}  {reason}".rstrip())


def _save(options: argparse.Namespace, mixes: Mixes) -> None:
    catalog = load(Paths.of_user()).catalog
    unfold_mixes(options, catalog, Paths.of_user())
    chosen = named_layers(options, catalog)
    layers = [MixPart(x.track.id, x.percent) for x in chosen if not x.is_bed]
    reason = sanitize_line(options.reason)[:LONGEST_REASON].rstrip()
    mix = Mix(mix_name(options.name), tuple(layers), reason, options.bed)
    mixes.save(mix, overwrite=options.overwrite)
    print(f"Saved '{mix.name}'.")


def _rename(options: argparse.Namespace, mixes: Mixes) -> None:
    before = _ids(mixes)
    old = mixes.load().find(options.old)
    mix = mixes.rename(old.name, mix_name(options.new))
    history = History(Paths.of_user().history_file)
    history.rename(before[old.key], _ids(mixes)[mix.key])
    print_problems(history.problems)
    print(f"It is called '{mix.name}' now.")


def _ids(mixes: Mixes) -> dict[str, str]:
    """The ids by which plays and favourites know mixes, by the mixes' keys."""
    joined = with_mixes(load(Paths.of_user()).catalog, mixes.load().mixes)
    return {track.mix.key: track.id for track in mixes_of(joined)}


def _delete(options: argparse.Namespace, mixes: Mixes) -> None:
    mix = mixes.delete(options.name)
    print(f"Deleted '{mix.name}'; 'sleepterm mix undo' brings it back.")


def _undo(_options: argparse.Namespace, mixes: Mixes) -> None:
    print(f"'{mixes.undo().name}' is back.")


def _share(options: argparse.Namespace, mixes: Mixes) -> None:
    mix = mixes.load().find(options.name)
    text = format_mix(mix) if options.toml else f"{format_share_line(mix)}\n"
    print(text, end="")


def _import(options: argparse.Namespace, mixes: Mixes) -> None:
    given = read_shared_mix(options.source)
    mix = mixes.add(given)
    say_missing(mix, load(Paths.of_user()).catalog)
    new = "" if mix.name == given.name else f", as '{given.name}' was taken"
    print(f"'{mix.name}' is among your mixes{new}.")


def _random(options: argparse.Namespace, mixes: Mixes) -> None:
    seed = options.seed
    if seed is None:
        seed = random.SystemRandom().randrange(10_000)
    mix = random_mix(load(Paths.of_user()).catalog, seed, options.type)
    if options.seed is None:
        print(f"sleepterm: --seed {seed} gives the same one again.", file=sys.stderr)
    if options.save:
        mix = Mix(mix_name(options.save), mix.layers)
        mixes.save(mix)
    print(_layers(mix))


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
