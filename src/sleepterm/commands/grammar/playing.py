"""Arguments of the commands play, again, render and revoice."""

from __future__ import annotations

import argparse
from dataclasses import replace

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.choices import Choices
from sleepterm.commands.grammar.device_option import add_device
from sleepterm.commands.grammar.here_option import add_here
from sleepterm.commands.grammar.mix_options import (
    add_bed,
    add_layers,
    add_sound,
    sound_request,
)
from sleepterm.commands.grammar.output_option import add_output
from sleepterm.commands.grammar.parser import Parser, Syntax
from sleepterm.commands.grammar.wake_options import add_wake, wake_request
from sleepterm.commands.requests.playing import (
    AgainRequest,
    MixRequest,
    PlaceRequest,
    PlayRequest,
    RenderRequest,
    RevoiceRequest,
    TimerRequest,
)
from sleepterm.errors import SleeptermError
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_TIMER = TimerSettings()


def _add_play(parser: Parser) -> None:
    _add_mix(parser, seed=_("random"))
    _add_timer(parser, default=_configured("45m"))
    _add_fade(parser, default=_configured("10m"))
    _add_ending(parser)
    add_wake(parser)
    add_device(parser)
    _add_place(parser)


def _add_place(parser: Parser) -> None:
    where = parser.options.add_mutually_exclusive_group()
    add_here(parser, group=where)
    where.add_argument(
        "--detach",
        action="store_true",
        help=_("play without the terminal, which can be closed"),
    )
    parser.options.add_argument(
        "--for",
        dest="at_most",
        metavar=_("TIME"),
        type=values.duration,
        help=_(
            "with --detach: end after this time even without a sleep timer "
            "(default: 12h)"
        ),
    )


def _place_request(options: argparse.Namespace) -> PlaceRequest:
    at_most = options.at_most
    if at_most is None:
        return PlaceRequest(options.here, options.detach)
    if not options.detach:
        raise SleeptermError(
            _("Bad request"),
            _("--for is only for a player without a terminal."),
            _("Add --detach, or use --timer."),
        )
    return PlaceRequest(options.here, options.detach, at_most)


def _play_request(options: argparse.Namespace) -> PlayRequest:
    return PlayRequest(
        _mix_request(options),
        _timer_request(options),
        wake_request(options),
        options.device,
        _place_request(options),
    )


def _add_again(parser: Parser) -> None:
    parser.options.add_argument(
        "--volume",
        metavar=_("PERCENT"),
        type=values.percent,
        help=_(
            "master volume, 0 to 100; above 90 amplified "
            "(default: three quarters of the last one)"
        ),
    )
    parser.options.add_argument("--seed", type=values.seed, help=argparse.SUPPRESS)
    _add_timer(parser, default="20m")
    _add_fade(
        parser,
        default=_("10m; with --timer the one in config.toml, else 10m"),
    )
    _add_ending(parser)
    add_wake(parser)
    add_device(parser)
    add_here(parser)


def _again_request(options: argparse.Namespace) -> AgainRequest:
    return AgainRequest(
        options.volume,
        options.seed,
        _timer_request(options),
        wake_request(options),
        options.device,
        options.here,
    )


def _add_render(parser: Parser) -> None:
    _add_mix(parser, seed="0")
    length = parser.options.add_mutually_exclusive_group(required=True)
    length.add_argument(
        "--length",
        metavar=_("TIME"),
        type=values.duration,
        help=_("write this much, like 30m or 1h30m, without a sleep timer"),
    )
    length.add_argument(
        "--timer",
        metavar=_("TIME"),
        type=values.duration,
        help=_("write until a sleep timer of this length ends, with its fade"),
    )
    _add_fade(parser, default=_configured("10m"))
    _add_end(parser)
    add_output(parser)


def _render_request(options: argparse.Namespace) -> RenderRequest:
    timer = TimerRequest(
        duration=options.timer, fade=options.fade, law=options.law, end=options.end
    )
    return RenderRequest(_mix_request(options), options.output, options.length, timer)


def _add_revoice(parser: Parser) -> None:
    parser.arguments.add_argument(
        "sessions",
        metavar=_("TRACK"),
        nargs="*",
        help=_("id or title of a bundled guided track (default: all of them)"),
    )
    what = parser.options.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--voice",
        metavar=_("ENGINE[:NAME]"),
        help=_("a voice that 'sleepterm voices' shows"),
    )
    what.add_argument(
        "--back", action="store_true", help=_("return to the bundled voice")
    )


def _revoice_request(options: argparse.Namespace) -> RevoiceRequest:
    return RevoiceRequest(tuple(options.sessions), options.voice)


def _add_mix(parser: Parser, seed: str) -> None:
    add_layers(parser)
    add_bed(parser)
    add_sound(parser, seed)


def _mix_request(options: argparse.Namespace) -> MixRequest:
    layers = tuple(options.layers)
    return replace(sound_request(options), layers=layers, bed=options.bed)


def _add_timer(parser: Parser, default: str) -> None:
    ends = parser.options.add_mutually_exclusive_group()
    ends.add_argument(
        "--timer",
        metavar=_("TIME"),
        type=_timer,
        help=_(
            "time until silence, like 45m or 1h30m; 'off' plays all night "
            "(default: {default})"
        ).format(default=default),
    )
    ends.add_argument(
        "--until",
        metavar=_("CLOCK"),
        type=values.time_of_day,
        help=_("play until this time of day, like 23:30 or 11:30pm"),
    )


def _add_fade(parser: Parser, default: str) -> None:
    parser.options.add_argument(
        "--fade",
        metavar=_("TIME"),
        type=values.fade,
        help=_(
            "how long before silence the fade begins; 0 ends without one "
            "(default: {default})"
        ).format(default=default),
    )
    parser.add_choice(
        "--law",
        Choices(FadeLaw),
        _("shape of the fade: 'gentle' is even to the ear, 'early' gets quiet sooner"),
        _configured(_TIMER.law),
    )


def _add_end(parser: Parser) -> None:
    parser.add_choice(
        "--end",
        Choices(EndWith),
        _(
            "end after the timer's time, with the guided track, after the sentence "
            "that is said at that time, or when this chapter ends"
        ),
        _configured(_TIMER.end),
    )


def _add_ending(parser: Parser) -> None:
    _add_end(parser)
    parser.options.add_argument(
        "--tracks",
        metavar="N",
        type=values.tracks,
        help=_("end after this many guided tracks; 1 is --end track"),
    )
    add_then(parser)


def add_then(parser: Parser) -> None:
    """Add the option for what happens after the end."""
    parser.add_choice(
        "--then",
        Choices(AfterEnd),
        _("what to do after the end"),
        _configured(_TIMER.then),
    )


def _configured(default: str) -> str:
    return _("the one in config.toml, else {value}").format(value=default)


def _timer_request(options: argparse.Namespace) -> TimerRequest:
    end = options.timer
    off = end == 0.0
    is_clock = isinstance(end, TimeOfDay)
    return TimerRequest(
        off=off,
        duration=None if off or is_clock else end,
        until=end if is_clock else options.until,
        fade=options.fade,
        law=options.law,
        end=options.end,
        then=options.then,
        tracks=options.tracks,
    )


def _timer(text: str) -> Seconds | TimeOfDay:
    """Parse a duration, or "until" and a time of day; 0.0 for "off"."""
    word = text.strip().lower()
    if word.startswith("until"):
        return values.time_of_day(text)
    return Seconds(0.0) if word == "off" else values.duration(text)


SYNTAX = {
    "play": Syntax(_add_play, _play_request),
    "again": Syntax(_add_again, _again_request),
    "render": Syntax(_add_render, _render_request),
    "revoice": Syntax(_add_revoice, _revoice_request),
}
"""The commands of this module."""
