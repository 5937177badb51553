"""Words that speak of danger to oneself: a person can help, not a track alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sleepterm.library.lexicon import slips
from sleepterm.library.words import words_of

HELP = (
    "That sounds very hard, and you need not be alone with it: a person can help you,"
    " now. In danger, call your local emergency number. To talk, in any country:"
    " somebody near you, or a helpline from findahelpline.com."
)
"""What is answered first; the address is to be read, nothing here opens it."""

COMPANY = "need comfort and company, safe, not alone"
"""What is looked for then."""

_MISTYPED = {
    "suicide": 2, "suicidal": 2, "myself": 1, "wrists": 1, "overdose": 1,
    "anymore": 1, "living": 1, "alive": 1, "killing": 1, "better": 1,
}
"""Words that are understood in spite of so many slips."""
_SHORT = {
    "want": frozenset(["wnat", "watn", "wantt", "wan", "waht", "whant", "wont", "wannt", "wamt"]),
    "kill": frozenset(["kil", "klil", "kiil", "kilk", "killl", "kll", "kiill"]),
    "hurt": frozenset(["hrut", "hur", "hurtt", "hutr", "hart", "huert"]),
    "die": frozenset(["dei", "diee", "dy", "dieing"]),
    "to": frozenset(["ot", "too", "2"]),
    "dont": frozenset(["dotn", "dnt", "donot", "dnot", "don"]),
    "live": frozenset(["liev"]),
}
_SHORT_MEANT = {slip: word for word, slips_ in _SHORT.items() for slip in slips_}
_UNHARMED = frozenset(["living", "better", "alive", "leaving", "liking", "loving", "giving"])

_ME = r"(?:myself|my self|me self|meself|mysel)"
_DO = (
    r"(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?|hang(?:ing)?|shoot(?:ing)?|"
    r"stab(?:bing)?|drown(?:ing)?|poison(?:ing)?|injur(?:e|ing)|strangle|starve)"
)
_WANT = (
    r"(?:want|wanna|wish|wants|wanting|wanted|going|gonna|ready|rather|plan|planning)"
)
_PERSON = (
    r"(?:i|he|she|they|friend|son|daughter|brother|sister|wife|husband|partner|mother|"
    r"father|mum|mom|dad|child|girlfriend|boyfriend)"
)
_DIE = r"die\b(?! for\b| of (?:laugh|boredom|heat|cold|hunger|thirst|shame|embarrass))"
_NOT = r"(?:dont|do not|not|no|never|no longer|cant|cannot|didnt)"
_DANGER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_DO} (?:all of )?{_ME}\b(?! (?:laughing|shaving|cooking|in (?:my )?(?:work"
        r"|music|sound|rain|noise|chocolate|books)|at (?:the )?(?:gym|work)|playing"
        r"|running|short|off from|a (?:slice|piece)|out of))",
        rf"\bi {_WANT}(?: to)? (?:kill|hurt|harm) me\b",
        r"^(?:please |just |somebody |someone |god )*kill me(?: please| now)*$",
        r"\b(?:please|somebody|someone|want to|wants to|trying to|tries to) kill me\b",
        rf"\b(?:want|wanna|wish|wanting|i wants|i wanted|rather|ready|plan|let me)(?: to)?"
        rf"(?: just| \w+ and)? {_DIE}",
        rf"\b{_PERSON} (?:wants?|wanted) to {_DIE}",
        rf"\b{_PERSON} (?:is|feels?|am) suicid",
        r"\bsuicid(?:e|al|es)\b(?! squad| door)",
        r"\bi (?:wish|hope) (?:that )?i (?:was|were|am|be|would be|could be) dead\b",
        r"\bi (?:wish|hope) (?:that )?(?:i )?(?:could |would |can |will )?(?:just )?die\b"
        r"(?! for\b| of )",
        r"\bwish (?:i was|i were|i had) never (?:been )?born\b",
        r"\b(?:better off|rather be|want to be|wanna be|should be|ought to be) dead\b",
        r"\b(?:everyone|everybody|they|world|family|all)\b.* better (?:off )?without me\b",
        r"\b(?:nobody|no one) would (?:even )?miss me\b",
        rf"\b{_NOT}(?: want| wanna| wish)?(?: to)? live\b(?! (?:in|at|near|next|with|here"
        r"|there|alone|without|on|by|like))",
        rf"\b{_NOT} (?:want|wanna|wish)(?: to)? (?:exist|be alive|be here anymore"
        r"|go on(?! holiday| a )|wake up(?: anymore| ever| again| tomorrow)?$)",
        r"\b(?:cant|cannot|can not) (?:go on|live)(?: living)?(?: like this)? ?"
        r"(?:anymore|any more|any longer)?$",
        r"\b(?:never|not|dont|without) (?:ever )?(?:wake|waking) up (?:again|ever|anymore)\b",
        r"\b(?:and|to) (?:never|not) wake up$",
        r"\b(?:no (?:reason|point|sense)|nothing|nothing left)"
        r"(?: left)? (?:to|in|for) (?:live|living|live for|go on|going on)\b",
        r"\b(?:life|living)\b.*\bnot worth (?:it|living)\b|\bnot worth living\b",
        r"\b(?:tired|sick|weary) of (?:being alive|living(?! (?:in|at|with|near|here|next"
        r"|out|alone|room))|life$|my life)\b",
        r"\bhate (?:being alive|living$)",
        r"\b(?:end|ending|take|taking) (?:my|my own|own) life\b",
        r"\b(?:end it all|ending it all|end everything|end myself|give up on life)\b",
        r"\bwant to end (?:it|this|everything)$",
        r"\bself ?(?:harm|hurt|injur|mutilat)\w*|\bselfharm\w*",
        r"\b(?:cut|slit|cutting|slitting) (?:my )?(?:wrists?|arms|veins)\b",
        r"\b(?:overdose|overdosing)\b(?! of (?:rain|coffee|cute))",
        r"\b(?:take|swallow|taking|eat) all (?:of )?(?:my|the|these) (?:pills|tablets|meds)",
        r"\bjump(?:ing)? (?:off|from|out of|in front of) (?:a |the |my )?(?:bridge|roof"
        r"|building|balcony|window|cliff|train$|car$)\b",
        r"\b(?:unalive|kys|kms)\b(?<!\d kms)",
    )
)


def help_for(text: str) -> str:
    """Where help is, if a text speaks of danger to oneself; else nothing.

    Ordinary sayings ("dead tired", "this heat is killing me") are none.
    """
    said = " ".join(_meant(words_of(text[:400])))
    return HELP if any(pattern.search(said) for pattern in _DANGER) else ""


def _meant(words: Iterable[str]) -> Iterable[str]:
    return (_SHORT_MEANT.get(word) or _corrected(word) for word in words)


@lru_cache(maxsize=1024)
def _corrected(word: str) -> str:
    if word in _UNHARMED or len(word) < 5:
        return word
    for known, most in _MISTYPED.items():
        if word[0] == known[0] and slips(word, known, most) <= most:
            return known
    return word
