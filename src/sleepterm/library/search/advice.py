"""Recognises texts that ask for more than sounds: those offer the text *Sleep well*."""

from __future__ import annotations

import re

from sleepterm.library.search.tokens import tokenize

_LONGEST = 400
_LASTING = r"(?:weeks|months|years|every (?:single )?night|for (?:a|two|three) weeks?)"
_SLEEPLESS = r"(?:sleep|slept|sleepless|insomnia|awake|wake|waking)"
_ASKING = re.compile(
    rf"\b(?:tips?|advice|sleep (?:hygiene|habits?|better|well)|better sleep"
    rf"|how (?:can|do) i (?:fall a)?sleep|doctor|earplugs?|ear plugs?|chronic"
    rf"|(?:bad|poor) sleep|sleep(?:ing)? (?:badly|poorly)"
    rf"|what (?:helps?|to do|can i do|should i do)\b.*\b{_SLEEPLESS}"
    rf"|apno?ea|snor(?:e|es|ing)|{_SLEEPLESS}\b.*\b{_LASTING}|{_LASTING}\b.*\b{_SLEEPLESS})\b"
)


def asks_for_advice(text: str) -> bool:
    """Whether a text asks how to sleep well, or tells of a trouble that lasts."""
    return _ASKING.search(" ".join(tokenize(text[:_LONGEST]))) is not None
