"""Corrects typing errors in the words that speak of danger."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sleepterm.library.search.spelling import edit_distance

_LETTERS_FOR_TWO = 9
"""From this length on a word is recognised with two typing errors."""

_KNOWN = tuple(
    """
    abusive accident accidentally alarm allergic anaphylactic alive assaulted attempt ambulance anaphylaxis another antidepressants anymore asthma
    attack attacked baby bathroom battered battery beaten better bleach bleeding
    blackmailing blood boiling bottle boyfriend breath breathe breathing bridge brother burden
    burning carbon choking collapsed concussion confused convulsion crushing cutting
    disappear disappeared     daughter drooping drowning emergency everyone everything existing father
    following forever friend girlfriend goodbye hanging happier heart herself himself
    husband hurting inhaler insulin jumping killed killing living medication
    miscarriage monoxide mother myself newborn nobody numbness overdose
    overdosed painkillers paracetamol paralysed partner passed pills poison poisoned
    pointless pregnant pressure reaction relationship ibuprofen symptoms threatens violent punched punches pushed safe scared seizure sexually
    shoulder side sleeping slurred slurring someone speech squeezed squeezing stabbed
    stalking stopped strangled stroke struggling sudden suddenly suffocating
    suicidal suicide swallowed sweating swelling swollen tablets themselves
    threatened threatening trying violence throat tightness toddler tomorrow tonight tongue
    unconscious unresponsive vomiting without wrists yourself zopiclone
    """.split()  # noqa: SIM905
)
_SHORT = {
    "want": "wnat watn wantt wan waht whant wannt wamt",
    "kill": "kil klil kiil kilk killl kll kiill",
    "hurt": "hrut hur hurtt hutr hart huert",
    "die": "dei diee dy",
    "to": "ot too 2",
    "dont": "dotn dnt donot dnot don",
    "cant": "cnat carnt catn",
    "live": "liev",
    "arm": "amr",
    "chest": "chset chst cheast chets",
    "face": "fcae",
    "numb": "num nubm numm",
    "wake": "waek",
    "blue": "bleu",
    "took": "tok tooked",
    "rape": "raep",
    "raped": "rapped raepd",
    "hits": "hitz",
    "breath": "breth breatth",
    "breathe": "breeth brethe breeve",
    "isnt": "isint isnot aint",
    "my": "mi ym",
    "you": "u",
    "heart": "hart haert hearth",
    "reason": "reson raeson resaon",
    "hitting": "hiting",
    "death": "deth",
    "smell": "smel smll",
    "night": "nite nihgt nght",
    "wrists": "rists wirsts",
    "baby": "bayb babby babie",
    "breathing": "brething breedin breethin breathin brathing",
    "unalive": "unaliv",
    "exhaust": "exaust",
    "pain": "pian paine",
    "tongue": "tounge toung tonge",
    "asthma": "asma astma athsma",
    "seizure": "seizer siezure seazure",
    "dead": "ded deadd",
    "bridge": "brige",
    "pills": "pils pilss",
    "pass": "pas",
    "touched": "toched tuched",
    "touches": "toches tuches",
    "drugged": "druged",
    "tired": "tierd tird",
    "tonight": "tonite 2nite tnite",
    "forever": "4ever",
    "are": "r",
    "because": "bc cuz cos coz",
}
"""Misspellings that counting typing errors would miss or mistake."""

_SLIPS = {slip: word for word, written in _SHORT.items() for slip in written.split()}
_REAL = frozenset(
    """
    another attach battle bleaching blending bitter bother bowling breach breadth
    breeding bridle broiling burping burying butter carton chewing compulsion
    conclusion confession conversion cooking crashing creasing downing droning
    drooling dropping exciting exiting farther fatter feather handing hearth heard
    hunting hurling killer liking lining loving mediation meditation meditations
    medications overdone overjoyed parsed passes pasted paused pinched pissed
    pressures prison pusher sacred scaled scarred scored seating seeping selling
    shallower shared shelling shopped shrugging sleeting slurped slurping smelling
    smoulder smuggling snuggling soared sodden spared spelling squeaking stable
    stacking stains staking stalling stared steeping stepped stomped stooped stopper
    stranded straddled strangely stranger strike strobe strode stroked strokes strove
    stubbed swearing sweeping swirling tables threat throaty toddle toddling waists
    beach bride brothel fried fiend stars stirs stair squealing hearty hurtling sadden
    stoke struggled breather choosing chucking squeeze giving leaving coughing
    """.split()  # noqa: SIM905
)
"""Words that are no misspelling, though they look like one."""


def corrected_words(words: Iterable[str]) -> Iterable[str]:
    """Each word, or the word of danger that it is a misspelling of."""
    return (_SLIPS.get(word) or _corrected(word) for word in words)


@lru_cache(maxsize=4096)
def _corrected(word: str) -> str:
    if len(word) < 5 or word in _REAL or word in _KNOWN:
        return word
    for known in _KNOWN:
        if min(len(known), len(word)) < 5 or max(len(known), len(word)) < 6:
            continue
        most = 2 if min(len(known), len(word)) >= _LETTERS_FOR_TWO else 1
        if word[0] == known[0] and edit_distance(word, known, most) <= most:
            return known
    return word
