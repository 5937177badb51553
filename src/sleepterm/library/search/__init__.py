"""Search by feeling: from free text to ranked tracks, with reasons.

Titles, moods, topics, types and the words of the vocabulary are *phrases*. A phrase
scores by how much of it the query says and how much of the query it explains; rare
words count more. A feeling of feelings.toml passes the score of its best phrase on to
its tracks. A length or a kind that is asked for moves tracks up or down and seldom
excludes one, so that something nearest is always left. The last word, while nothing
follows it, also counts as the beginning of a word. "brownnoise" is taken apart, and
"4-7-8" is one word. Among equals, single tracks come before mixes. Where nothing
matches, the answer says so and has tracks for any night. A text about suicide or
self-harm is first answered with where to get help.

A text that German or Spanish knows more words of than English is searched in that
language (`languages/`), whose vocabulary is read then. Its feelings have the tracks of
the English ones of the same name; the reason is what the user wrote.

tests/content/phrases.toml judges it, and `python -m benchmarks search` prints the
score. The last 30 phrases there are held out: which of them fail is no reason for a
change.
"""
