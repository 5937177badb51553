"""Messages for the user in the user's language; docs/languages.md says how.

One language per process, chosen before modules with messages are imported: many of
their constants are messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Imported late: English, which needs no catalogue, does without.
    from gettext import GNUTranslations

ENGLISH = "en"
AUTOMATIC = "auto"
"""The setting that leaves the choice to the environment."""
LANGUAGES = (ENGLISH, "de", "es")
"""The languages there are, by their ISO 639 codes."""
_DOMAIN = "sleepterm"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class _Speaker:
    """The language of this process.

    Attributes:
        language: its code.
        catalogue: its translations; None for English.
        has_spoken: whether a message was handed out.
    """

    language = ENGLISH
    catalogue: GNUTranslations | None = None
    has_spoken = False


_speaker = _Speaker()


def gettext(message: str) -> str:
    """The message in the user's language; imported as `_`."""
    _speaker.has_spoken = True
    catalogue = _speaker.catalogue
    return message if catalogue is None else catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message for a number of things, in the plural form of the language."""
    _speaker.has_spoken = True
    catalogue = _speaker.catalogue
    if catalogue is None:
        return singular if n == 1 else plural
    return catalogue.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """The message where it means what the context says: "Open" a file, or a door."""
    return translated(context, message)


def translated(context: str, text: str) -> str:
    """The translation of a bundled text that isn't in the code: a title of tracks.toml.

    Args:
        context: what it is, "track".
        text: in English.
    """
    _speaker.has_spoken = True
    catalogue = _speaker.catalogue
    return text if catalogue is None else catalogue.pgettext(context, text)


def language() -> str:
    """The code of the language of this process."""
    return _speaker.language


def use_language(code: str) -> None:
    """Hand out messages in this language from now on.

    Args:
        code: one of `LANGUAGES`. Without its catalogue, messages stay English.

    Raises:
        RuntimeError: messages were handed out in another language.
    """
    if code == _speaker.language:
        return
    if _speaker.has_spoken:
        raise RuntimeError(
            f"messages were handed out in {_speaker.language!r} before {code!r} was"
            " chosen"
        )
    _speaker.language = code
    _speaker.catalogue = None if code == ENGLISH else _catalogue(code)


def chosen_language(environment: Mapping[str, str], setting: str = AUTOMATIC) -> str:
    """The language that the user wants; English if it is none of `LANGUAGES`.

    Args:
        environment: the environment variables.
        setting: a code, which comes first; anything else leaves it to them.
    """
    if setting in LANGUAGES:
        return setting
    return next((x for x in _wanted(environment) if x in LANGUAGES), ENGLISH)


def _wanted(environment: Mapping[str, str]) -> Iterator[str]:
    """The codes that the first variable with a value names, best first."""
    named = next(filter(None, map(environment.get, _VARIABLES)), "")
    for locale in named.split(":"):
        # "de_AT.UTF-8@euro"
        code = locale.partition(".")[0].partition("@")[0].replace("-", "_")
        code = code.partition("_")[0].lower()
        yield ENGLISH if code in {"c", "posix"} else code


def _catalogue(code: str) -> GNUTranslations | None:
    import gettext as library  # noqa: PLC0415 - see above
    from importlib.resources import files  # noqa: PLC0415 - likewise

    folder = files("sleepterm").joinpath("locale")
    # For the texts of argparse, which asks the library itself.
    library.bindtextdomain(_DOMAIN, str(folder))
    library.textdomain(_DOMAIN)
    file = folder.joinpath(code, "LC_MESSAGES", f"{_DOMAIN}.mo")
    try:
        with file.open("rb") as catalogue:
            return library.GNUTranslations(catalogue)
    except FileNotFoundError:
        return None
