"""What the plain face says, read as a person hears it."""

from __future__ import annotations

from relief_player.routine.model import Block, Breath, Kind, Move, Sides, Until
from relief_player.units import Ms


def heard(stage, routine, seconds: float = 600, **options) -> list[str]:
    """Everything said of a routine that is played through."""
    played = stage(routine, **options).begin()
    played.pass_by(seconds)
    return played.lines()


def test_a_stretch_on_both_sides_is_told_from_its_first_word_to_its_last(stage, two_sided):
    assert heard(stage, two_sided, keys=False) == [
        "Evening legs. 2:35. Ends at 12:02.",
        "Get ready, 10 seconds. First: Calf stretch, left side.",
        "Left side. Calf stretch. 30 seconds. Set 1 of 2.",
        "Halfway.", "3", "2", "1",
        "Rest, 10 seconds.",
        "Left side. Calf stretch. 30 seconds. Set 2 of 2.",
        "Halfway.", "3", "2", "1",
        "Switch to the right side, 5 seconds.",
        "Right side. Calf stretch. 30 seconds. Set 1 of 2.",
        "Halfway.", "3", "2", "1",
        "Rest, 10 seconds.",
        "Right side. Calf stretch. 30 seconds. Set 2 of 2.",
        "Halfway.", "3", "2", "1",
        "Finished. Well done.",
    ]  # fmt: skip


def test_a_rehearsal_says_when_it_really_ends(stage, two_sided):
    assert stage(two_sided, speed=100).begin().lines()[0] == "Evening legs. 2:35. Ends at 12:00."


def test_the_times_and_what_was_kept_are_said_at_the_end(stage, two_sided):
    played = stage(two_sided).begin()
    played.pass_by(20)
    played.press(" ")
    played.pass_by(5)
    played.press(" ")
    played.pass_by(600)
    played.lines()
    played.end()
    assert played.lines() == ["Active 2:35 of 2:35 planned, paused 0:05.", "It is in your history."]


def test_what_goes_wrong_meanwhile_is_said_once_when_it_is_known(stage, two_sided):
    played = stage(two_sided)
    played.session.notices = ("There is no sound device",)
    played.begin()
    assert played.lines()[0] == "There is no sound device."
    played.session.notices = ("There is no sound device", "The disk is full.")
    played.pass_by(600)
    played.end()
    assert [line for line in played.lines() if "sound" in line or "disk" in line] == ["The disk is full."]


def test_how_a_step_is_done_is_said_once_when_it_is_met(stage, routine, step):
    move = Move(id="calf", name="Calf", instruction="Lean on a wall.", feel="A pull in the calf")
    told = heard(
        stage, routine(step(sets=2, move=move, note="Shoes off.\nHeel down.", cautions=("not if it is swollen",)))
    )
    explained = [
        "Shoes off.",
        "Heel down.",
        "Lean on a wall.",
        "What to feel: A pull in the calf.",
        "Take care: not if it is swollen.",
    ]
    assert told[3:8] == explained
    assert [told.count(line) for line in explained] == [1] * 5


def test_a_step_with_no_lead_in_is_explained_behind_its_own_line(stage, routine, step):
    told = heard(stage, routine(step(), step(2, name="Second", transition=Ms(0), note="Softly.")))
    assert told[told.index("Second. 30 seconds.") + 1] == "Softly."


def test_a_block_says_its_name_and_rounds_and_its_note_once(stage, routine, step):
    block = Block(
        name="Swings", rounds=2, note="Hold on to something.", rest=Ms(5_000), steps=(step(), step(2, name="Walk"))
    )
    told = heard(stage, routine(block))
    assert [line for line in told if "Round" in line or "Hold on" in line] == [
        "Swings. Round 1 of 2.",
        "Hold on to something.",
        "Swings. Round 2 of 2.",
    ]
    assert told.index("Rest, 5 seconds.") < told.index("Swings. Round 2 of 2.")


def test_a_block_of_one_round_without_a_name_says_nothing(stage, routine, step):
    assert not any("Round" in line for line in heard(stage, routine(Block(steps=(step(),)))))


def test_breaths_are_said_as_they_come(stage, routine, step):
    breath = Breath(Ms(4_000), Ms(0), Ms(6_000), Ms(0))
    breathing = step(kind=Kind.BREATHE, name="Breathe", pass_length=Ms(20_000), breath=breath, breaths=2)
    told = heard(stage, routine(breathing))
    assert told[3:-1] == ["Breathe. 20 seconds.", *["Breathe in.", "Breathe out."] * 2]


def test_repetitions_are_said_as_often_as_they_are_done(stage, routine, step):
    told = heard(stage, routine(step(reps=10, tempo=Ms(2_000), pass_length=Ms(20_000), sides=Sides.LEFT)))
    assert "Left side. Calf stretch. 10 times. 20 seconds." in told


def test_only_the_last_three_counts_of_work_are_lines(stage, routine, step):
    told = heard(stage, routine(step()))
    assert [line for line in told if line.isdigit()] == ["3", "2", "1"]


def test_a_gate_says_what_it_waits_for(stage, routine, step):
    played = stage(
        routine(step(kind=Kind.NOTE, name="Eased? Log it.", pass_length=None), step(2, until=Until.READY))
    ).begin()
    assert played.lines()[2:] == ["Eased? Log it.", "Press space to go on."]
    played.press(" ")
    played.pass_by(60)
    assert played.lines()[-1] == "Press space when you are ready to go on."


def test_an_eased_step_says_that_it_goes_round_and_each_time_round(stage, routine, step):
    played = stage(routine(step(until=Until.EASED))).begin()
    played.pass_by(45)
    told = played.lines()
    assert "When it has eased, press n. Until then it repeats." in told
    assert told[-2:] == ["Time 2. Press n once it has eased.", "Calf stretch. 30 seconds."]


def test_after_ten_minutes_of_a_cramp_the_advice_is_given_once(stage, routine, step):
    played = stage(routine(step(until=Until.EASED))).begin()
    played.pass_by(599.5)
    assert not any("urgent" in line for line in played.lines())
    played.pass_by(700)
    assert len([line for line in played.lines() if "urgent medical advice" in line]) == 1


def test_where_tells_what_is_left_of_this_and_of_all_and_what_comes(stage, two_sided):
    played = stage(two_sided).begin()
    played.pass_by(22)
    played.lines()
    played.press("w")
    assert played.lines() == [
        "Calf stretch, left side. 0:18 left of 0:30. 2:13 left in all. Next: Calf stretch, left side."
    ]


def test_a_long_pause_is_followed_by_a_recount(stage, two_sided):
    played = stage(two_sided).begin()
    played.pass_by(20)
    played.press(" ")
    played.pass_by(11)
    played.press(" ")
    played.pass_by(3)
    assert played.lines()[-3:] == ["Paused. Press space to go on.", "Going on in 3 seconds.", "Going on."]


def test_a_longer_and_a_shorter_pass_are_told(stage, two_sided):
    played = stage(two_sided).begin()
    played.press("+-")
    assert played.lines()[-2:] == ["10 seconds longer.", "10 seconds shorter."]


def test_a_session_that_slept_says_so_and_how_to_go_on(stage, two_sided):
    played = stage(two_sided).begin()
    played.pass_by(20)
    played.clock.pass_by(5_000)
    played.settle()
    assert played.lines()[-1] == "Paused: the computer slept, or the program was stopped. Press space to go on."


def test_a_name_that_is_a_question_keeps_its_mark_and_gets_no_full_stop(stage, routine, step):
    assert "Ready? 30 seconds." in heard(stage, routine(step(name="Ready?")))


def test_what_a_terminal_would_obey_is_shown_as_a_replacement(stage, routine, step):
    told = heard(stage, routine(step(note="\x1b]0;owned\x07 \x9b2J \u202egnirts"), name="Legs"))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set("".join(told))
    assert "�]0;owned� �2J �gnirts" in told
