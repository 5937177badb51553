"""Parses the text of files with mixes into mixes and problems."""

from __future__ import annotations

from sleepterm.formats.problem import Problem
from sleepterm.formats.schema import read_top
from sleepterm.formats.table_reader import Table, quoted
from sleepterm.library.catalog.track_id import is_track_id
from sleepterm.library.mixes.mix import (
    LONGEST_REASON,
    MOST_LAYERS,
    Mix,
    MixPart,
    parse_parts,
    usable_mix_name,
)
from sleepterm.library.named_tables import parse_named_tables
from sleepterm.translation import gettext as _

SCHEMA = 1
"""The version of the format of files with mixes."""

_KEYS = ("name", "reason", "bed", "layers")


def parse_mix(text: str, *, file: str) -> tuple[Mix | None, tuple[Problem, ...]]:
    """Parse a file with one mix at its top level. Never raises.

    Returns:
        The mix, None if it cannot be used, and the problems found.
    """
    top, problems = read_top(text, file=file, schema=SCHEMA)
    if top is None:
        return None, problems
    top.warn_unknown(("schema", *_KEYS))
    mix = _mix(top, starter=False)
    return mix, tuple(top.problems)


def parse_starters(
    text: str, *, file: str
) -> tuple[tuple[Mix, ...], tuple[Problem, ...]]:
    """Parse a file of [[mix]] tables; a bad one is left out alone. Never raises."""
    return parse_named_tables(
        text,
        lambda table: _mix(table, starter=True),
        file=file,
        schema=SCHEMA,
        noun="mix",
        keys=_KEYS,
    )


def mix_values(mix: Mix) -> dict[str, object]:
    """The values to write to a TOML file that `parse_mix` reads as this mix."""
    values: dict[str, object] = {"schema": SCHEMA, "name": mix.name}
    if mix.reason:
        values["reason"] = mix.reason
    if mix.bed is not None:
        values["bed"] = mix.bed
    return {**values, "layers": [str(layer) for layer in mix.layers]}


def _mix(table: Table, *, starter: bool) -> Mix | None:
    name = usable_mix_name(table.required("name", longest=1000))
    reason = table.text("reason", longest=LONGEST_REASON)
    layers = _layers(table)
    bed = table.values.get("bed")
    if bed is not None and not (isinstance(bed, str) and is_track_id(bed)):
        table.error(
            _('bed must be the id of a loop, or "none"; it is {value}').format(
                value=quoted(bed)
            )
        )
    if table.failed:
        return None
    return Mix(name, layers, reason, bed if isinstance(bed, str) else None, starter)


def _layers(table: Table) -> tuple[MixPart, ...]:
    value = table.values.get("layers")
    texts = value if isinstance(value, list) else []
    if not texts or not all(isinstance(each, str) for each in texts):
        message = (
            _('layers must be a list like ["rain-steady:80", "owl:60"]; it is missing')
            if value is None
            else _(
                'layers must be a list like ["rain-steady:80", "owl:60"]; it is {value}'
            ).format(value=quoted(value))
        )
        table.error(message)
        return ()
    try:
        parts = parse_parts(texts)
    except ValueError as fault:
        table.error(
            _('a layer must be like "rain-steady:80"; one is {value}').format(
                value=quoted(str(fault))
            )
        )
        return ()
    first: dict[str, MixPart] = {}
    for part in parts:
        first.setdefault(part.track_id, part)
    once = tuple(first.values())
    if len(once) < len(parts):
        table.warn(_("a track is in layers twice; it is played once"))
    if len(once) > MOST_LAYERS:
        table.error(
            _("a mix has at most {most} layers; it has {count}").format(
                most=MOST_LAYERS, count=len(once)
            )
        )
    return once
