"""`sleepterm for-you`: five suggestions for this hour, and why."""

from __future__ import annotations

import json
import time

from sleepterm.commands.requests.finding import ForYouRequest
from sleepterm.commands.shared.catalog_access import load_with_mixes, print_problems
from sleepterm.commands.shared.console import say
from sleepterm.errors import SleeptermError
from sleepterm.library.browse.recommendations import for_you
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _


def run(request: ForYouRequest) -> int:
    """Print the suggestions, the best first."""
    paths = Paths.of_user()
    settings, problems = load_settings(paths.config_file)
    if not settings.for_you:
        raise SleeptermError(
            _("Switched off"),
            _("Suggestions are switched off in {file}.").format(file=paths.config_file),
            _("Set enabled = true under [for-you] there."),
        )
    loaded = load_with_mixes(paths)
    history = History(paths.history_file)
    now = time.time()
    hour = time.localtime(now).tm_hour if request.hour is None else request.hour
    offers = for_you(
        loaded.catalog, history.plays(), history.favourites(), now=now, hour=hour
    )
    print_problems([*loaded.problems, *problems, *history.problems])
    if request.json:
        rows = [
            {"id": x.track.id, "title": x.track.title, "why": x.why} for x in offers
        ]
        say(json.dumps(rows, indent=2))
        return 0
    width = max((len(offer.track.id) for offer in offers), default=0)
    for offer in offers:
        say(f"{offer.track.id:<{width}}  {offer.track.title}: {offer.why}")
    return 0
