"""Arguments of the actions of `session`."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.device_option import add_device
from sleepterm.commands.grammar.here_option import add_here
from sleepterm.commands.grammar.json_option import add_json
from sleepterm.commands.grammar.mix_options import add_sound, sound_request
from sleepterm.commands.grammar.output_option import add_output
from sleepterm.commands.grammar.parser import Parser, Syntax, add_nothing
from sleepterm.commands.grammar.playing import add_then
from sleepterm.commands.requests.playing import TimerRequest
from sleepterm.commands.requests.sequences import (
    DeleteSequenceRequest,
    ImportSequenceRequest,
    ListSequencesRequest,
    PlaySequenceRequest,
    RenameSequenceRequest,
    RenderSequenceRequest,
    SaveSequenceRequest,
    ShareSequenceRequest,
    ShowSequenceRequest,
    UndoSequenceRequest,
)
from sleepterm.translation import gettext as _


def _list_request(options: argparse.Namespace) -> ListSequencesRequest:
    return ListSequencesRequest(options.json)


def _add_name(parser: Parser) -> None:
    parser.arguments.add_argument(
        "name", metavar=_("NAME"), help=_("name of the session, or its beginning")
    )


def _show_request(options: argparse.Namespace) -> ShowSequenceRequest:
    return ShowSequenceRequest(options.name)


def _add_play(parser: Parser) -> None:
    _add_name(parser)
    add_sound(parser, seed=_("random"))
    add_then(parser)
    add_device(parser)
    add_here(parser)


def _play_request(options: argparse.Namespace) -> PlaySequenceRequest:
    timer = TimerRequest(then=options.then)
    return PlaySequenceRequest(
        options.name, sound_request(options), timer, options.device, options.here
    )


def _add_render(parser: Parser) -> None:
    _add_name(parser)
    add_sound(parser, seed="0")
    add_output(parser)


def _render_request(options: argparse.Namespace) -> RenderSequenceRequest:
    return RenderSequenceRequest(options.name, sound_request(options), options.output)


def _add_save(parser: Parser) -> None:
    parser.arguments.add_argument(
        "name", metavar=_("NAME"), help=_("name of the new session")
    )
    parser.arguments.add_argument(
        "parts",
        metavar=_("PART"),
        nargs="+",
        help=_(
            "a track or mix and how long it plays, like 'rain-steady:80 30m'; "
            "a guided track needs no length; 'breathe 4-6 4m' paces the breath; "
            "'rain-light 1h to 30' ends quieter, 'from 5:30 dawn-birds 20m rising 5m' "
            "begins at a time of day; 'bed ID' or 'bed none' sets what lies under a "
            "voice"
        ),
    )
    parser.options.add_argument(
        "--about",
        metavar=_("WORDS"),
        default="",
        help=_("what it is good for, in a few words (default: none)"),
    )
    parser.options.add_argument(
        "--crossfade",
        metavar=_("TIME"),
        type=values.duration,
        help=_("how long two parts overlap, up to 5m (default: 8s)"),
    )
    parser.options.add_argument(
        "--fade",
        metavar=_("TIME"),
        type=values.duration,
        help=_(
            "how long before the end the fade begins "
            "(default: the one in config.toml, within the last part)"
        ),
    )
    parser.options.add_argument(
        "--overwrite", action="store_true", help=_("replace a session of the same name")
    )


def _save_request(options: argparse.Namespace) -> SaveSequenceRequest:
    return SaveSequenceRequest(
        options.name,
        tuple(options.parts),
        options.about,
        options.crossfade,
        options.fade,
        options.overwrite,
    )


def _add_rename(parser: Parser) -> None:
    parser.arguments.add_argument(
        "old", metavar=_("OLD"), help=_("name of the session, or its beginning")
    )
    parser.arguments.add_argument("new", metavar=_("NEW"), help=_("its new name"))


def _rename_request(options: argparse.Namespace) -> RenameSequenceRequest:
    return RenameSequenceRequest(options.old, options.new)


def _delete_request(options: argparse.Namespace) -> DeleteSequenceRequest:
    return DeleteSequenceRequest(options.name)


def _undo_request(_options: argparse.Namespace) -> UndoSequenceRequest:
    return UndoSequenceRequest()


def _share_request(options: argparse.Namespace) -> ShareSequenceRequest:
    return ShareSequenceRequest(options.name)


def _add_import(parser: Parser) -> None:
    parser.arguments.add_argument(
        "source",
        metavar=_("FILE"),
        help=_("a file with what 'sleepterm session share' printed"),
    )


def _import_request(options: argparse.Namespace) -> ImportSequenceRequest:
    return ImportSequenceRequest(options.source)


SYNTAX = {
    "list": Syntax(add_json, _list_request),
    "show": Syntax(_add_name, _show_request),
    "play": Syntax(_add_play, _play_request),
    "save": Syntax(_add_save, _save_request),
    "rename": Syntax(_add_rename, _rename_request),
    "delete": Syntax(_add_name, _delete_request),
    "undo": Syntax(add_nothing, _undo_request),
    "share": Syntax(_add_name, _share_request),
    "import": Syntax(_add_import, _import_request),
    "render": Syntax(_add_render, _render_request),
}
"""The actions of `session`."""
