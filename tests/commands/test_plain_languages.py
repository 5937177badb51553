"""Plain mode in other languages: its commands, and what is said of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.content.catalogues import TRANSLATED, extracted, read_catalogue, source_of

from sleepterm.commands.plain import vocabulary
from sleepterm.commands.plain.vocabulary import WORDS
from sleepterm.text import folded

PLAIN = Path(vocabulary.__file__).parent
_QUOTED = re.compile(rf"'({'|'.join(WORDS)})\b")
_TYPED = """
from sleepterm.translation import use_language
use_language("de")
from sleepterm.commands.plain.typed_values import read_flag
from sleepterm.commands.plain.timer_words import read_timer
from sleepterm.commands.plain.vocabulary import help_line, read_line
from sleepterm.night.sleep_timer import TimerSettings

for line in ("hilfe liste", "help", "zurück", "ZURUCK", "laut 30", "suche regen"):
    print(*read_line(line))
for word in ("aus", "off", "die ganze Nacht"):
    print(read_timer(word, TimerSettings()).enabled, end=" ")
print(read_flag("an", now=False), read_flag("off", now=True))
print(help_line("more"))
"""


def _commands(code: str) -> dict[str, str]:
    """The shown names of the commands, by their English ones."""
    catalogue = read_catalogue(source_of(code), code)
    return {str(x.id): str(x.string) for x in catalogue if x.context == "command"}


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_shown_command_is_one_word_for_one_command(code: str) -> None:
    shown = _commands(code)
    assert set(shown) == set(WORDS)
    english = {short: name for name in WORDS for short in (name, *WORDS[name].short)}
    assert len({*map(folded, shown.values())}) == len(WORDS)
    for name, word in shown.items():
        assert re.fullmatch(r"\w+", word)
        assert word == word.lower()
        assert english.get(folded(word), name) == name


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_hint_quotes_the_shown_command(code: str) -> None:
    shown = _commands(code)
    # Elsewhere 'play' is a command of the command line.
    said_in_plain_mode = {message.id for message in extracted(PLAIN)}
    hints = [
        (message.id, found[1], str(message.string))
        for message in read_catalogue(source_of(code), code)
        if message.id in said_in_plain_mode
        and isinstance(message.id, str)
        and (found := _QUOTED.search(message.id))
    ]
    assert len(hints) > 5
    assert [text for text, name, said in hints if f"'{shown[name]}" not in said] == []


def test_a_german_types_german_or_english() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _TYPED],
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert said.stdout.splitlines() == [
        "help liste",
        "help ",
        "back ",
        "back ",
        "volume 30",
        "search regen",
        "False False False True False",
        "mehr: zeigt die nächste Seite der Liste. Kurz: n.",
    ]
