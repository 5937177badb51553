"""The setting `language`, read before all others: their labels are messages."""

from __future__ import annotations

import os
from enum import StrEnum

from sleepterm.store.paths import Paths
from sleepterm.translation import AUTOMATIC, chosen_language, use_language

KEY = "language"


class Language(StrEnum):
    """What the setting can say."""

    AUTO = AUTOMATIC
    """What the environment says."""
    ENGLISH = "en"
    GERMAN = "de"
    SPANISH = "es"


def use_language_of_user(paths: Paths) -> None:
    """Speak the language that config.toml names, or else the environment.

    From then on, the environment names it, for argparse and for child processes.
    """
    code = chosen_language(os.environ, _setting(paths))
    use_language(code)
    os.environ["LANGUAGE"] = code


def _setting(paths: Paths) -> str:
    """What config.toml says; "auto" if it can't be read, which is told later."""
    try:
        content = paths.config_file.read_bytes()
    except OSError:
        return AUTOMATIC
    if KEY.encode() not in content:
        return AUTOMATIC
    # Imported late: most files don't name a language.
    from sleepterm.formats.toml import TomlError, parse_toml  # noqa: PLC0415

    try:
        value = parse_toml(content.decode("utf-8-sig")).get(KEY)
    except (TomlError, UnicodeDecodeError):
        return AUTOMATIC
    return value if isinstance(value, str) else AUTOMATIC
