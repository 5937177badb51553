"""The user's choices for sounds that are added."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.library.catalog.track import ContentType, LoopMode


@dataclass(frozen=True, slots=True)
class AddOptions:
    """What the user decided about the sounds to add; the rest is detected.

    Attributes:
        title: instead of the one in the tags or the file name.
        type: the content type; None is "other".
        topics: what they are for.
        moods: words a user would type to find them.
        loop: loop mode.
        once: play once; ignored if `loop` is set.
        bed: id of the loop under a guided track; "" for none.
        link: leave the files where they are instead of copying them; one that has to
            be converted is not linked.
    """

    title: str = ""
    type: ContentType | None = None
    topics: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    loop: LoopMode | None = None
    once: bool = False
    bed: str = ""
    link: bool = False
