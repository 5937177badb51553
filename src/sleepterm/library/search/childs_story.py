"""Answers a wish for a child's story: never with a story for adults."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sleepterm.library.catalog.spoken import FOR_CHILDREN
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.search.query import Query
from sleepterm.library.search.tokens import normalize
from sleepterm.translation import gettext as _

NO_CHILDS_STORY = _("None of the stories here is for children.")
CALM_INSTEAD = _(
    "None of the stories here is for children. These are calm sounds instead."
)
"""Said above the hits if a child's story is asked for and there is none."""

_LONGEST = 400
_LEAST = 0.01
_CHILDREN = frozenset(
    """
    baby boy boys child childs childrens daughter daughters girl girls grandchild
    grandchildren granddaughter grandson grandkids infant kid kids kiddies kiddy
    newborn niece nephew preschooler schoolchild son sons toddler toddlers twins
    """.split()  # noqa: SIM905
)
_LITTLE_ONE = re.compile(
    r"\blittle ones?\b|\b(?:\d|1[0-2]|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: ?-? ?(?:year|yr|month)s?[ -]?olds?\b| ?yo\b)"
)


@dataclass(frozen=True, slots=True)
class ChildsStory:
    """Which tracks of one catalogue are an answer to the wish for a child's story.

    Attributes:
        places: of these tracks.
        has_story: whether one of them is a story.
    """

    places: frozenset[int]
    has_story: bool

    @property
    def note(self) -> str:
        """What to say above them; "" if there is a story among them."""
        if self.has_story:
            return ""
        return CALM_INSTEAD if self.places else NO_CHILDS_STORY

    @classmethod
    def among(cls, tracks: Sequence[Track]) -> ChildsStory:
        """Those with the topic `kids`; without any, all loops.

        If stories have that topic, only these.
        """
        fitting = [at for at, x in enumerate(tracks) if FOR_CHILDREN in x.topics]
        stories = [at for at in fitting if ContentType.STORY in tracks[at].kinds]
        if not fitting:
            fitting = [at for at, track in enumerate(tracks) if track.is_loop]
        return cls(frozenset(stories or fitting), bool(stories))

    def applied(self, totals: Mapping[int, float]) -> dict[int, float]:
        """The scores of these tracks only, each above 0."""
        return {at: totals.get(at, 0.0) or _LEAST for at in sorted(self.places)}


def asks_for_childs_story(text: str, query: Query, words: Collection[str]) -> bool:
    """Whether somebody wants a story for a child.

    Args:
        text: as typed.
        query: as read from it.
        words: of the query, as typed and with typing errors corrected.
    """
    return wants_story(query) and mentions_child(text, words)


def wants_story(query: Query) -> bool:
    """Whether a query asks for a story, whoever it is for."""
    return any(
        choice.wanted and ContentType.STORY in choice.kind.types
        for choice in query.kinds
    )


def mentions_child(text: str, words: Collection[str]) -> bool:
    """Whether a text speaks of a child.

    Args:
        text: as typed.
        words: of the query, as typed and with typing errors corrected.
    """
    said = _CHILDREN.intersection(words)
    return bool(said) or _LITTLE_ONE.search(normalize(text[:_LONGEST])) is not None
