"""Reads the bundled text about sleeping well."""

from __future__ import annotations

from sleepterm.errors import SleeptermError
from sleepterm.formats.text_page import Block, parse_page
from sleepterm.store.bundled import bundled_sleep_well
from sleepterm.store.files.text_file import read_text
from sleepterm.translation import gettext as _


def load_sleep_well() -> tuple[Block, ...]:
    """The headings and paragraphs of the text.

    Raises:
        SleeptermError: the installation lacks it.
    """
    path = bundled_sleep_well()
    try:
        return parse_page(read_text(path))
    except FileNotFoundError:
        raise SleeptermError(
            _("Text missing"),
            _("There is no {path}.").format(path=path),
            _("Install sleepterm again."),
        ) from None
