"""Words that speak of danger to oneself, and sayings that only sound so."""

from __future__ import annotations

import pytest

from sleepterm.library.danger import HELP, help_for

DANGER = (
    "I want to die",
    "i wanna die",
    "i want die",
    "i wnat to die",
    "i want to dei",
    "I just want to die",
    "want to die",
    "hurt myself",
    "i want to hurt mysefl",
    "I am going to hurt myself tonight",
    "kill me",
    "please kill me",
    "kill myself",
    "kil myself",
    "I want to kill my self",
    "i want kill me",
    "suicide",
    "suicidal thoughts",
    "suicde",
    "I feel sucidal",
    "feeling suicidall",
    "I wish I was dead",
    "i wish i were dead",
    "better off dead",
    "everyone would be better off without me",
    "nobody would miss me",
    "I don't want to live anymore",
    "dont want to live any more",
    "i no want live",
    "no reason to live",
    "nothing to live for",
    "I can't go on anymore",
    "can't go on like this",
    "go to sleep and never wake up",
    "I hope I don't wake up again",
    "tired of living",
    "sick of being alive",
    "end my life",
    "take my own life",
    "end it all",
    "self harm",
    "self-harm urges",
    "cutting myself again",
    "cut my wrists",
    "overdose",
    "take all my pills",
    "jump off a bridge",
    "I'd rather be dead",
    "wish I had never been born",
    "life is not worth living",
    "my friend wants to die",
    "my son is suicidal",
    "kms",
    "I don't want to exist",
    "I want to DIEEEE",
    "unalive myself",
    "don't want to wake up tomorrow",
    "I hate myself and want to die",
    "can't sleep, want to die",
    "thinking about killing myself",
    "i want to end it",
    "I want to disappear and die",
    "no point in living",
)
SAYINGS = (
    "dead tired",
    "killing me softly",
    "I could die for some rain",
    "this noise kills me",
    "my back is killing me",
    "this heat is killing me",
    "to die for",
    "dying to sleep",
    "dying for a nap",
    "the neighbours are killing me",
    "my cat died",
    "my grandmother died last week",
    "bored to death",
    "dead silent",
    "dead of night",
    "scared to death",
    "I laughed myself to sleep",
    "my phone died",
    "kill time on the train",
    "a story to kill time",
    "killer headache",
    "sleep like the dead",
    "dead battery",
    "worried to death about my exam",
    "I don't want to live in this noisy street",
    "don't want to wake up early",
    "don't want to wake up the baby",
    "can't live without rain",
    "help me fall asleep, I can't go on holiday",
    "my boss will kill me",
    "I would kill for some sleep",
    "I could kill my neighbour's dog",
    "hurt my knee",
    "my back hurts",
    "my eyes hurt from the screen",
    "cut myself shaving",
    "hurt myself at the gym",
    "end the day well",
    "tired of the city",
    "sick of this noise",
    "life is stressful",
    "never wake up at night",
    "wake up at night",
    "suicide squad soundtrack",
    "jump off the train of thoughts",
    "dead sea waves",
    "living room fire",
    "I want to dive into the sea",
    "want to dye my hair",
    "wait to diet",
    "want to do nothing",
    "calm myself",
    "kid myself",
    "I have to calm myself down",
    "be kind to myself",
    "hate mondays",
    "drown out the noise",
    "drown myself in rain sounds",
    "hang out in the forest",
    "shooting stars",
    "poison ivy forest",
    "white noise 5 kms from the sea",
    "I'm better off alone tonight",
    "want to feel alive",
    "deadline tomorrow",
    "death by powerpoint",
    "grief, my father died",
    "better living",
    "i killed it at work",
    "nothing left to do",
    "no sense in lying here",
    "I want to go out of the city",
    "end of the day",
    "hard on myself",
    "a dying fire",
    "going to bed to dream",
)


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_heard(text: str) -> None:
    assert help_for(text) == HELP
    assert help_for(f"  {text.upper()}!! ") == HELP


@pytest.mark.parametrize("text", SAYINGS)
def test_a_saying_is_a_saying(text: str) -> None:
    assert help_for(text) == ""


def test_there_is_enough_of_both() -> None:
    assert min(len(set(DANGER)), len(set(SAYINGS))) >= 25


def test_the_line_is_kind_short_and_fits_any_country() -> None:
    assert "a person can help you, now" in HELP
    assert "local emergency number" in HELP
    assert "findahelpline.com" in HELP
    assert len(HELP) <= 240


def test_a_long_text_is_read_from_its_beginning() -> None:
    assert help_for("i want to die " + "so " * 10_000) == HELP
