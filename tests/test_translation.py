"""Which language is chosen, and that it is spoken."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sleepterm.store.config.language import Language
from sleepterm.store.paths import Paths
from sleepterm.translation import (
    AUTOMATIC,
    LANGUAGES,
    chosen_language,
    gettext,
    language,
    ngettext,
    use_language,
)


@pytest.mark.parametrize(
    ("setting", "environment", "chosen"),
    [
        ("auto", {}, "en"),
        ("auto", {"LANG": "de_AT.UTF-8"}, "de"),
        ("auto", {"LANG": "es_MX.UTF-8@euro"}, "es"),
        ("auto", {"LANG": "de"}, "de"),
        ("auto", {"LANG": "DE-ch"}, "de"),
        ("auto", {"LANG": "C.UTF-8"}, "en"),
        ("auto", {"LANG": "POSIX"}, "en"),
        ("auto", {"LANG": "fr_FR.UTF-8"}, "en"),
        ("auto", {"LANG": "deu"}, "en"),
        ("auto", {"LANG": ":@.\x00"}, "en"),
        ("auto", {"LANG": "de_DE", "LC_MESSAGES": "es_ES"}, "es"),
        ("auto", {"LANG": "de_DE", "LC_MESSAGES": ""}, "de"),
        ("auto", {"LANG": "de_DE", "LC_ALL": "C"}, "en"),
        ("auto", {"LC_ALL": "es_ES", "LC_MESSAGES": "de_DE"}, "es"),
        ("auto", {"LANGUAGE": "de", "LC_ALL": "es_ES"}, "de"),
        ("auto", {"LANGUAGE": "fr:es:de", "LANG": "en_GB"}, "es"),
        ("auto", {"LANGUAGE": "en:de"}, "en"),
        ("auto", {"LANGUAGE": "fr:C:de"}, "en"),
        ("auto", {"LC_CTYPE": "de_DE.UTF-8"}, "en"),
        ("es", {"LANGUAGE": "de"}, "es"),
        ("en", {"LANG": "de_DE"}, "en"),
        ("klingon", {"LANG": "de_DE"}, "de"),
    ],
)
def test_the_language_follows_the_setting_and_then_the_locale(
    setting: str, environment: dict[str, str], chosen: str
) -> None:
    assert chosen_language(environment, setting) == chosen


def test_the_setting_knows_every_language() -> None:
    assert tuple(Language) == (AUTOMATIC, *LANGUAGES)


def test_english_needs_no_catalogue() -> None:
    assert gettext("Nobody translates this.") == "Nobody translates this."
    forms = [ngettext("{n} sheep", "{n} sheep each", n) for n in (0, 1, 2)]
    assert forms == ["{n} sheep each", "{n} sheep", "{n} sheep each"]


def test_a_language_comes_too_late_after_a_message() -> None:
    gettext("Nobody translates this.")
    use_language(language())
    with pytest.raises(RuntimeError, match="before 'de' was chosen"):
        use_language("de")
    assert language() == "en"


def said(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sleepterm", *words],
        env=os.environ | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_german_hears_german() -> None:
    assert said("status", LANGUAGE="de").stderr == "sleepterm: sleepterm läuft nicht.\n"


@pytest.mark.parametrize("words", ["langsame wellen", "slow waves"])
def test_both_titles_of_a_track_are_found(words: str) -> None:
    found = said("search", words, LANGUAGE="de").stdout.splitlines()
    assert found[0].startswith("waves-slow ")
    assert "Langsame Wellen" in found[0]


@pytest.mark.parametrize("name", ["zelt im regen", "tent in the rain"])
def test_both_names_of_a_mix_are_found(name: str) -> None:
    shared = said("mix", "share", name, LANGUAGE="de").stdout
    assert shared.startswith("sleepterm-mix:1:Tent+in+the+rain:")


def test_what_is_spoken_in_english_is_said_to_be() -> None:
    rows = said("list", "--type", "meditation", LANGUAGE="es").stdout.splitlines()
    spoken = {row.split()[0] for row in rows if "en inglés, " in row}
    assert "body-scan-short" in spoken
    assert "nine-bowls" not in spoken


def test_argparse_speaks_it_too() -> None:
    assert "Diese Argumente fehlen" in said("volume", LANGUAGE="de").stderr


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ('language = "es"', "no está en marcha"),
        ('language = "en"', "is not running"),
        ('# language = "es"', "läuft nicht"),
        ("language = es", "läuft nicht"),
        ("language = 5", "läuft nicht"),
    ],
)
def test_the_setting_comes_first_if_it_can_be_read(text: str, answer: str) -> None:
    path = Paths.of_user().config_file
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert answer in said("status", LANGUAGE="de").stderr


def test_english_loads_no_gettext() -> None:
    code = (
        "import sys; from sleepterm.store.paths import Paths\n"
        "before = set(sys.modules)\n"
        "from sleepterm.store.config.language import use_language_of_user\n"
        "from sleepterm.translation import gettext\n"
        "use_language_of_user(Paths.of_user()); gettext('Play')\n"
        "print(*(set(sys.modules) - before))"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert "sleepterm.translation" in loaded
    assert not {"gettext", "importlib.resources", "tomli"} & set(loaded)
