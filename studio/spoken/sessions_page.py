"""Writes the part of SOUNDS.md on guided sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.spoken.pools import Entry, is_headed, pool_words
from studio.spoken.recognition import Recognition
from studio.spoken.record import Spoken

_INTRODUCTION = """\
# Guided sessions

Spoken from the scripts in `studio/sessions/` by Flite's voice `rms`, each sentence by
itself at its own slow rate, with silences between that are digital. The tone is a
little warmer and duller than the voice's own, hissing is turned down, and a small soft
room answers at 5 % of its amplitude. **No listening test was made.**

- **Speech** is the loudness within speech: -23 LUFS within 1 LU; the true peak is at
  most -3 dBTP. The catalogue plays sessions 4 dB lower (`gain_db`), so that a voice is
  as loud as a loop is, at -27 LUFS, and nobody is woken by the change from one to the
  other. A bed lies 9 LU below the voice; brown noise, rain, streams and wind hide
  consonants and lie 11 LU below it (`bed_db`).
- **Pace** is about how many syllables a second are spoken, silences not counted, in the
  first and in the last sixth of the sentences.
- **Words wrong** is the word error rate of a recogniser, pocketsphinx 5 with its
  American English model: words left out, put in or mistaken, by the words in the
  captions. It hears the shipped file, decoded, cut at the captions' times from 0.1 s
  before to their end, each line without any hint: all, or so many, evenly spread, of
  all that there are. What sounds the same in its dictionary ("two" and "too", "grey"
  and "gray", "door knob" and "doorknob") is the same; a word that its dictionary lacks
  is an error. It errs with human speakers as well: the figure is for comparing, and for
  finding sentences to reword. At most 20 %.
- **Singles** are lines of one word, such as counted breaths. Without a sentence around
  it no recogniser of sentences can tell "in" from "inn" or "an", so these are heard as
  a choice among all single words of all sessions, and counted by themselves: so many of
  so many were missed. At most 20 %.

Encoding is Vorbis, one channel, 24 kHz, quality 0.25: of 60 lines the recogniser
mistook 14.3 % of the words, as against 14.7 % at quality 0.6 and 15.2 % before
encoding.

"""

_HEAD = """\
| File | Length | Speech | True peak | Pace | Words wrong | Singles |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
"""

_VOICE = """\
## The voice

The voice is `cmu_us_rms` of Flite 2.2, whose terms ask for this notice:

> Language Technologies Institute, Carnegie Mellon University
> Copyright (c) 1999-2001. All Rights Reserved.
>
> Permission is hereby granted, free of charge, to use and distribute this software and
> its documentation without restriction, including without limitation the rights to use,
> copy, modify, merge, publish, distribute, sublicense, and/or sell copies of this work,
> and to permit persons to whom this work is furnished to do so, subject to the
> following conditions:
>
> 1. The code must retain the above copyright notice, this list of conditions and the
>    following disclaimer.
> 2. Any modifications must be clearly marked as such.
> 3. Original authors' names are not deleted.
> 4. The authors' names are not used to endorse or promote products derived from this
>    software without specific prior written permission.
>
> CARNEGIE MELLON UNIVERSITY AND THE CONTRIBUTORS TO THIS WORK DISCLAIM ALL WARRANTIES
> WITH REGARD TO THIS SOFTWARE, INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
> FITNESS, IN NO EVENT SHALL CARNEGIE MELLON UNIVERSITY NOR THE CONTRIBUTORS BE LIABLE
> FOR ANY SPECIAL, INDIRECT OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING
> FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
> OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
> THIS SOFTWARE.

Authors: Alan W Black, David Huggins-Daines and others. Nothing of Flite itself comes
with sleepterm; what it spoke was equalised, de-essed, put into a room and cut as told
above.
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
        f"{minutes}:{seconds:02}",
        f"{each.lufs:.2f} LUFS",
        f"{each.true_peak:.2f} dBTP",
        f"{first:.1f} to {last:.1f}",
        _words(found) if found else "not heard",
        f"{found.missed} of {found.singles}" if found and found.singles else "none",
    )
    return f"| {' | '.join(cells)} |"


def _words(found: Recognition) -> str:
    part = f" ({found.lines} of {found.sentences})"
    return f"{found.rate:.1%}" + (part if found.lines < found.sentences else "")


def _section(entry: Entry, more: str) -> str:
    bed = f"over `{entry['bed']}`" if "bed" in entry else "without a bed"
    return (
        f"## {entry['title']}\n\n"
        f"`{entry['file']}`, captions `{entry['captions']}`, {bed}. "
        f"Script `studio/sessions/{entry['id']}.txt`. {more}"
        f"Licence {entry['license']}, {entry['credit']}.\n"
    )
