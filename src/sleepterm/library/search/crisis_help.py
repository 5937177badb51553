"""Detects text about suicide or self-harm, which is answered with where to get help."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sleepterm.library.search.spelling import edit_distance
from sleepterm.library.search.tokens import tokenize

HELP = (
    "That sounds very hard, and you need not be alone with it: a person can help you,"
    " now. In danger, call your local emergency number. To talk, in any country:"
    " somebody near you, or a helpline from findahelpline.com."
)
"""The message shown first; nothing opens the address in it."""

COMFORT_QUERY = "need comfort and company, safe, not alone"
"""The search text used instead of such a text."""

_LONGEST = 400
_MISTYPED = {
    "suicide": 2,
    "suicidal": 2,
    "myself": 1,
    "wrists": 1,
    "overdose": 1,
    "anymore": 1,
    "living": 1,
    "alive": 1,
    "killing": 1,
    "better": 1,
}
"""Words that are recognised with up to this many typing errors."""
_NOT_MISTYPED = frozenset(["leaving", "liking", "loving", "giving"])
_SHORT = {
    "want": "wnat watn wantt wan waht whant wont wannt wamt",
    "kill": "kil klil kiil kilk killl kll kiill",
    "hurt": "hrut hur hurtt hutr hart huert",
    "die": "dei diee dy",
    "to": "ot too 2",
    "dont": "dotn dnt donot dnot don",
    "live": "liev",
}
"""Misspellings of words that are too short for counting typing errors."""
_SLIPS = {slip: word for word, written in _SHORT.items() for slip in written.split()}

_ME = r"(?:myself|my self|me self|meself|mysel)"
_HARM = (
    r"(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?|hang(?:ing)?|shoot(?:ing)?"
    r"|stab(?:bing)?|drown(?:ing)?|poison(?:ing)?|injur(?:e|ing)|strangle|starve)"
)
_BY_ACCIDENT = (
    r"(?! (?:laughing|shaving|cooking|playing|running|short|off from|out of"
    r"|a (?:slice|piece)|at (?:the )?(?:gym|work)"
    r"|in (?:my )?(?:work|music|sound|rain|noise|chocolate|books)))"
)
_WANT = r"(?:want|wanna|wish|wants|wanting|wanted|going|gonna|ready|rather|plan)"
_SOMEBODY = (
    r"(?:i|he|she|they|friend|son|daughter|brother|sister|wife|husband|partner|mother"
    r"|father|mum|mom|dad|child|girlfriend|boyfriend)"
)
_DIE = (
    r"die\b(?! for\b| laughing"
    r"| of (?:laugh|boredom|heat|cold|hunger|thirst|shame|embarrass))"
)
_NOT = r"(?:dont|do not|not|no|never|no longer|cant|cannot|can not|didnt)"
_PLACE = (
    r"(?:in|at|with|near|here|next|out|alone|room|there|on|by|like"
    rf"|without(?! (?:him|her|you|them|my {_SOMEBODY})\b))"
)

_DEATH = (
    rf"\b{_HARM} (?:all of )?{_ME}\b{_BY_ACCIDENT}",
    rf"\bi {_WANT}(?: to)? (?:kill|hurt|harm) me\b",
    r"^(?:please |just |somebody |someone |god )*kill me(?: please| now)*$",
    r"\b(?:please|somebody|someone|want to|wants to|trying to|tries to) kill me\b",
    (
        r"\b(?:want|wanna|wish|wanting|i wants|i wanted|rather|ready|plan|let me)"
        rf"(?: to)?(?: just| \w+ and)? {_DIE}"
    ),
    rf"\b{_SOMEBODY} (?:wants?|wanted) to {_DIE}",
    r"\b(?:kill|hurt|harm)(?:ing)? yourself\b",
    r"\b(?:how|ways?|way|easiest|painless) (?:to|of) (?:die|dying)$|\bpainless death\b",
    r"\bif i (?:just )?(?:was|were) (?:dead|gone)\b",
    r"\b(?:care|miss me|notice|cry) if i (?:die|died|disappeared|was gone|were gone)\b",
    r"\bsuicid(?:e|al|es)\b(?! squad| door)",
    r"\bi (?:wish|hope) (?:that )?i (?:was|were|am|be|would be|could be) dead\b",
    (
        r"\bi (?:wish|hope) (?:that )?(?:i )?(?:could |would |can |will )?"
        r"(?:just )?die\b(?! for\b| of )"
    ),
    r"\bwish (?:i was|i were|i had) never (?:been )?born\b",
    r"\b(?:better off|rather be|want to be|wanna be|should be|ought to be) dead\b",
)
_LIFE = (
    r"\b(?:everyone|everybody|they|world|family|all)\b.* better (?:off )?without me\b",
    r"\b(?:nobody|no one) would (?:even )?miss me\b",
    rf"\b{_NOT}(?: want| wanna| wish)?(?: to)? live\b(?! {_PLACE}\b)",
    (
        rf"\b{_NOT} (?:want|wanna|wish|wanting)(?: to)?"
        r" (?:exist|be alive|be here anymore|go on(?! holiday| a )"
        r"|wake up(?: anymore| ever| again| tomorrow)?$)"
    ),
    (
        r"\b(?:cant|cannot|can not) (?:go on|live)(?: living)?(?: like this)?"
        r"(?: anymore| any more| any longer)?$"
    ),
    r"\b(?:cant|cannot|can not) do this (?:anymore|any more|any longer)$",
    (
        r"\b(?:want|wish|wanna)(?: i could)?(?: to)?(?: just)? (?:disappear|vanish)"
        r"(?: forever| for good)?$"
    ),
    r"\bwant it all to (?:be over|end|stop)\b",
    (
        r"\b(?:never|not|dont|without) (?:ever )?(?:wake|waking) up"
        r" (?:again|ever|anymore)\b"
    ),
    r"\b(?:and|to) (?:never|not) wake up$",
    (
        r"\b(?:no (?:reason|point|sense)|nothing)(?: left)?"
        r" (?:to|in|for) (?:live|living|go on|going on)\b"
    ),
    r"\b(?:not|isnt|aint) (?:even |really )?worth living\b",
    r"\b(?:life|living) (?:is )?not worth it\b",
    (
        r"\b(?:tired|sick|weary) of"
        rf" (?:being alive|living(?! {_PLACE}\b)|life$|my life)\b"
    ),
    r"\bhate (?:being alive|living$)",
    r"\b(?:end|ending|take|taking) (?:my own|my|own) life\b",
    r"\b(?:end it all|ending it all|end everything|end myself|give up on life)\b",
    r"\b(?:want to|wanna|gonna|going to) end (?:it|this)$",
    r"\b(?:want to|wanna|let me) (?:just )?sleep (?:forever|for ever)\b",
)
_MEANS = (
    r"\bself ?(?:harm|hurt|injur|mutilat)",
    r"\b(?:cut|slit|cutting|slitting) (?:my )?(?:wrists?|arms|veins)\b",
    r"\b(?:overdose|overdosing)\b(?! of (?:rain|coffee|cute))",
    (
        r"\b(?:take|swallow|taking|eat) all (?:of )?(?:my|the|these)"
        r" (?:pills|tablets|meds)\b"
    ),
    (
        r"\bjump(?:ing)? (?:off|from|out of|in front of) (?:a |the |my )?"
        r"(?:bridge|roof|building|balcony|window|cliff|train$|car$)\b"
    ),
    r"\b(?:unalive|kys|kms)\b(?<!\d kms)",
)
_DANGER = tuple(map(re.compile, (*_DEATH, *_LIFE, *_MEANS)))


def crisis_help_for(text: str) -> str:
    """`HELP` if a text speaks of suicide or self-harm, else "".

    Idioms ("dead tired", "this heat is killing me") do not count. In doubt `HELP` is
    returned: a kind line too many does no harm.
    """
    said = " ".join(_corrected_words(tokenize(text[:_LONGEST])))
    return HELP if any(pattern.search(said) for pattern in _DANGER) else ""


def _corrected_words(words: Iterable[str]) -> Iterable[str]:
    return (_SLIPS.get(word) or _corrected(word) for word in words)


@lru_cache(maxsize=1024)
def _corrected(word: str) -> str:
    if word in _NOT_MISTYPED or word in _MISTYPED:
        return word
    for known, most in _MISTYPED.items():
        if word[0] == known[0] and edit_distance(word, known, most) <= most:
            return known
    return word
