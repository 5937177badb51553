"""The command line: arguments in, exit status out.

Exit status: 0 done, 1 failed while running, 2 bad request, 128 + n ended by signal
n after a short fade.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NoReturn, TypeVar, cast

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.filters import LengthBand
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import SOUND_TYPES, ContentType, LoopMode
from sleepterm.library.history.habits import PersonalList
from sleepterm.night.durations import parse_duration
from sleepterm.night.fade import FadeLaw
from sleepterm.night.guidance import FASTEST, SLOWEST
from sleepterm.night.sleep_timer import AfterEnd, EndWith
from sleepterm.units import Percent, Seconds

FAILED, BAD_REQUEST = 1, 2

_Word = TypeVar("_Word", bound=StrEnum)

_ROOMS = {
    None: "interactive",
    "play": "play",
    "list": "list_tracks",
    "search": "search",
    "add": "add",
    "go-on": "import_worker",
    "edit": "edit",
    "remove": "remove",
    "render": "render",
    "voices": "voices",
    "revoice": "revoice",
    "mix": "mixes",
    "again": "again",
    "for-you": "for_you",
    "history": "history",
    "favourite": "favourite",
    "doctor": "doctor",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        options = _parser().parse_args(arguments)
        if options.version:
            return _show_version()
        # Each command imports only what it needs: `list` loads no sound, no screen.
        return _command(_ROOMS[options.command])(options)
    except SleeptermError as error:
        print(f"sleepterm: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        # Whoever read our output has seen enough; say nothing at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FAILED


def _show_version() -> int:
    from importlib.metadata import version

    print(f"sleepterm {version('sleepterm')}")
    return 0


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    # Importing makes no garbage, but much to look through for it.
    gc.disable()
    try:
        room = importlib.import_module(f"sleepterm.commands.{name}")
    finally:
        gc.enable()
    return cast("Callable[[argparse.Namespace], int]", room.run)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise SleeptermError(
            "Bad request",
            f"{message.rstrip('.')}.",
            f"See '{self.prog} --help'.",
            exit_status=2,
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="sleepterm",
        description="Sleep sounds and meditations that fade away. "
        "Without a command: the player.",
    )
    parser.add_argument("--version", action="store_true", help="show the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_play(commands.add_parser("play", help="play tracks, with a sleep timer"))
    _add_list(commands.add_parser("list", help="show what can be played"))
    _add_search(commands.add_parser("search", help="find tracks by how you feel"))
    _add_add(commands.add_parser("add", help="add your own sound files"))
    _add_edit(commands.add_parser("edit", help="change one of your own sounds"))
    # The screen's own; without a help text it is not listed.
    commands.add_parser("go-on")
    remove = commands.add_parser("remove", help="remove one of your own sounds")
    remove.add_argument("id", metavar="ID")
    _add_render(commands.add_parser("render", help="write a mix to a sound file"))
    commands.add_parser("voices", help="show what this machine can speak with")
    _add_revoice(commands.add_parser("revoice", help="give sessions another voice"))
    _add_mixes(commands.add_parser("mix", help="keep, share and throw together mixes"))
    _add_again(commands.add_parser("again", help="the last mix, softer, 20 minutes"))
    _add_for_you(commands.add_parser("for-you", help="five to begin with, and why"))
    _add_history(commands.add_parser("history", help="show or forget what was played"))
    _add_favourite(commands.add_parser("favourite", help="show or choose favourites"))
    commands.add_parser("doctor", help="say what works on this machine")
    return parser


def _add_play(parser: argparse.ArgumentParser) -> None:
    _add_mix(parser)
    _add_ending(parser)


def _add_ending(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--timer",
        metavar="TIME",
        type=_timer,
        help="when the sound is to have ended: 45m, 1h30m; 'off' plays all night",
    )
    _add_fade(parser)
    parser.add_argument("--end", type=_one_of(EndWith), metavar="WORD", help="end with")
    parser.add_argument(
        "--then", type=_one_of(AfterEnd), metavar="WORD", help="what to do at the end"
    )


def _add_render(parser: argparse.ArgumentParser) -> None:
    _add_mix(parser)
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--length", metavar="TIME", type=_duration)
    length.add_argument("--timer", metavar="TIME", type=_duration)
    _add_fade(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help=".wav, .flac or .ogg"
    )


def _add_revoice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sessions",
        metavar="SESSION",
        nargs="*",
        help="a guided session (the beginning of its id will do); none means all",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--voice", metavar="ENGINE[:NAME]", help="one that 'sleepterm voices' shows"
    )
    what.add_argument("--back", action="store_true", help="return to the bundled voice")


def _add_mixes(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = actions.add_parser("list", help="show every mix")
    listed.add_argument("--json", action="store_true")
    save = actions.add_parser("save", help="keep layers under a name")
    save.add_argument("name", metavar="NAME")
    _add_layers(save)
    save.add_argument("--bed", metavar="ID", help="under a guided track, or 'none'")
    save.add_argument("--reason", metavar="WORDS", default="", help="what it is for")
    save.add_argument("--overwrite", action="store_true", help="in place of an old one")
    rename = actions.add_parser("rename", help="give one of yours another name")
    rename.add_argument("old", metavar="OLD")
    rename.add_argument("new", metavar="NEW")
    delete = actions.add_parser("delete", help="take out one of yours")
    delete.add_argument("name", metavar="NAME")
    actions.add_parser("undo", help="bring back the last deleted or overwritten one")
    share = actions.add_parser("share", help="print one as a line to give away")
    share.add_argument("name", metavar="NAME")
    share.add_argument("--toml", action="store_true", help="as a small file instead")
    take = actions.add_parser("import", help="take one that was given to you")
    take.add_argument("source", metavar="FILE|LINE")
    some = actions.add_parser("random", help="print a mix for 'sleepterm play'")
    some.add_argument("--type", type=_one_of(SOUND_TYPES), metavar="WORD")
    some.add_argument("--seed", metavar="N", type=int)
    some.add_argument("--save", metavar="NAME", help="keep it too")


def _add_again(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--volume", metavar="PERCENT", type=_percent, help="master")
    parser.add_argument("--seed", metavar="N", type=int, help=argparse.SUPPRESS)
    _add_ending(parser)


def _add_for_you(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--hour",
        metavar="HOUR",
        type=int,
        choices=range(24),
        help="as if it were then, 0 to 23",
    )
    parser.add_argument("--json", action="store_true")


def _add_history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clear", action="store_true", help="forget what was played")
    parser.add_argument("--all", action="store_true", help="and the favourites")


def _add_favourite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", nargs="?")
    parser.add_argument("--remove", action="store_true", help="no longer a favourite")


def _add_layers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "layers",
        metavar="ID[:PERCENT]",
        nargs="+",
        type=_layer,
        help="a track (the beginning of its id will do) or a mix, and its volume",
    )


def _add_mix(parser: argparse.ArgumentParser) -> None:
    _add_layers(parser)
    parser.add_argument("--volume", metavar="PERCENT", type=_percent, help="master")
    parser.add_argument(
        "--seed", metavar="N", type=int, help="the same number, the same shuffle"
    )
    parser.add_argument(
        "--bed", metavar="ID", help="the loop under a guided track, or 'none'"
    )
    parser.add_argument(
        "--no-voice", action="store_true", help="only bells, bed and captions"
    )
    parser.add_argument(
        "--bells", metavar="PERCENT", type=_percent, help="volume of a session's bells"
    )
    parser.add_argument(
        "--pace",
        metavar="FACTOR",
        type=_pace,
        help="speed of a session's silences, 0.8 to 1.2",
    )


def _add_fade(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fade", metavar="TIME", type=_duration, help="how much of it fades"
    )
    parser.add_argument(
        "--law", type=_one_of(FadeLaw), metavar="WORD", help="the shape of the fade"
    )


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORD", nargs="*", help="words to look for")
    parser.add_argument("--type", type=_one_of(ContentType), metavar="WORD")
    parser.add_argument("--topic")
    parser.add_argument("--max-length", metavar="TIME", type=_duration)
    parser.add_argument(
        "--band",
        choices=[band.label.removesuffix(" min") for band in LengthBand],
        help="length in minutes",
    )
    yours = parser.add_mutually_exclusive_group()
    for name, words in (
        (PersonalList.FAVOURITES, "only what you like"),
        (PersonalList.RECENT, "only what you played, the latest first"),
        (PersonalList.POPULAR, "only what you played gladly, the dearest first"),
    ):
        yours.add_argument(
            f"--{name}", dest="yours", action="store_const", const=name, help=words
        )
    parser.add_argument("--sort", type=_one_of(Order), metavar="WORD", help="by what")
    parser.add_argument("--json", action="store_true")


def _add_search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words",
        metavar="WORD",
        nargs="+",
        help="how you feel, or what you would like to hear, for how long",
    )
    parser.add_argument("--json", action="store_true")


def _add_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="FILE|FOLDER", nargs="+")
    parser.add_argument("--title")
    parser.add_argument("--type", type=_one_of(SOUND_TYPES), metavar="WORD")
    parser.add_argument("--topic", action="append", default=[], dest="topics")
    parser.add_argument("--mood", action="append", default=[], dest="moods")
    _add_playback(parser)
    parser.add_argument(
        "--link", action="store_true", help="leave the file where it is"
    )


def _add_edit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--title")
    parser.add_argument("--type", type=_one_of(SOUND_TYPES), metavar="WORD")
    for name, word in (("topics", "topic"), ("moods", "mood")):
        parser.add_argument(
            f"--{word}",
            action="append",
            dest=name,
            help=f"instead of those it has; '' takes them away ({name})",
        )
    _add_playback(parser)
    parser.add_argument(
        "--gain", metavar="DB|measure", type=_gain, help="-60 to 24, or measured anew"
    )


def _add_playback(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--loop", type=_one_of(LoopMode), metavar="WORD")
    how.add_argument("--once", action="store_true", help="play it through once")


def _one_of(words: Iterable[_Word]) -> Callable[[str], _Word]:
    known = {word.value: word for word in words}

    def convert(text: str) -> _Word:
        if text.lower() in known:
            return known[text.lower()]
        raise argparse.ArgumentTypeError(f"'{text[:20]}' is none of {', '.join(known)}")

    return convert


def _layer(text: str) -> tuple[str, Percent | None]:
    track_id, colon, percent = text.partition(":")
    return track_id, _percent(percent) if colon else None


def _percent(text: str) -> Percent:
    if not text.isascii() or not text.isdigit() or int(text) > 100:
        raise argparse.ArgumentTypeError(f"'{text[:20]}' is not a volume of 0 to 100")
    return Percent(int(text))


def _gain(text: str) -> float | str:
    if text == "measure":
        return text
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text[:20]}' is neither a number of dB nor 'measure'"
        ) from None


def _pace(text: str) -> float:
    try:
        pace = float(text)
    except ValueError:
        pace = 0.0
    if not SLOWEST <= pace <= FASTEST:
        allowed = f"{SLOWEST} to {FASTEST}"
        raise argparse.ArgumentTypeError(f"'{text[:20]}' is not a pace of {allowed}")
    return pace


def _duration(text: str) -> Seconds:
    try:
        return parse_duration(text)
    except SleeptermError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error


def _timer(text: str) -> Seconds | None:
    return Seconds(0.0) if text.strip().lower() == "off" else _duration(text)
