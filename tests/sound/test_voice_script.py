from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rendered import timeline_of

from relief_player.session.timeline import CueKind, Timeline
from relief_player.sound.voice.script import GAP, LEAD, TAIL, Utterance, script
from relief_player.units import Ms

LONG = """
name = "x"
[timing]
get_ready = "10s"
transition = "5s"
countdown = 3
[[step]]
kind = "stretch"
name = "Calf stretch"
duration = "30s"
[[step]]
kind = "stretch"
name = "Seated hamstring stretch"
duration = "30s"
"""


def _by_letters(text: str) -> Ms:
    """A calm pace: 70 ms a letter."""
    return Ms(len(text) * 70)


def _said(timeline: Timeline, lengths: Callable[[str], Ms | None] = _by_letters, **options) -> list[Utterance]:
    return list(script(timeline, lengths, **options))


def _texts(timeline: Timeline, **options) -> list[str]:
    return [line.text for line in _said(timeline, **options)]


def _moments(timeline: Timeline) -> list[int]:
    return sorted({item.at + cue.within(item.length) for item in timeline.items for cue in item.cues})


def _steps(draw) -> str:
    kinds = st.sampled_from(
        [
            'kind = "stretch"\nname = "Calf stretch"',
            'kind = "stretch"\nname = "A name that takes its time to say"\nsides = "each"',
            'kind = "stretch"\nname = "Hold"\nsides = "alternate"\nsets = 2\nswitch = "0s"',
            'kind = "move"\nname = "Walk"\nuntil = "ready"',
            'kind = "heat"\narea = "calf"\ncheck_every = "10s"',
        ]
    )
    lengths = st.integers(2, 40)
    return "".join(f'[[step]]\n{draw(kinds)}\nduration = "{draw(lengths)}s"\n' for _ in range(draw(st.integers(1, 4))))


@st.composite
def timelines(draw) -> Timeline:
    timing = "".join(
        f'{key} = "{draw(st.integers(0, 8))}s"\n' for key in ("get_ready", "transition", "switch", "halfway")
    )
    return timeline_of(f'name = "x"\n[timing]\ncountdown = {draw(st.integers(0, 5))}\n{timing}{_steps(draw)}')


@given(timelines(), st.integers(20, 160), st.booleans())
def test_no_phrase_is_spoken_into_the_next_cue(timeline: Timeline, letter: int, counting: bool):
    moments = [*_moments(timeline), timeline.length + TAIL + GAP]
    for line in _said(timeline, lambda text: Ms(len(text) * letter), counting=counting, waiting=False):
        following = moments[bisect_right(moments, line.at)]
        assert line.at + line.length + line.slack <= following


@given(timelines(), st.integers(20, 160))
def test_no_phrase_is_spoken_into_another(timeline: Timeline, letter: int):
    said = sorted(_said(timeline, lambda text: Ms(len(text) * letter), waiting=False), key=lambda line: line.at)
    assert all(line.at + line.length + line.slack <= after.at for line, after in pairwise(said))


@given(timelines(), st.booleans())
def test_a_phrase_hangs_on_a_cue_before_it(timeline: Timeline, waiting: bool):
    for line in _said(timeline, waiting=waiting):
        item = timeline.items[line.trigger[0]]
        assert item.at + item.cues[line.trigger[1]].within(item.length) + line.delay == line.at
        assert line.delay >= LEAD


def test_a_phrase_begins_just_after_its_tone():
    first = _said(timeline_of(LONG))[0]
    assert (first.text, first.at, first.trigger) == ("Get ready. Calf stretch", LEAD, (0, 0))


def test_what_comes_next_is_said_ahead_where_its_own_time_is_too_short():
    timeline = timeline_of(LONG)
    line = next(line for line in _said(timeline) if line.text.startswith("Next"))
    assert line.text == "Next: Seated hamstring stretch"
    assert line.at + line.length == 37_000 - GAP
    trigger = timeline.items[line.trigger[0]].cues[line.trigger[1]]
    assert trigger.kind is CueKind.HALFWAY


def test_it_is_shortened_where_there_is_no_time_ahead_either():
    short = LONG.replace('duration = "30s"', 'duration = "4s"').replace("Seated hamstring stretch", "Seated hamstrings")
    assert "Seated hamstrings" in _texts(timeline_of(short))


def test_a_phrase_that_never_fits_leaves_its_tone_alone():
    assert not _texts(timeline_of(LONG), lengths=lambda _: Ms(60_000))


def test_a_phrase_that_nobody_can_say_leaves_its_tone_alone():
    assert _texts(timeline_of(LONG), lengths=lambda text: None if "Calf" in text else _by_letters(text))[0] == "Start"


def test_the_last_words_end_two_seconds_after_the_session_at_the_latest():
    timeline = timeline_of(LONG)
    assert _texts(timeline)[-1] == "Finished. Well done"
    assert not [line for line in _said(timeline, lambda _: Ms(1_800)) if line.text.startswith("Finished")]


def test_what_lies_behind_a_wait_is_not_said_ahead():
    waiting = LONG.replace('name = "Calf stretch"\n', 'name = "Calf stretch"\nuntil = "ready"\n')
    live = _said(timeline_of(waiting))
    assert not [line for line in live if line.text.startswith("Next") and line.at < 40_000]


def test_who_waits_is_not_told_to_let_go_when_going_on():
    waiting = LONG.replace('name = "Calf stretch"\n', 'name = "Calf stretch"\nuntil = "ready"\n')
    assert not [text for text in _texts(timeline_of(waiting)) if text.startswith("Let go")][:-1]


def test_a_session_that_goes_on_in_the_middle_says_nothing_of_before():
    assert _texts(timeline_of(LONG), lengths=lambda _: Ms(900), first=2)[0] == "Next: Seated hamstring stretch"


def test_the_last_seconds_are_counted_on_request():
    assert _texts(timeline_of(LONG), counting=True)[:4] == ["Get ready. Calf stretch", "3", "2", "1"]


def test_words_lean_to_the_side_they_are_about_also_where_they_are_said_ahead():
    sided = '[[step]]\nkind = "stretch"\nname = "Calf"\nduration = "20s"\nsides = "each"\n'
    text = f'name = "x"\n[timing]\nget_ready = "6s"\nswitch = "0s"\n{sided}[[step]]\nkind = "move"\nname = "Walk"\nduration = "9s"\n'
    sides = {one.text: one.side for one in script(timeline_of(text), lambda text: Ms(60 * len(text)))}
    about = {side: [words for words, of in sides.items() if of == side] for side in ("left", "right", "")}
    assert any("left" in words.lower() for words in about["left"])
    assert any("right" in words.lower() for words in about["right"])
    assert not any("right" in words.lower() for words in about["left"])
    assert any("Walk" in words for words in about[""])
    assert any("Finished" in words for words in about[""])
