"""What search has to know of German and of Spanish besides their vocabularies."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sleepterm.library.search.languages.common_words import GERMAN, SPANISH
from sleepterm.library.search.languages.folding import fold_german, fold_spanish
from sleepterm.library.search.languages.stems import stem_german, stem_spanish


@dataclass(frozen=True, slots=True)
class Language:
    """A language that is searched in besides English.

    Attributes:
        code: of ISO 639-1.
        fold: makes one word, folded already, comparable.
        stem: takes the endings off such a word.
        common: words that say nothing about which track is wanted.
        refusing: of these, those that refuse what follows: "without".
        clause: what ends the reach of a refusal.
        children: words for a child.
        lengths: patterns in folded text to English words about a length.
        links: letters between the parts of a joined word; () if none are joined.
    """

    code: str
    fold: Callable[[str], str]
    stem: Callable[[str], str]
    common: frozenset[str]
    refusing: frozenset[str]
    clause: re.Pattern[str]
    children: frozenset[str]
    lengths: tuple[tuple[re.Pattern[str], str], ...]
    links: tuple[str, ...] = ()


def _language(  # noqa: PLR0913 - one row a language
    code: str,
    fold: Callable[[str], str],
    stem: Callable[[str], str],
    *,
    common: frozenset[str],
    refusing: str,
    clause: str,
    children: str,
    lengths: tuple[tuple[str, str], ...],
    links: tuple[str, ...] = (),
) -> Language:
    return Language(
        code,
        fold,
        stem,
        frozenset(map(fold, common)),
        frozenset(map(fold, refusing.split())),
        re.compile(rf"[,.;:!?\n]+|\b(?:{clause})\b"),
        frozenset(stem(fold(word)) for word in children.split()),
        tuple((re.compile(rf"\b(?:{word})\b"), said) for word, said in lengths),
        links,
    )


LANGUAGES = (
    _language(
        "de",
        fold_german,
        stem_german,
        common=GERMAN,
        refusing="nicht nich kein keine keinen keinem ohne nie niemals",
        clause="aber sondern nur bloss lieber stattdessen",
        children="kind kinder kindern tochter sohn baby saugling enkel enkelin kleine",
        lengths=(
            ("(?:eine |ne )?halbe stunde", "half hour"),
            ("(?:eine )?viertel ?stunde", "quarter hour"),
            ("minuten?|min", "minutes"),
            ("stunden?|std", "hours"),
            ("eine?(?= (?:minutes|hours))", "one"),
            ("zwei(?= (?:minutes|hours))", "two"),
            ("drei(?= (?:minutes|hours))", "three"),
            ("funf(?= minutes)", "five"),
            ("zehn(?= minutes)", "ten"),
            ("zwanzig(?= minutes)", "twenty"),
            ("hochstens|maximal|unter", "under"),
            ("mindestens", "at least"),
            ("(?:die )?ganze nacht(?= (?:lang|durch|regen)|$)", "all night"),
            ("bis (?:zum )?morgens?|durchgehend|endlos", "all night"),
            ("kurz|kurze[rsnm]?", "short"),
            ("(?<!so )lange[rsnm]?(?= (?:geschichte|meditation|musik))", "long"),
        ),
        links=("", "s", "n", "en", "es", "er", "e", "ungs"),
    ),
    _language(
        "es",
        fold_spanish,
        stem_spanish,
        common=SPANISH,
        refusing="no sin nunca jamas ni ningun ninguna",
        clause="pero sino solo solamente mejor",
        children="hijo hija hijos nino nina ninos bebe nieto nieta peque pequeno",
        lengths=(
            ("media hora", "half hour"),
            ("(?:un )?cuarto de hora", "quarter hour"),
            ("minutos?|minutitos?|min", "minutes"),
            ("horas?", "hours"),
            ("una?(?= (?:minutes|hours))", "one"),
            ("dos(?= (?:minutes|hours))", "two"),
            ("tres(?= (?:minutes|hours))", "three"),
            ("cinco(?= minutes)", "five"),
            ("diez(?= minutes)", "ten"),
            ("veinte(?= minutes)", "twenty"),
            ("menos de|maximo", "under"),
            ("mas de(?= \\d)|al menos", "at least"),
            ("toda la noche", "all night"),
            ("cort[oa]s?|cortit[oa]|breve", "short"),
            ("larg[oa]s?(?! (?:dia|noche))", "long"),
        ),
    ),
)
