"""Compiles the translations: src/sleepterm/locale/*/LC_MESSAGES/*.po to *.mo.

Called while a wheel or an editable install is built, and before tests.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

LOCALE = Path(__file__).parent / "src" / "sleepterm" / "locale"
_NO_TIME = datetime.fromtimestamp(0, UTC)


def compile_catalogues(
    locale: Path = LOCALE, *, anew: bool = False
) -> tuple[Path, ...]:
    """Write each catalogue beside its source, if it isn't newer; all catalogues.

    Args:
        locale: the folder of all languages.
        anew: even if it is newer: another Babel may have made it.
    """
    return tuple(_compiled(source, anew=anew) for source in _sources(locale))


def _sources(locale: Path) -> Iterator[Path]:
    yield from sorted(locale.glob("*/LC_MESSAGES/*.po"))


def _compiled(source: Path, *, anew: bool) -> Path:
    target = source.with_suffix(".mo")
    if not anew and _is_newer(target, source):
        return target
    # Imported late: most of the time all is compiled.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3], abort_invalid=True)
    # The same source makes the same catalogue.
    catalogue.creation_date = catalogue.revision_date = _NO_TIME
    content = io.BytesIO()
    write_mo(content, catalogue)
    # Others may read it or write it at the same time.
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as new:
        new.write(content.getvalue())
    Path(new.name).chmod(0o644)
    Path(new.name).replace(target)
    return target


def _is_newer(target: Path, source: Path) -> bool:
    return target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns
