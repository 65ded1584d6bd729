from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relief_player.session.timeline import Cue, CueKind, Edge
from relief_player.sound.voice.wording import aloud, is_spoken, variants
from relief_player.units import Ms


def _cue(kind: CueKind, text: str) -> Cue:
    return Cue(kind, Edge.START, Ms(0), text)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Hold 30s", "Hold 30 seconds"),
        ("Walk 1m30s", "Walk 1 minute 30 seconds"),
        ("Rest 2:30", "Rest 2 minutes 30 seconds"),
        ("for 1h", "for 1 hour"),
        ("1h30m later", "1 hour 30 minutes later"),
        ("Rest 90 s", "Rest 90 seconds"),
        ("after 0.5s", "after 0.5 seconds"),
        ("2×30 s", "2 times 30 seconds"),
        ("10-15 reps", "10 to 15 repetitions"),
        ("10-15min or 2-3kg", "10 to 15 minutes or 2 to 3 kilograms"),
        ("Between C5-6", "Between C5-6"),
        ("2 1/2 turns, 1½ kg", "2 and a half turns, 1 and a half kg"),
        ("Water at 104°F or 40°C", "Water at 104 degrees Fahrenheit or 40 degrees Celsius"),
        ("pain > 3 or < 5, ~2 min", "pain more than 3 or less than 5, about 2 minutes"),
        ("30s/side", "30 seconds per side"),
        ("left/right, and/or both", "left or right, and or both"),
        ("e.g. a towel, approx. 1 m, w/o shoes", "for example a towel, about 1 metre, without shoes"),
        ("3 sets × 10 → rest", "3 sets times 10, rest"),
        ("5 min easy", "5 minutes easy"),
        ("1 kg or 2.5kg", "1 kilogram or 2.5 kilograms"),
        ("10–15 reps", "10 to 15 repetitions"),
        ("3 x 10", "3 times 10"),
        ("3x30s", "3 times 30 seconds"),
        ("2 – & – 4", "2, and, 4"),
        ("Knee at 90°", "Knee at 90 degrees"),
        ("80% & easy", "80 per cent and easy"),
        ("1/2 turn", "a half turn"),
        ("4-7-8 breathing", "4, 7, 8 breathing"),
        ("Front-to-back swings", "Front-to-back swings"),
        ("Toes up — slowly", "Toes up, slowly"),
        ("Stretch (seated)", "Stretch seated"),
        ("  many\n  spaces ", "many spaces"),
        ("Bird dog, set 2 of 3", "Bird dog, set 2 of 3"),
    ],
)
def test_numbers_units_and_signs_are_said_in_full(written: str, said: str):
    assert aloud(written) == said


def test_a_text_from_a_file_is_no_markup_for_a_voice():
    assert aloud(
        '<speed level="300">fast</speed> [[slnc 9000]] `rm`'
    ) == "speed level= 300 fast /speed slnc 9000 rm".replace("=", " is ").replace("  ", " ")


def test_a_long_text_ends_with_a_whole_word():
    assert aloud("word " * 1_000).endswith("word")
    assert len(aloud("word " * 1_000)) <= 400


@given(st.text(max_size=60))
def test_what_is_said_holds_no_markup_and_is_on_one_line(text: str):
    assert not set(aloud(text)) & set("<>[]{}|\\\n\r\t")


@given(st.text(max_size=60) | st.text("0123 .,:/-–—&%°+@=x×smkg#()a<~½hF→", max_size=9))
@example("0#-&")
@example("4x0s%")
def test_what_is_ready_to_be_said_stays_as_it_is(text: str):
    once = aloud(text)
    assert aloud(once) == once


def test_what_comes_next_is_shortened_to_its_name():
    found = variants([_cue(CueKind.END, "Let go"), _cue(CueKind.NEXT, "Next: Calf stretch, left side")])
    assert found.whole == ("Let go. Next: Calf stretch, left side", "Next: Calf stretch, left side")
    assert found.short == ("Calf stretch, left side",)


@pytest.mark.parametrize(
    ("kind", "text", "short"),
    [
        (CueKind.SWITCH, "Switch to the right side", ("Right side",)),
        (CueKind.REST, "Rest, 10 seconds", ("Rest",)),
        (CueKind.START, "Left side, set 1 of 2", ("Left side",)),
        (CueKind.SKIN_CHECK, "Check your skin. Stop if it is numb", ("Check your skin",)),
        (CueKind.GET_READY, "Get ready. Ankle pumps", ("Ankle pumps",)),
        (CueKind.SAY, "Keep the heel down. Breathe", ()),
        (CueKind.HALFWAY, "Halfway", ()),
    ],
)
def test_each_kind_has_its_short_form_and_the_authors_words_have_none(kind: CueKind, text: str, short: tuple[str, ...]):
    assert variants([_cue(kind, text)]).short == short


def test_what_matters_most_is_what_is_left():
    found = variants([_cue(CueKind.START, "Start"), _cue(CueKind.SKIN_CHECK, "Check your skin. Stop")])
    assert found.short == ("Check your skin. Stop", "Check your skin")


def test_two_breaths_are_told_and_the_tones_lead_the_others():
    cue = _cue(CueKind.BREATHE_OUT, "Breathe out")
    assert [is_spoken(cue, breath) for breath in range(4)] == [True, True, False, False]


def test_the_last_seconds_are_counted_aloud_on_request_only():
    cue = _cue(CueKind.COUNTDOWN, "3")
    assert (is_spoken(cue), is_spoken(cue, counting=True)) == (False, True)


def test_a_cue_without_words_is_not_spoken():
    assert not is_spoken(_cue(CueKind.SAY, "  "))
