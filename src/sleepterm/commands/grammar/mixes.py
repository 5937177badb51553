"""Arguments of the actions of `mix`."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.finding import add_json
from sleepterm.commands.grammar.parser import Command, Parser
from sleepterm.commands.grammar.playing import add_bed, add_layers
from sleepterm.commands.grammar.values import Choices
from sleepterm.commands.requests import (
    DeleteMixRequest,
    ImportMixRequest,
    ListMixesRequest,
    MixRequest,
    RandomMixRequest,
    RenameMixRequest,
    SaveMixRequest,
    ShareMixRequest,
    UndoMixRequest,
)
from sleepterm.library.catalog.track import SOUND_TYPES

_MODULE = "mixes"


def _list_request(options: argparse.Namespace) -> ListMixesRequest:
    return ListMixesRequest(options.json)


def _add_save(parser: Parser) -> None:
    parser.arguments.add_argument("name", metavar="NAME", help="name of the new mix")
    add_layers(parser)
    add_bed(parser)
    parser.options.add_argument(
        "--reason",
        metavar="WORDS",
        default="",
        help="what it is good for, in a few words (default: none)",
    )
    parser.options.add_argument(
        "--overwrite", action="store_true", help="replace a mix of the same name"
    )


def _save_request(options: argparse.Namespace) -> SaveMixRequest:
    mix = MixRequest(tuple(options.layers), options.bed)
    return SaveMixRequest(options.name, mix, options.reason, options.overwrite)


def _add_rename(parser: Parser) -> None:
    parser.arguments.add_argument(
        "old", metavar="OLD", help="name of the mix, or its beginning"
    )
    parser.arguments.add_argument("new", metavar="NEW", help="its new name")


def _rename_request(options: argparse.Namespace) -> RenameMixRequest:
    return RenameMixRequest(options.old, options.new)


def _add_name(parser: Parser) -> None:
    parser.arguments.add_argument(
        "name", metavar="NAME", help="name of the mix, or its beginning"
    )


def _delete_request(options: argparse.Namespace) -> DeleteMixRequest:
    return DeleteMixRequest(options.name)


def _add_nothing(_parser: Parser) -> None:
    pass


def _undo_request(_options: argparse.Namespace) -> UndoMixRequest:
    return UndoMixRequest()


def _add_share(parser: Parser) -> None:
    _add_name(parser)
    parser.options.add_argument(
        "--toml", action="store_true", help="print a small TOML file instead"
    )


def _share_request(options: argparse.Namespace) -> ShareMixRequest:
    return ShareMixRequest(options.name, options.toml)


def _add_import(parser: Parser) -> None:
    parser.arguments.add_argument(
        "source",
        metavar="FILE|LINE",
        help="what 'sleepterm mix share' printed: the line, or a file with it",
    )


def _import_request(options: argparse.Namespace) -> ImportMixRequest:
    return ImportMixRequest(options.source)


def _add_random(parser: Parser) -> None:
    parser.add_choice("--type", Choices(SOUND_TYPES), "only sounds of this type", "any")
    parser.options.add_argument(
        "--seed",
        metavar="N",
        type=values.seed,
        help="a whole number; the same number gives the same mix (default: random)",
    )
    parser.options.add_argument(
        "--save",
        metavar="NAME",
        help="also save it under this name (default: only print it)",
    )


def _random_request(options: argparse.Namespace) -> RandomMixRequest:
    return RandomMixRequest(options.type, options.seed, options.save)


ACTIONS = {
    "list": Command(_MODULE, "show all mixes", add_json, _list_request),
    "save": Command(
        _MODULE,
        "save a mix under a name",
        _add_save,
        _save_request,
        "mix save 'Rainy night' rain-steady:60 owl:30",
    ),
    "rename": Command(
        _MODULE, "rename one of your mixes", _add_rename, _rename_request
    ),
    "delete": Command(_MODULE, "delete one of your mixes", _add_name, _delete_request),
    "undo": Command(
        _MODULE,
        "undo the last delete, rename or overwrite",
        _add_nothing,
        _undo_request,
    ),
    "share": Command(
        _MODULE, "print a mix as a line to send", _add_share, _share_request
    ),
    "import": Command(
        _MODULE, "save a mix that somebody shared", _add_import, _import_request
    ),
    "random": Command(
        _MODULE, "print a random mix for 'sleepterm play'", _add_random, _random_request
    ),
}
"""The actions of `mix`."""
