"""Answers texts about danger with where to get help.

What counts, and how it is worded, follows public crisis guidance: see
docs/decisions/0011-words-of-danger.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from sleepterm.library.search.crisis import emergencies, harm_by_others, self_harm
from sleepterm.library.search.crisis.foreign import (
    foreign_help_for,
    in_its_language,
    in_users_language,
)
from sleepterm.library.search.crisis.misspellings import corrected_words
from sleepterm.library.search.tokens import tokenize

EMERGENCY = (
    "This may be an emergency: call your local emergency number now, even if you are"
    " not sure (112 works on mobile phones in many countries). To talk to a person"
    " afterwards, in any country: findahelpline.com."
)
"""Shown first for a bodily emergency."""

SELF_HARM = (
    "That sounds very hard, and you need not be alone with it. If you are in danger or"
    " have taken something, call your local emergency number now. A person can help"
    " you: somebody near you, or in any country findahelpline.com."
)
"""Shown first for suicide and self-harm."""

HARM_BY_OTHERS = (
    "It is not your fault. If you are in danger, call your local emergency number now."
    " To talk to a person in confidence, in any country: findahelpline.com. If someone"
    " may watch this device, use another."
)
"""Shown first for harm by others."""

COMFORT_QUERY = "need comfort and company, safe, not alone"
"""The search text used instead of such a text."""

_LONGEST = 400
_OVERDOSED = re.compile(r"\bo\.?d\.?['\u2019]e?d\b", re.IGNORECASE)


_SHORTENED = (
    (re.compile(r"\b(?:can ?not|couldnt|could not)\b"), "cant"),
    (re.compile(r"\bwill not\b"), "wont"),
    (re.compile(r"\b(do|does|is|did|was|were|has|have) not\b"), r"\1nt"),
)


class _Danger(NamedTuple):
    help: str
    patterns: tuple[re.Pattern[str], ...]


def _danger(help_line: str, patterns: Iterable[str]) -> _Danger:
    return _Danger(help_line, tuple(map(re.compile, patterns)))


_DANGERS = (
    _danger(SELF_HARM, self_harm.PATTERNS),
    _danger(HARM_BY_OTHERS, harm_by_others.PATTERNS),
    _danger(EMERGENCY, emergencies.PATTERNS),
)


def crisis_help_for(text: str) -> str:
    """Where to get help, if a text speaks of danger; else "".

    English, German and Spanish are understood; the answer is in the text's language,
    and to a text in English in the user's.

    Danger is suicide and self-harm, harm by others, and bodily emergencies, of the
    user or of somebody else. Idioms ("dead tired", "this heat is killing me") do not
    count. In doubt there is an answer: a kind line too many does no harm.
    """
    whole = _OVERDOSED.sub("overdosed", text[:_LONGEST])
    said = " ".join(corrected_words(tokenize(whole)))
    for pattern, short in _SHORTENED:
        said = pattern.sub(short, said)
    for place, (help_line, patterns) in enumerate(_DANGERS):
        if any(pattern.search(said) for pattern in patterns):
            known = in_its_language(tokenize(whole), place)
            return known or in_users_language(place) or help_line
    return foreign_help_for(tokenize(whole))
