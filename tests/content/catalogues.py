"""The catalogues of translations: extracted from the code, updated, checked.

python -m tests.content.catalogues --write          update the .po files
python -m tests.content.catalogues --write --take A.po B.po
                                                    and take translations of others
python -m tests.content.catalogues --check          say what is missing or wrong
"""

from __future__ import annotations

import argparse
import io
import re
import string
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from build_catalogues import LOCALE, compile_catalogues

from sleepterm.store.bundled import (
    bundled_catalog,
    bundled_feelings,
    bundled_mixes,
    bundled_sequences,
)
from sleepterm.translation import ENGLISH, LANGUAGES

TRANSLATED = tuple(code for code in LANGUAGES if code != ENGLISH)
"""The languages that have a catalogue."""
_PACKAGE = LOCALE.parent
_KEYWORDS = {
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_OLD_FIELD = re.compile(r"%(?:\(\w+\))?[srd]")
_TAGS = ("Translators:",)
_WIDTH = 88
_HEADER = r"""msgid ""
msgstr ""
"Language: {code}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plural}\n"

"""
# Babel knows them, too, but other ones in each version.
_ONE_OR_MORE = "nplurals=2; plural=(n != 1);"
PLURALS = {"de": _ONE_OR_MORE, "es": _ONE_OR_MORE}
"""The plural forms of each language."""


ARGPARSE = (
    "ambiguous option: %(option)s could match %(matches)s",
    ("expected %s argument", "expected %s arguments"),
    "expected at least one argument",
    "expected at most one argument",
    "expected one argument",
    "ignored explicit argument %r",
    "invalid %(type)s value: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "not allowed with argument %s",
    "one of the arguments %s is required",
    "the following arguments are required: %s",
    "usage: ",
)
"""What argparse says for itself; it asks for translations of that."""


def source_of(code: str) -> Path:
    """The path of a language's .po file."""
    return LOCALE / code / "LC_MESSAGES" / "sleepterm.po"


def extracted(package: Path = _PACKAGE) -> Catalog:
    """All messages of the code, untranslated."""
    template = Catalog()
    for _file, _line, message, comments, context in extract_from_dir(
        package,
        method_map=[("**.py", "python")],
        keywords=_KEYWORDS,
        comment_tags=_TAGS,
        strip_comment_tags=False,
    ):
        template.add(message, auto_comments=comments, context=context)
    return template


def all_messages() -> Catalog:
    """All messages of the code, of argparse and of what is bundled, untranslated."""
    template = extracted()
    for message in ARGPARSE:
        template.add(message)
    for context, text in content_messages():
        template.add(text, context=context)
    return template


def content_messages() -> Iterator[tuple[str, str]]:
    """(context, text) of what is bundled and shown, and not in the code.

    What is yielded here is translated by `translated` where it is shown.
    """
    tracks = _bundled(bundled_catalog())["track"]
    mixes = _bundled(bundled_mixes())["mix"]
    sessions = _bundled(bundled_sequences())["session"]
    vocabulary = _bundled(bundled_feelings())
    yield from (("track", track["title"]) for track in tracks)
    yield from (("mix", mix[key]) for mix in mixes for key in ("name", "reason"))
    yield from (("session", x[key]) for x in sessions for key in ("name", "about"))
    yield from (("feeling", feeling["name"]) for feeling in vocabulary["feeling"])
    yield from (("type", kind["words"][0]) for kind in vocabulary["kind"])
    topics = {topic for each in (*tracks, *sessions) for topic in each["topics"]}
    yield from (("topic", topic) for topic in sorted(topics))


def _bundled(file: Path) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def read_catalogue(path: Path, code: str) -> Catalog:
    """The catalogue of a .po file; an empty one if there is none."""
    text = path.read_bytes() if path.exists() else _header(code).encode()
    return read_po(io.BytesIO(text), locale=code, abort_invalid=True)


def updated(old: Catalog, template: Catalog, taken: Iterable[Catalog] = ()) -> Catalog:
    """The messages of the template, with the translations that there are.

    Args:
        old: the language's catalogue.
        template: all messages.
        taken: other catalogues of the language, for what it leaves open.
    """
    new = read_po(io.BytesIO(_header(old.locale_identifier or "").encode()))
    sources = (old, *taken)
    for message in template:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        found = (source.get(key, message.context) for source in sources)
        known = next((x for x in found if x is not None and _is_full(x, message)), None)
        new.add(
            message.id,
            known.string if known else None,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
            context=message.context,
        )
    return new


def text_of(catalogue: Catalog) -> str:
    """A .po file without dates and line numbers, so that it only changes with it."""
    content = io.BytesIO()
    write_po(
        content,
        catalogue,
        width=_WIDTH,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    header = _header(catalogue.locale_identifier or "")
    return header + content.getvalue().decode().strip("\n") + "\n"


def _header(code: str) -> str:
    return _HEADER.format(code=code, plural=PLURALS[code])


def faults(catalogue: Catalog) -> list[str]:
    """What is missing or wrong, one line each."""
    return [
        f"{catalogue.locale_identifier}: {fault}: {message.id!r}"
        for message in catalogue
        if message.id
        for fault in _faults_of(message)
    ]


def _faults_of(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    if not _is_full(message, message):
        yield "not translated"
        return
    ids, texts = _forms(message.id), _forms(message.string or "")
    # A plural may need its number where the singular says "one", or the other way.
    allowed = [fields(text) for text in ids]
    for text in texts:
        if fields(text) not in allowed:
            yield f"other placeholders in {text!r}"
        if _edges(text) != _edges(ids[-1]):
            yield f"begins or ends with other white space: {text!r}"


def fields(text: str) -> frozenset[str]:
    """The placeholders of a text: "{name}", "{share:.0%}", "%s", "%(name)s"."""
    old = _OLD_FIELD.findall(text)
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        # Braces of their own: it is shown as it is.
        return frozenset(old)
    return frozenset(old) | frozenset(
        f"{{{name}{'!' + way if way else ''}{':' + spec if spec else ''}}}"
        for _, name, spec, way in parts
        if name is not None
    )


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _forms(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _is_full(known: Message, wanted: Message) -> bool:
    """Whether every form is translated, and there is a plural if one is needed."""
    has_plural = isinstance(known.string, (list, tuple))
    if has_plural != isinstance(wanted.id, tuple) or not known.string:
        return False
    return all(_forms(known.string or ""))


def main(arguments: Sequence[str] | None = None) -> int:
    """Update or check all catalogues."""
    parser = argparse.ArgumentParser(description="Catalogues of translations.")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--take", nargs="+", type=Path, default=[], metavar="FILE")
    options = parser.parse_args(arguments)
    template = all_messages()
    wrong = []
    for code in TRANSLATED:
        path = source_of(code)
        taken = [x for x in map(_whole, options.take) if x.locale_identifier == code]
        new = updated(read_catalogue(path, code), template, taken)
        if options.write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text_of(new), encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text_of(new):
            wrong.append(f"{code}: not up to date: --write")
        wrong += faults(new)
    if options.write:
        compile_catalogues()
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    return 1 if options.check and wrong else 0


def _whole(path: Path) -> Catalog:
    """A catalogue whose language stands in the file."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


if __name__ == "__main__":
    sys.exit(main())
