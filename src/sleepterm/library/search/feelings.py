"""The search vocabulary: feelings, words for them, and tracks that suit them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sleepterm.formats.problem import Problem, Severity
from sleepterm.formats.schema import read_top
from sleepterm.formats.table_reader import Table, quoted
from sleepterm.formats.toml_edit import entry_spans
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.search.tokens import tokenize
from sleepterm.text import suggest
from sleepterm.translation import gettext as _

SCHEMA = 1
"""The version of the format of feelings.toml."""

_TOP_KEYS = ("schema", "spellings", "kind", "feeling")
_KIND_KEYS = ("words", "types", "voice")
_FEELING_KEYS = ("name", "words", "tracks", "moods", "topics", "types")
_LONGEST, _MOST = 80, 400


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling or need, and the tracks that suit it.

    Attributes:
        name: shown as a reason: "for NAME".
        words: what people type.
        tracks: ids of tracks that suit it, best first; unknown ones are ignored.
        moods: tracks with one of these moods suit it too.
        topics: tracks with one of these topics.
        types: tracks of one of these types.
    """

    name: str
    words: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    types: tuple[ContentType, ...] = ()

    def joined(self, other: Feeling) -> Feeling:
        """This feeling merged with another of the same name."""
        return Feeling(
            self.name,
            _joined(self.words, other.words),
            _joined(self.tracks, other.tracks),
            _joined(self.moods, other.moods),
            _joined(self.topics, other.topics),
            tuple(dict.fromkeys((*self.types, *other.types))),
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """Words for a kind of track.

    Attributes:
        words: what people type.
        types: the content types they mean.
        voice: whether they mean every track with a voice.
    """

    words: tuple[str, ...]
    types: tuple[ContentType, ...] = ()
    voice: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The words that search knows.

    Attributes:
        feelings: each name once.
        kinds: of tracks.
        spellings: folded word to the word it is replaced by.
    """

    feelings: tuple[Feeling, ...] = ()
    kinds: tuple[Kind, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)

    def joined(self, other: Vocabulary) -> Vocabulary:
        """This vocabulary merged with another; feelings of the same name become one."""
        feelings = {each.name: each for each in self.feelings}
        for each in other.feelings:
            known = feelings.get(each.name)
            feelings[each.name] = known.joined(each) if known else each
        return Vocabulary(
            tuple(feelings.values()),
            (*self.kinds, *other.kinds),
            {**self.spellings, **other.spellings},
        )


def parse_vocabulary(text: str, *, file: str) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Parse a whole feelings.toml; a bad entry is left out alone. Never raises.

    Args:
        text: of the file.
        file: its path as the user knows it, for messages.

    Returns:
        The vocabulary, and the problems found.
    """
    top, problems = read_top(text, file=file, schema=SCHEMA)
    if top is None:
        return Vocabulary(), problems
    reader = _Reader(text, file)
    return reader.read(top), tuple(reader.problems)


def unknown_tracks(
    feelings: Iterable[Feeling], known: Collection[str], *, file: str
) -> tuple[Problem, ...]:
    """A warning for each track id in a feeling that is not in `known`."""
    problems = []
    for feeling in feelings:
        for name in feeling.tracks:
            if name not in known:
                close = suggest(name, known, most=1)
                message = (
                    _("tracks: there is no track {name}; did you mean {known}?")
                    if close
                    else _("tracks: there is no track {name}")
                ).format(name=quoted(name), known="".join(close))
                where = _("feeling {name}").format(name=quoted(feeling.name))
                problems.append(Problem(file, where, message, Severity.WARNING))
    return tuple(problems)


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._file = file

    def read(self, top: Table) -> Vocabulary:
        values = top.values
        top.warn_unknown(_TOP_KEYS)
        self.problems += top.problems
        feelings = [_feeling(table) for table in self._tables(values, "feeling")]
        kinds = [_kind(table) for table in self._tables(values, "kind")]
        vocabulary = Vocabulary(
            kinds=tuple(each for each in kinds if each is not None),
            spellings=self._spellings(values.get("spellings", {})),
        )
        for each in feelings:
            if each is not None:
                vocabulary = vocabulary.joined(Vocabulary((each,)))
        return vocabulary

    def _tables(self, values: Mapping[str, object], name: str) -> list[Table]:
        """The [[name]] tables; their problems go to `self.problems`."""
        entries = values.get(name, [])
        if not isinstance(entries, list):
            message = _(
                "each {table} must begin with [[{table}]]; it is {value}"
            ).format(table=name, value=quoted(entries))
            self.problems.append(Problem(self._file, "", message))
            return []
        lines = [first + 1 for first, _end in entry_spans(self._text, name)]
        tables = []
        for number, entry in enumerate(entries):
            where = f"{name} {number + 1}"
            if number < len(lines):
                # Translators: {entry} is like "feeling 3".
                where = _("line {line}, {entry}").format(
                    line=lines[number], entry=where
                )
            if isinstance(entry, dict):
                if isinstance(entry.get("name"), str):
                    where += f" ({quoted(entry['name'])})"
                table = Table(entry, file=self._file, where=where)
                table.problems = self.problems
                tables.append(table)
            else:
                message = _("a {table} must be a table; it is {value}").format(
                    table=name, value=quoted(entry)
                )
                self.problems.append(Problem(self._file, where, message))
        return tables

    def _spellings(self, values: object) -> dict[str, str]:
        table = Table({}, file=self._file, where="[spellings]")
        if not isinstance(values, dict):
            table.error(
                _("it must be a table; it is {value}").format(value=quoted(values))
            )
            values = {}
        spellings = {}
        for word, replacement in values.items():
            read = tokenize(replacement) if isinstance(replacement, str) else ()
            if len(read) == 1 and len(tokenize(word)) == 1:
                spellings[tokenize(word)[0]] = read[0]
            else:
                table.error(
                    _("{word} must be one word for one word; it is {value}").format(
                        word=word, value=quoted(replacement)
                    )
                )
        self.problems += table.problems
        return spellings


def _feeling(table: Table) -> Feeling | None:
    table.warn_unknown(_FEELING_KEYS)
    warned = len(table.problems)
    feeling = Feeling(
        name=table.required("name", longest=_LONGEST),
        words=_words(table, "words"),
        tracks=_words(table, "tracks"),
        moods=_words(table, "moods"),
        topics=_words(table, "topics"),
        types=_types(table),
    )
    return feeling if len(table.problems) == warned else None


def _kind(table: Table) -> Kind | None:
    table.warn_unknown(_KIND_KEYS)
    warned = len(table.problems)
    kind = Kind(
        words=_words(table, "words"),
        types=_types(table),
        voice=table.flag("voice", default=False),
    )
    if not table.values.get("words"):
        table.error(_('words is missing; write words = ["..."]'))
    if not kind.voice and not table.values.get("types"):
        table.error(_('a kind needs types = ["..."] or voice = true'))
    return kind if len(table.problems) == warned else None


def _words(table: Table, key: str) -> tuple[str, ...]:
    return table.words(key, longest=_LONGEST, most=_MOST)


def _types(table: Table) -> tuple[ContentType, ...]:
    types = []
    for word in _words(table, "types"):
        try:
            types.append(ContentType(word))
        except ValueError:
            allowed = ", ".join(ContentType)
            table.error(
                _("types must be of {allowed}; one is {value}").format(
                    allowed=allowed, value=quoted(word)
                )
            )
    return tuple(types)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
