"""Reads the bundled text about sleeping well."""

from __future__ import annotations

from sleepterm.errors import SleeptermError
from sleepterm.formats.text_page import Block, parse_page
from sleepterm.store.bundled import bundled_sleep_well, bundled_sleep_well_in
from sleepterm.store.files.text_file import read_text
from sleepterm.translation import gettext as _
from sleepterm.translation import language


def load_sleep_well() -> tuple[Block, ...]:
    """The headings and paragraphs of the text, in the user's language if it is there.

    Raises:
        SleeptermError: the installation lacks it.
    """
    translation = bundled_sleep_well_in(language())
    path = translation if translation.exists() else bundled_sleep_well()
    try:
        return parse_page(read_text(path))
    except FileNotFoundError:
        raise SleeptermError(
            _("Text missing"),
            _("There is no {path}.").format(path=path),
            _("Install sleepterm again."),
        ) from None
