"""Options that say what is played, and how it sounds."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.parser import Parser
from sleepterm.commands.requests.playing import LayerRequest, MixRequest
from sleepterm.library.tones import BRIGHTEST, WARMEST
from sleepterm.night.guidance import FASTEST, SLOWEST
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_MASTER


def add_layers(parser: Parser) -> None:
    """Add the argument for the layers of a mix."""
    parser.arguments.add_argument(
        "layers",
        metavar=_("ID[:PERCENT]"),
        nargs="+",
        type=layer,
        help=_(
            "a track's id or title, or a mix's name (words of it will do), and its "
            "volume, 0 to 100 (default: 100)"
        ),
    )


def add_bed(parser: Parser) -> None:
    """Add the option for the bed of a mix."""
    parser.options.add_argument(
        "--bed",
        metavar=_("ID"),
        help=_(
            "the loop under a guided track, or 'none' "
            "(default: the one the track names)"
        ),
    )


def add_sound(parser: Parser, seed: str) -> None:
    """Add the options for volume, voice, bells, pace and seed.

    Args:
        parser: of the command.
        seed: the default seed, as text for the help.
    """
    parser.options.add_argument(
        "--volume",
        metavar=_("PERCENT"),
        type=values.percent,
        help=_(
            "master volume, 0 to 100; above 90 amplified (default: {default})"
        ).format(default=DEFAULT_MASTER),
    )
    parser.options.add_argument(
        "--tone",
        metavar="N",
        type=int,
        choices=range(WARMEST, BRIGHTEST + 1),
        default=0,
        help=_("from {least}, warmer, to {most}, brighter (default: 0)").format(
            least=WARMEST, most=BRIGHTEST
        ),
    )
    _add_guidance(parser)
    parser.options.add_argument(
        "--seed",
        metavar="N",
        type=values.seed,
        help=_(
            "a whole number; the same number shuffles sounds the same way again "
            "(default: {default})"
        ).format(default=seed),
    )


def _add_guidance(parser: Parser) -> None:
    parser.options.add_argument(
        "--no-voice",
        action="store_true",
        help=_("mute the voice of a guided track, but not bells, bed and captions"),
    )
    parser.options.add_argument(
        "--bells",
        metavar=_("PERCENT"),
        type=values.percent,
        help=_("volume of the bells in guided tracks, 0 to 100 (default: 100)"),
    )
    parser.options.add_argument(
        "--pace",
        metavar=_("FACTOR"),
        type=_pace,
        help=_(
            "speed of the silences in guided tracks, {least} to {most} (default: 1.0)"
        ).format(least=SLOWEST, most=FASTEST),
    )


def sound_request(options: argparse.Namespace) -> MixRequest:
    """What the options of `add_sound` ask for; without layers."""
    return MixRequest(
        layers=(),
        voice=not options.no_voice,
        bells=options.bells,
        pace=options.pace,
        volume=options.volume,
        tone=options.tone,
        seed=options.seed,
    )


def layer(text: str) -> LayerRequest:
    """Parse a name with a volume, "rain:40", or without, "rain"."""
    name, colon, volume = text.partition(":")
    return LayerRequest(name, values.percent(volume) if colon else None)


def _pace(text: str) -> float:
    """Parse a pace: the speed of silences."""
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not a pace of {least} to {most}").format(
                text=text[: values.LONGEST], least=SLOWEST, most=FASTEST
            )
        )
    return speed
