"""Arguments of the commands add, speak, edit and remove."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.choices import Choices
from sleepterm.commands.grammar.parser import Parser, Syntax
from sleepterm.commands.requests.own_sounds import (
    AddRequest,
    EditRequest,
    RemoveRequest,
    SpeakRequest,
)
from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.track import SOUND_TYPES, ContentType, LoopMode
from sleepterm.translation import gettext as _

_UNCHANGED = _("unchanged")
_MEASURE = "measure"


def _add_add(parser: Parser) -> None:
    parser.arguments.add_argument(
        "paths",
        metavar=_("FILE|FOLDER"),
        nargs="+",
        type=values.path,
        help=_(
            "a sound file, a folder with sound files, or a text (.txt, .md), which "
            "is spoken as by 'sleepterm speak'"
        ),
    )
    parser.options.add_argument(
        "--title",
        metavar=_("TITLE"),
        help=_("title to show (default: from the file's tags or name)"),
    )
    parser.add_choice(
        "--type", Choices(SOUND_TYPES), _("content type"), ContentType.OTHER
    )
    for option, metavar, words in (
        (
            "topic",
            _("TOPIC"),
            _("what it is for, like sleep; may be repeated (default: none)"),
        ),
        (
            "mood",
            _("MOOD"),
            _("a word to find it by; may be repeated (default: none)"),
        ),
    ):
        parser.options.add_argument(
            f"--{option}",
            action="append",
            default=[],
            dest=f"{option}s",
            metavar=metavar,
            help=words,
        )
    _add_playback(parser, _("decided from the file"))
    parser.options.add_argument(
        "--link",
        action="store_true",
        help=_("use the file where it is (default: copy it)"),
    )


def _add_request(options: argparse.Namespace) -> AddRequest:
    return AddRequest(
        paths=tuple(options.paths),
        title=options.title or "",
        type=options.type,
        topics=tuple(options.topics),
        moods=tuple(options.moods),
        loop=options.loop,
        once=options.once,
        link=options.link,
    )


def _add_speak(parser: Parser) -> None:
    parser.arguments.add_argument(
        "path",
        metavar=_("FILE"),
        type=values.path,
        help=_("plain text or Markdown, or the script of a session"),
    )
    parser.options.add_argument(
        "--voice",
        metavar=_("VOICE"),
        default="",
        help=_(
            "woman, man, soft, or ENGINE[:NAME] as 'sleepterm voices' lists them "
            "(default: the one in config.toml, else the best on this machine)"
        ),
    )
    parser.options.add_argument(
        "--title",
        metavar=_("TITLE"),
        default="",
        help=_("title to show (default: the text's heading or name)"),
    )
    parser.options.add_argument(
        "--topic",
        action="append",
        default=[],
        dest="topics",
        metavar=_("TOPIC"),
        help=_("what it is for, like sleep; may be repeated (default: sleep)"),
    )
    parser.options.add_argument(
        "--bed",
        metavar=_("ID"),
        default="",
        help=_("the loop under the voice (default: none)"),
    )


def _speak_request(options: argparse.Namespace) -> SpeakRequest:
    return SpeakRequest(
        options.path,
        voice=options.voice,
        title=options.title,
        topics=tuple(options.topics),
        bed=options.bed,
    )


def _add_edit(parser: Parser) -> None:
    _add_id(parser)
    parser.options.add_argument(
        "--title",
        metavar=_("TITLE"),
        help=_("title to show (default: {default})").format(default=_UNCHANGED),
    )
    parser.add_choice("--type", Choices(SOUND_TYPES), _("content type"), _UNCHANGED)
    for option, metavar, words in (
        (
            "topic",
            _("TOPIC"),
            _(
                "replaces its topics; may be repeated; '' removes them all "
                "(default: {default})"
            ),
        ),
        (
            "mood",
            _("MOOD"),
            _(
                "replaces its moods; may be repeated; '' removes them all "
                "(default: {default})"
            ),
        ),
    ):
        parser.options.add_argument(
            f"--{option}",
            action="append",
            dest=f"{option}s",
            metavar=metavar,
            help=words.format(default=_UNCHANGED),
        )
    _add_playback(parser, _UNCHANGED)
    _add_loudness(parser)


def _add_loudness(parser: Parser) -> None:
    parser.options.add_argument(
        "--gain",
        metavar=_("DB|measure"),
        type=_gain,
        help=_(
            "louder or softer by this, -60 to 24 dB, or 'measure' for the right "
            "gain (default: {default})"
        ).format(default=_UNCHANGED),
    )
    parser.options.add_argument(
        "--guard",
        choices=("on", "off"),
        help=_(
            "startle guard: hold sudden loud passages near the loudness of the whole "
            "(default: {default}; 'add' turns it on where a sound needs it)"
        ).format(default=_UNCHANGED),
    )


def _edit_request(options: argparse.Namespace) -> EditRequest:
    measure = options.gain == _MEASURE
    edits = Edits(
        title=options.title,
        type=options.type,
        topics=_words(options.topics),
        moods=_words(options.moods),
        loop=options.loop,
        once=options.once,
        gain_db=None if measure else options.gain,
        measure=measure,
        guard=None if options.guard is None else options.guard == "on",
    )
    return EditRequest(options.id, edits)


def _words(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """The given words; () for a single empty one."""
    return None if given is None else tuple(word for word in given if word.strip())


def _add_remove(parser: Parser) -> None:
    _add_id(parser)


def _remove_request(options: argparse.Namespace) -> RemoveRequest:
    return RemoveRequest(options.id)


def _add_id(parser: Parser) -> None:
    parser.arguments.add_argument(
        "id", metavar=_("ID"), help=_("id of one of your own sounds, or its beginning")
    )


def _add_playback(parser: Parser, default: str) -> None:
    how = parser.options.add_mutually_exclusive_group()
    parser.add_choice(
        "--loop",
        Choices(LoopMode),
        _(
            "loop without end: 'exact' for seamless files, 'crossfade' for any, "
            "'shuffle' for steady sounds, 'sparse' for single events"
        ),
        default,
        group=how,
    )
    how.add_argument(
        "--once", action="store_true", help=_("play once from beginning to end")
    )


def _gain(text: str) -> float | str:
    """A number of dB, or "measure"."""
    if text == _MEASURE:
        return text
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("'{text}' is neither a number of dB nor '{word}'").format(
                text=text[: values.LONGEST], word=_MEASURE
            )
        ) from None


SYNTAX = {
    "add": Syntax(_add_add, _add_request),
    "speak": Syntax(_add_speak, _speak_request),
    "edit": Syntax(_add_edit, _edit_request),
    "remove": Syntax(_add_remove, _remove_request),
}
"""The commands of this module."""
