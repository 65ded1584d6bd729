from __future__ import annotations

import re

from hypothesis import given
from rendered import timeline_of
from routines_strategy import routines

from relief_player.routine.model import Kind, Routine, Step
from relief_player.session.compile import compile_routine
from relief_player.sound.render.chapters import chapters
from relief_player.sound.render.cover import cover
from relief_player.sound.render.lines import lines, lrc, vtt

STEPS = ["Calf stretch", "Leg swings (1 of 2)", "Leg swings (2 of 2)", "Breathe 2-1-2-0"]


def test_each_step_is_a_chapter_once_for_each_round():
    titles = [chapter.title for chapter in chapters(timeline_of())]
    assert titles[:3] == STEPS[:3]
    assert len(titles) == 4


def test_chapters_follow_each_other_from_the_start_to_the_end():
    timeline = timeline_of()
    found = chapters(timeline)
    assert [one.at for one in found] == [0, *(one.end for one in found[:-1])]
    assert found[-1].end == timeline.length


def test_a_chapter_begins_with_the_lead_in_of_its_step():
    timeline = timeline_of()
    assert [one.at for one in chapters(timeline)][1] == next(item.at for item in timeline.items if item.step == 2)


def test_a_note_that_waits_is_no_chapter():
    assert "Well done" not in [chapter.title for chapter in chapters(timeline_of())]


def test_a_line_stands_at_every_moment():
    timeline = timeline_of()
    found = lines(timeline)
    assert found[0].at == 0
    assert [one.end for one in found] == [*(one.at for one in found[1:]), timeline.length]


def test_the_lines_name_step_side_and_what_comes():
    told = [line.text for line in lines(timeline_of())]
    assert told[:2] == ["Get ready. Calf stretch, left side", "Calf stretch, left side"]
    assert "Switch to the right side" in told
    assert any(text.startswith("Next: ") or "Next: Leg swings" in text for text in told)
    assert "Breathe out" in told


def test_a_passing_word_gives_way_to_the_name_again():
    text = """
    name = "x"
    [[step]]
    kind = "stretch"
    name = "Hold"
    duration = "60s"
    """
    work = [line for line in lines(timeline_of(text)) if line.at >= 10_000]
    assert [(line.at, line.text) for line in work] == [(10_000, "Hold"), (40_000, "Hold: Halfway"), (45_000, "Hold")]


def test_captions_hold_no_markup_from_a_file():
    text = vtt(timeline_of(), "A & <b>")
    assert text.startswith("WEBVTT - A &amp; &lt;b&gt;\n\n1\n00:00:00.000 --> 00:00:04.000\nGet ready.")
    assert "heel &lt;down&gt;" in text
    assert "<down>" not in text


def test_captions_are_numbered_and_in_order():
    timings = re.findall(r"^(\S+) --> (\S+)$", vtt(timeline_of(), "x"), re.MULTILINE)
    assert all(begin < end for begin, end in timings)
    assert [begin for begin, _ in timings[1:]] == [end for _, end in timings[:-1]]


def test_lyrics_hold_no_moment_from_a_file():
    text = lrc(timeline_of(), "T [00:01.00]")
    assert text.splitlines()[0] == "[ti:T (00:01.00)]"
    assert "Keep the heel <down> (here)" in text
    assert [line for line in text.splitlines()[2:] if not re.match(r"\[\d\d+:\d\d\.\d\d\][^\[\]]+$", line)] == []


# -- whatever a routine holds ---------------------------------------------------------------------------------------------


@given(routines())
def test_every_routine_has_lines_chapters_and_a_cover(routine: Routine):
    timeline = compile_routine(routine)
    for parts in (lines(timeline), chapters(timeline)):
        assert all(one.at < one.end for one in parts)
        assert [one.at for one in parts[1:]] == [one.end for one in parts[:-1]]
        assert not parts or parts[-1].end == timeline.length
    assert bool(lines(timeline)) == (timeline.length > 0)
    assert lrc(timeline, routine.name).startswith("[ti:")
    assert cover(timeline).png().startswith(b"\x89PNG")


def test_a_session_of_a_note_alone_has_no_lines_and_its_files_all_the_same():
    note = Step(number=1, kind=Kind.NOTE, name="Sit down", pass_length=None)
    timeline = compile_routine(Routine(name="Note", steps=(note,)))
    assert (lines(timeline), chapters(timeline)) == ((), ())
    assert vtt(timeline, "Note") == "WEBVTT - Note\n"
    assert lrc(timeline, "Note") == "[ti:Note]\n[length:0:00]\n"
