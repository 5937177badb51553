"""`sleepterm search`: the tracks that match a free text best, and why."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

from sleepterm.commands.requests.finding import SearchRequest
from sleepterm.commands.shared.catalog_access import (
    length_of,
    load_with_mixes,
    print_problems,
    with_lengths,
)
from sleepterm.commands.shared.console import say
from sleepterm.commands.shared.tables import print_table
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.labels import TYPES, speech_label
from sleepterm.library.search.advice import asks_for_advice
from sleepterm.library.search.search import Hit, Search
from sleepterm.library.search.tokens import tokenize
from sleepterm.store.bundled import bundled_feelings
from sleepterm.store.paths import Paths
from sleepterm.store.vocabularies import load_vocabulary, other_vocabularies
from sleepterm.text import sanitize_line, shortened
from sleepterm.translation import gettext as _

_WIDTH = 78
_ADVICE = _("'sleepterm sleep-well' says what may help besides sounds.")
_LONGEST = 20
_LONGEST_ASKED = 30


def run(request: SearchRequest) -> int:
    """Print the best tracks; before them where to get help, or that nothing matches."""
    paths = Paths.of_user()
    loaded = load_with_mixes(paths)
    vocabulary, problems = load_vocabulary(
        bundled_feelings(), paths.own_feelings, {track.id for track in loaded.catalog}
    )
    print_problems((*loaded.problems, *problems))
    search = Search(
        with_lengths(loaded.catalog, paths), vocabulary, others=other_vocabularies()
    )
    text = request.text
    if not tokenize(text):
        raise SleeptermError(
            _("Nothing to search for"),
            _("'{text}' has no words.").format(text=sanitize_line(text)[:_LONGEST]),
            _("Try 'sleepterm search racing thoughts'."),
        )
    answer = search.find(text)
    if request.json:
        found = {
            "help": answer.help or None,
            "note": answer.note or None,
            "nothing_matches": answer.nothing_matches,
            "tracks": [_as_json(hit) for hit in answer.hits],
        }
        say(json.dumps(found, indent=2))
        return 0
    if answer.help:
        say(textwrap.fill(answer.help, _WIDTH), end="\n\n")
    elif answer.note:
        say(textwrap.fill(answer.note, _WIDTH), end="\n\n")
    elif asks_for_advice(text):
        say(_ADVICE, end="\n\n")
    if answer.nothing_matches:
        asked = shortened(sanitize_line(text), _LONGEST_ASKED)
        say(
            _("Nothing matches '{asked}'. These are good on any night:").format(
                asked=asked
            ),
            end="\n\n",
        )
    _print_table(answer.hits)
    return 0


def _print_table(hits: Sequence[Hit]) -> None:
    print_table(
        [
            (
                hit.track.id,
                hit.track.title,
                TYPES[hit.track.type],
                length_of(hit.track),
                "; ".join(
                    (
                        *speech_label(hit.track),
                        *hit.why,
                        *filter(None, [hit.track.missing]),
                    )
                ),
            )
            for hit in hits
        ]
    )


def _as_json(hit: Hit) -> dict[str, object]:
    track = hit.track
    return {
        "id": track.id,
        "title": track.title,
        "type": track.type.value,
        "length_seconds": None if track.is_loop else track.length,
        "missing": track.missing or None,
        "why": list(hit.why),
    }
