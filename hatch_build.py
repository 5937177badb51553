"""Builds what is made: the translations, and what a wheel has for man, shells and menus.

Installers put these files below share/, where desktops, man and shells look if the
program is installed for a whole system.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_COMPLETIONS = {
    "bash": "bash-completion/completions/sleepterm",
    "fish": "fish/vendor_completions.d/sleepterm.fish",
    "zsh": "zsh/site-functions/_sleepterm",
}


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
        for place, text in self._shared():
            file = Path(self._folder.name, place)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            build_data["shared_data"][str(file)] = f"share/{place}"

    def _shared(self) -> Iterator[tuple[str, str]]:
        """The place below share/ and the text of each file."""
        # ruff: noqa: PLC0415 - of this tree
        from sleepterm.commands.requests.shell import Shell
        from sleepterm.commands.shared.completion_script import completion_script
        from sleepterm.commands.shared.man_page import man_page
        from sleepterm.desktop.menu_entry import icon, menu_entry

        program = ("sleepterm",)
        page = man_page(self.metadata.version, _now().date())
        yield "man/man1/sleepterm.1", page
        yield "applications/sleepterm.desktop", menu_entry(program)
        yield "icons/hicolor/scalable/apps/sleepterm.svg", icon()
        for shell, place in _COMPLETIONS.items():
            yield place, completion_script(Shell(shell), program)

    def finalize(self, version: str, _data: dict[str, object], _path: str) -> None:
        """Delete what was only needed to build."""
        if version != "editable":
            self._folder.cleanup()


def _now() -> datetime:
    """When it is built, or when a build that can be repeated says that it is."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
