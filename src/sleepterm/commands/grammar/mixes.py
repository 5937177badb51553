"""Arguments of the actions of `mix`."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.choices import Choices
from sleepterm.commands.grammar.json_option import add_json
from sleepterm.commands.grammar.mix_options import add_bed, add_layers
from sleepterm.commands.grammar.parser import Parser, Syntax, add_nothing
from sleepterm.commands.requests.mixes import (
    DeleteMixRequest,
    ImportMixRequest,
    ListMixesRequest,
    RandomMixRequest,
    RenameMixRequest,
    SaveMixRequest,
    ShareMixRequest,
    UndoMixRequest,
)
from sleepterm.commands.requests.playing import MixRequest
from sleepterm.library.catalog.track import SOUND_TYPES
from sleepterm.translation import gettext as _


def _list_request(options: argparse.Namespace) -> ListMixesRequest:
    return ListMixesRequest(options.json)


def _add_save(parser: Parser) -> None:
    parser.arguments.add_argument(
        "name", metavar=_("NAME"), help=_("name of the new mix")
    )
    add_layers(parser)
    add_bed(parser)
    parser.options.add_argument(
        "--reason",
        metavar=_("WORDS"),
        default="",
        help=_("what it is good for, in a few words (default: none)"),
    )
    parser.options.add_argument(
        "--overwrite", action="store_true", help=_("replace a mix of the same name")
    )


def _save_request(options: argparse.Namespace) -> SaveMixRequest:
    mix = MixRequest(tuple(options.layers), options.bed)
    return SaveMixRequest(options.name, mix, options.reason, options.overwrite)


def _add_rename(parser: Parser) -> None:
    parser.arguments.add_argument(
        "old", metavar=_("OLD"), help=_("name of the mix, or its beginning")
    )
    parser.arguments.add_argument("new", metavar=_("NEW"), help=_("its new name"))


def _rename_request(options: argparse.Namespace) -> RenameMixRequest:
    return RenameMixRequest(options.old, options.new)


def _add_name(parser: Parser) -> None:
    parser.arguments.add_argument(
        "name", metavar=_("NAME"), help=_("name of the mix, or its beginning")
    )


def _delete_request(options: argparse.Namespace) -> DeleteMixRequest:
    return DeleteMixRequest(options.name)


def _undo_request(_options: argparse.Namespace) -> UndoMixRequest:
    return UndoMixRequest()


def _add_share(parser: Parser) -> None:
    _add_name(parser)
    parser.options.add_argument(
        "--toml", action="store_true", help=_("print a small TOML file instead")
    )


def _share_request(options: argparse.Namespace) -> ShareMixRequest:
    return ShareMixRequest(options.name, options.toml)


def _add_import(parser: Parser) -> None:
    parser.arguments.add_argument(
        "source",
        metavar=_("FILE|LINE"),
        help=_("what 'sleepterm mix share' printed: the line, or a file with it"),
    )


def _import_request(options: argparse.Namespace) -> ImportMixRequest:
    return ImportMixRequest(options.source)


def _add_random(parser: Parser) -> None:
    parser.add_choice(
        "--type", Choices(SOUND_TYPES), _("only sounds of this type"), _("any")
    )
    parser.options.add_argument(
        "--seed",
        metavar="N",
        type=values.seed,
        help=_("a whole number; the same number gives the same mix (default: random)"),
    )
    parser.options.add_argument(
        "--save",
        metavar=_("NAME"),
        help=_("also save it under this name (default: only print it)"),
    )


def _random_request(options: argparse.Namespace) -> RandomMixRequest:
    return RandomMixRequest(options.type, options.seed, options.save)


SYNTAX = {
    "list": Syntax(add_json, _list_request),
    "save": Syntax(_add_save, _save_request),
    "rename": Syntax(_add_rename, _rename_request),
    "delete": Syntax(_add_name, _delete_request),
    "undo": Syntax(add_nothing, _undo_request),
    "share": Syntax(_add_share, _share_request),
    "import": Syntax(_add_import, _import_request),
    "random": Syntax(_add_random, _random_request),
}
"""The actions of `mix`."""
