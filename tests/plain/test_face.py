"""The plain face from its start to its end: keys, questions, gates, and every way out."""

from __future__ import annotations

import errno
import io
import signal

import pytest

from relief_player.errors import Exit
from relief_player.plain.dialogue import QUESTION
from relief_player.plain.inbox import Signalled
from relief_player.routine.model import Kind, Sides, Until
from relief_player.session.state import Phase
from relief_player.units import Ms


def phase(played) -> Phase:
    return played.session.conductor.snapshot().phase


def signalled(played, number: int) -> None:
    played.face._inbox.put(Signalled(number))
    played.settle()


@pytest.fixture
def playing(stage, two_sided):
    """A session 12 seconds in, with keys."""
    played = stage(two_sided).begin()
    played.pass_by(12)
    played.lines()
    return played


# -- keys --------------------------------------------------------------------------------------------------------------


def test_space_pauses_and_goes_on(playing):
    playing.press(" ")
    assert phase(playing) is Phase.PAUSED
    playing.press(" ")
    assert phase(playing) is Phase.PLAYING


def test_a_key_counts_from_the_moment_it_was_pressed(playing):
    playing.keyboard.press(" ")
    playing.clock.pass_by(200)
    playing.face.turn(0)
    playing.settle()
    assert playing.session.conductor.snapshot().inside == 2_000


def test_m_turns_the_sound_off_and_on(playing):
    playing.press("m")
    assert (playing.session.muted, playing.lines()) == (True, ["Sound off."])
    playing.press("m")
    assert (playing.session.muted, playing.lines()) == (False, ["Sound on."])


def test_i_has_the_voice_say_how_it_is_done(playing):
    playing.press("i")
    assert (playing.session.ears.asked, playing.lines()) == (["say"], [])


def test_where_nobody_can_say_it_i_tells(playing):
    playing.session.ears.can_speak = False
    playing.press("i")
    assert playing.lines() == ["There is no voice in this session."]


def test_v_turns_the_voice_off(playing):
    playing.press("v")
    assert (playing.session.ears.asked, playing.lines()) == (["voice"], ["The voice is off; the tones go on."])


def test_brackets_make_it_softer_and_louder(playing):
    playing.press("[")
    playing.press("]")
    assert playing.lines() == ["Volume 70 per cent.", "Volume 80 per cent."]


def test_without_sound_m_says_so(playing):
    playing.session.has_sound = False
    playing.press("m")
    assert playing.lines() == ["There is no sound in this session."]


@pytest.fixture
def three_steps(stage, routine, step):
    played = stage(
        routine(step(), step(2, name="Walk"), step(3, kind=Kind.NOTE, name="Done?", pass_length=None))
    ).begin()
    played.pass_by(12)
    played.lines()
    return played


def test_s_lists_the_steps_and_a_number_with_enter_goes_to_one(three_steps):
    three_steps.press("s")
    assert three_steps.lines() == [
        "1. Calf stretch. 30 seconds. You are here.",
        "2. Walk. 30 seconds.",
        "3. Done?",
        "Type the number of a step and Enter; any other key stays here.",
    ]
    three_steps.press("2\r")
    assert three_steps.lines() == ["Skipped.", "Get into position, 5 seconds. Next: Walk."]


def test_a_typed_number_can_be_mended(three_steps):
    three_steps.press("s13\x7f\x7f3\r")
    assert phase(three_steps) is Phase.WAITING


def test_a_step_that_is_not_there_is_told_and_another_can_be_typed(three_steps):
    three_steps.press("s9\r")
    assert three_steps.lines()[-1].startswith("There is no step 9.")
    three_steps.press("2\r")
    assert three_steps.lines()[-1] == "Get into position, 5 seconds. Next: Walk."


@pytest.mark.parametrize("key", ["\r", "n", "\x1b"])
def test_any_other_key_stays(three_steps, key: str):
    three_steps.press("s")
    three_steps.lines()
    three_steps.press(key)
    assert (three_steps.lines(), phase(three_steps)) == (["Staying here."], Phase.PLAYING)


def test_a_very_long_number_is_no_step(three_steps):
    three_steps.press("s" + "9" * 5_000 + "\r")
    assert three_steps.lines()[-1].startswith("There is no step 999999999.")


def test_a_key_that_means_nothing_does_nothing(playing):
    playing.press("xyz\r")
    assert (playing.lines(), phase(playing)) == ([], Phase.PLAYING)


# -- the question ------------------------------------------------------------------------------------------------------


def test_q_asks_and_the_session_stands_still_meanwhile(playing):
    playing.press("q")
    assert playing.lines() == [QUESTION]
    playing.pass_by(5)
    assert (phase(playing), playing.session.conductor.snapshot().inside) == (Phase.PAUSED, 2_000)


def test_a_session_that_is_recorded_nowhere_does_not_say_that_it_is_kept(playing):
    playing.session.session_id = None
    playing.press("q")
    assert playing.lines() == ["Stop here? Press y to stop, n to go on."]


@pytest.mark.parametrize("key", ["y", "Y", "q"])
def test_a_yes_stops_and_keeps_what_was_done(playing, key: str):
    playing.press("q" + key)
    playing.end()
    assert (playing.face.over, playing.face.exit, playing.session.ended_by) == (True, Exit.DONE, ["stopped"])
    assert playing.lines()[1:] == [
        "Stopped at 0:12 of 2:35.",
        "Active 0:12 of 2:35 planned.",
        "It is in your history.",
    ]


@pytest.mark.parametrize("key", ["n", " ", "\r", "\x1b"])
def test_a_no_goes_on(playing, key: str):
    playing.press("q" + key)
    assert (phase(playing), playing.lines()[-1]) == (Phase.PLAYING, "Going on.")


def test_a_no_leaves_a_session_paused_that_was_paused_before(playing):
    playing.press(" qn")
    assert (phase(playing), playing.lines()[-1]) == (Phase.PAUSED, "Not stopped.")


def test_a_no_leaves_a_gate_waiting(stage, routine, step):
    played = stage(routine(step(kind=Kind.NOTE, pass_length=None))).begin()
    played.press("qn")
    assert phase(played) is Phase.WAITING


def test_any_other_key_asks_again(playing):
    playing.press("qx")
    assert playing.lines() == [QUESTION, QUESTION]


# -- signals -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["signal", "key"])
def test_ctrl_c_asks_as_q_does_and_a_second_one_ends_with_130(playing, how: str):
    def interrupt() -> None:
        playing.press("\x03") if how == "key" else signalled(playing, signal.SIGINT)

    interrupt()
    assert (playing.lines(), playing.face.over) == ([QUESTION], False)
    interrupt()
    playing.end()
    assert (playing.face.exit, playing.session.ended_by) == (Exit.INTERRUPTED, ["interrupted"])


def test_after_a_no_the_next_ctrl_c_asks_again(playing):
    signalled(playing, signal.SIGINT)
    playing.press("n")
    signalled(playing, signal.SIGINT)
    assert (playing.lines().count(QUESTION), playing.face.over) == (2, False)


@pytest.mark.parametrize("options", [{"keys": False}, {"json": True}])
def test_where_nothing_is_asked_one_ctrl_c_ends_with_130(stage, two_sided, options):
    played = stage(two_sided, **options).begin()
    signalled(played, signal.SIGINT)
    assert (played.face.over, played.face.exit) == (True, Exit.INTERRUPTED)


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", Exit.TERMINATED), ("SIGHUP", Exit.HUNG_UP)])
def test_a_signal_ends_with_its_code_and_the_session_as_interrupted(playing, name: str, code: Exit):
    signalled(playing, getattr(signal, name))
    playing.end()
    assert (playing.face.exit, playing.session.ended_by) == (code, ["interrupted"])
    assert phase(playing) is Phase.STOPPED


def test_a_terminal_that_went_away_ends_as_a_hang_up(playing):
    playing.keyboard.gone()
    playing.settle()
    assert (playing.face.over, playing.face.exit) == (True, Exit.HUNG_UP)


def test_a_signal_after_the_end_changes_nothing(stage, two_sided):
    played = stage(two_sided).begin()
    played.pass_by(600)
    signalled(played, signal.SIGTERM)
    assert played.face.exit is Exit.DONE


# -- no one to ask -----------------------------------------------------------------------------------------------------


def test_with_no_one_to_ask_a_gate_is_passed_and_said(stage, routine, step):
    played = stage(
        routine(step(kind=Kind.NOTE, name="Read", pass_length=None), step(2, until=Until.READY)), keys=False
    ).begin()
    played.pass_by(60)
    assert played.face.over
    told = played.lines()
    assert "There is no one to ask; going on." in told
    assert "This waits for you, but there is no one to ask; going on." in told


def test_with_no_one_to_ask_an_eased_step_goes_round_once(stage, routine, step):
    eased = step(until=Until.EASED, sides=Sides.EACH)
    played = stage(routine(eased, step(2, name="Walk")), keys=False).begin()
    played.pass_by(120)
    assert played.face.over
    told = played.lines()
    assert told.count("Left side. Calf stretch. 30 seconds.") == 1
    assert told[told.index("Right side. Calf stretch. 30 seconds.") :][5:7] == [
        "This goes on until it has eased, but there is no one to ask; going on.",
        "Get into position, 5 seconds. Next: Walk.",
    ]


def test_with_no_one_to_ask_an_eased_step_without_length_is_passed(stage, routine, step):
    played = stage(routine(step(until=Until.EASED, pass_length=None)), keys=False).begin()
    played.pass_by(20)
    assert (played.face.over, played.session.ended_by) == (True, [])


def test_with_no_one_to_ask_a_session_that_slept_goes_on_by_itself(stage, two_sided):
    played = stage(two_sided, keys=False).begin()
    played.pass_by(20)
    played.clock.pass_by(60_000)
    played.settle()
    played.pass_by(5)
    assert phase(played) is Phase.PLAYING


# -- readers that go away ----------------------------------------------------------------------------------------------


class Breaking(io.StringIO):
    """A stream whose reader goes away after so many lines."""

    def __init__(self, lines: int, number: int) -> None:
        super().__init__()
        self._left = lines
        self._number = number

    def write(self, text: str) -> int:
        if self._left == 0:
            raise OSError(self._number, "gone")
        self._left -= 1
        return super().write(text)


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EPIPE, Exit.DONE), (errno.EIO, Exit.HUNG_UP), (errno.ENOSPC, Exit.FAILED)],
    ids=["closed pipe", "closed terminal", "full disk"],
)
def test_a_reader_that_goes_away_ends_the_session_and_its_record(stage, two_sided, number: int, code: Exit):
    played = stage(two_sided, keys=False)
    played.out._stream = Breaking(3, number)
    played.begin()
    played.pass_by(60)
    played.end()
    assert (played.face.over, played.face.exit, played.session.ended_by) == (True, code, ["interrupted"])


def test_the_keys_are_put_back_before_the_record_is_ended(stage, two_sided):
    played = stage(two_sided).begin()
    stopped_first = []
    played.session.finish = lambda ended_by: (
        stopped_first.append(played.keyboard.stopped) or played.session.__class__.finish(played.session, ended_by)
    )
    played.end()
    assert stopped_first == [True]


def test_a_fault_inside_still_ends_the_record_and_gives_the_keys_back(stage, two_sided):
    played = stage(two_sided)
    with pytest.raises(ZeroDivisionError), played.face:
        raise ZeroDivisionError
    assert (played.session.ended_by, played.keyboard.stopped) == (["interrupted"], True)


def test_a_session_whose_engine_failed_ends_with_1_and_keeps_its_record(playing):
    playing.session.conductor.failure = ValueError("a fault")
    playing.session.conductor.over.set()
    playing.face.turn(0)
    playing.end()
    assert (playing.face.over, playing.face.exit) == (True, Exit.FAILED)
    assert playing.session.ended_by == ["interrupted"]


def test_a_session_that_cannot_begin_leaves_nothing_behind(stage, two_sided):
    played = stage(two_sided)

    def refuse() -> None:
        raise OSError(errno.EROFS, "read-only")

    played.session.begin = refuse
    with pytest.raises(OSError, match="read-only"):
        played.face.__enter__()
    assert played.session.ended_by == []


def test_lengths_of_the_eased_step_do_not_matter_to_other_routines(stage, two_sided):
    played = stage(two_sided).begin()
    played.press(" ")
    played.pass_by(700)
    assert not any("urgent" in line for line in played.lines())
    assert played.session.conductor.snapshot().elapsed > Ms(600_000)
