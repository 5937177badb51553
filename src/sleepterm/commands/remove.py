"""`sleepterm remove`: remove one of the user's own sounds."""

from __future__ import annotations

from sleepterm.commands.requests.own_sounds import RemoveRequest
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.console import say
from sleepterm.importing.remove_sound import remove_sound
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _


def run(request: RemoveRequest) -> int:
    """Remove one own sound."""
    paths = Paths.of_user()
    loaded = load(paths)
    print_problems(loaded.problems)
    track = loaded.catalog.find(request.id)
    removed = remove_sound(track.id, paths, loaded.catalog)
    say(
        _("Removed {id} ({title}). u in the player restores it.").format(
            id=removed.id, title=removed.title
        )
    )
    return 0
