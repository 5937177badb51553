"""Builds what is made: the translations, and the manual page of a wheel.

Installers put the page beside the program.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PAGE = "share/man/man1/sleepterm.1"


class MadeFilesHook(BuildHookInterface):
    """Makes the files while a wheel or an editable install is built."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Make them, and name them to the builder."""
        sys.path[:0] = [self.root, str(Path(self.root, "src"))]
        from build_catalogues import compile_catalogues  # noqa: PLC0415 - of this tree

        made = compile_catalogues(anew=version != "editable")
        catalogues = [path.relative_to(self.root).as_posix() for path in made]
        if version == "editable":
            return
        # Git ignores them, and so would the builder.
        build_data["artifacts"].extend(catalogues)
        self._folder = tempfile.TemporaryDirectory()
        build_data["shared_data"][self._page()] = _PAGE

    def _page(self) -> str:
        """The path of the manual page."""
        from sleepterm.commands.shared.man_page import man_page  # noqa: PLC0415 - of this tree

        seconds = os.environ.get("SOURCE_DATE_EPOCH")
        now = (
            datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
        )
        page = Path(self._folder.name, "sleepterm.1")
        page.write_text(man_page(self.metadata.version, now.date()), encoding="utf-8")
        return str(page)

    def finalize(self, version: str, _data: dict[str, object], _path: str) -> None:
        """Delete what was only needed to build."""
        if version != "editable":
            self._folder.cleanup()
