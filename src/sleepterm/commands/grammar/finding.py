"""Arguments of the commands list, search, for-you, history and favourite."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.choices import Choices
from sleepterm.commands.grammar.json_option import add_json
from sleepterm.commands.grammar.parser import Parser, Syntax
from sleepterm.commands.requests.finding import (
    FavouriteRequest,
    ForYouRequest,
    HistoryRequest,
    ListRequest,
    SearchRequest,
)
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.history.habits import PersonalList
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext

_BANDS = Choices(LengthBand, lambda band: band.label.removesuffix(" min"))


def _add_list(parser: Parser) -> None:
    parser.arguments.add_argument(
        "words",
        metavar=_("WORD"),
        nargs="*",
        help=_("only tracks that have all these words in title, type, topics or moods"),
    )
    parser.add_choice(
        "--type", Choices(ContentType), _("only this type"), pgettext("type", "all")
    )
    parser.options.add_argument(
        "--topic",
        metavar=_("TOPIC"),
        help=_("only tracks on this topic, like sleep or calm (default: all)"),
    )
    parser.options.add_argument(
        "--max-length",
        metavar=_("TIME"),
        type=values.duration,
        help=_("only tracks that end, and within this time, like 20m (default: any)"),
    )
    parser.add_choice("--band", _BANDS, _("only this length, in minutes"), _("any"))
    lists = parser.options.add_mutually_exclusive_group()
    for name, words in (
        (PersonalList.FAVOURITES, _("only favourites")),
        (PersonalList.RECENT, _("only recently played, latest first")),
        (PersonalList.POPULAR, _("only most played, best first")),
        (PersonalList.MINE, _("only sounds that you added")),
    ):
        lists.add_argument(
            f"--{name}", dest="personal", action="store_const", const=name, help=words
        )
    parser.add_choice(
        "--sort", Choices(Order), _("sort by this"), _("the catalogue's order")
    )
    add_json(parser)


def _list_request(options: argparse.Namespace) -> ListRequest:
    wanted = TrackFilter(
        type=options.type,
        topic=options.topic.lower() if options.topic else None,
        band=options.band,
        max_length=options.max_length,
        text=" ".join(options.words),
        personal=options.personal,
    )
    return ListRequest(wanted, options.sort, options.json)


def _add_search(parser: Parser) -> None:
    parser.arguments.add_argument(
        "words",
        metavar=_("WORD"),
        nargs="+",
        help=_("how you feel or what you would like to hear, and for how long"),
    )
    add_json(parser)


def _search_request(options: argparse.Namespace) -> SearchRequest:
    return SearchRequest(" ".join(options.words), options.json)


def _add_for_you(parser: Parser) -> None:
    parser.options.add_argument(
        "--hour",
        metavar=_("HOUR"),
        type=_hour,
        help=_("suggest for this hour of the day, 0 to 23 (default: now)"),
    )
    add_json(parser)


def _for_you_request(options: argparse.Namespace) -> ForYouRequest:
    return ForYouRequest(options.hour, options.json)


def _add_history(parser: Parser) -> None:
    parser.options.add_argument(
        "--clear",
        action="store_true",
        help=_("delete the history; favourites are kept"),
    )
    parser.options.add_argument(
        "--all", action="store_true", help=_("with --clear: delete the favourites too")
    )


def _history_request(options: argparse.Namespace) -> HistoryRequest:
    return HistoryRequest(options.clear, options.all)


def _add_favourite(parser: Parser) -> None:
    parser.arguments.add_argument(
        "id",
        metavar=_("ID"),
        nargs="?",
        help=_(
            "a track's id or title, or a mix's name (words of it will do) "
            "(default: show the favourites)"
        ),
    )
    parser.options.add_argument(
        "--remove", action="store_true", help=_("remove it from the favourites")
    )


def _favourite_request(options: argparse.Namespace) -> FavouriteRequest:
    return FavouriteRequest(options.id, options.remove)


def _hour(text: str) -> int:
    """An hour of the day, 0 to 23."""
    if (hour := values.whole_number(text, 0, 23)) is None:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not an hour from 0 to 23").format(
                text=text[: values.LONGEST]
            )
        )
    return hour


SYNTAX = {
    "list": Syntax(_add_list, _list_request),
    "search": Syntax(_add_search, _search_request),
    "for-you": Syntax(_add_for_you, _for_you_request),
    "history": Syntax(_add_history, _history_request),
    "favourite": Syntax(_add_favourite, _favourite_request),
}
"""The commands of this module."""
