"""Options that take one of some words."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from sleepterm.text import did_you_mean
from sleepterm.translation import gettext as _

_Value = TypeVar("_Value")
_LONGEST = 20


class Choices(Generic[_Value]):
    """The values of an option, each with its spelling.

    Args:
        values: the values.
        text_of: gives the spelling of a value, in lower case.
    """

    def __init__(
        self, values: Iterable[_Value], text_of: Callable[[_Value], str] = str
    ) -> None:
        self.by_text: Mapping[str, _Value] = {text_of(each): each for each in values}

    def convert(self, text: str) -> _Value:
        """The value with this spelling; case is ignored."""
        if text.lower() in self.by_text:
            return self.by_text[text.lower()]
        word = text[:_LONGEST]
        if question := did_you_mean(text, self.by_text):
            raise argparse.ArgumentTypeError(
                # Translators: {question} is like "Did you mean rain?"
                _("there is no '{word}'. {question}").format(
                    word=word, question=question
                )
            )
        raise argparse.ArgumentTypeError(
            _("'{word}' is none of {words}").format(
                word=word, words=", ".join(self.by_text)
            )
        )
