"""What keys ask of the sound of a session, and the advice that is said by itself."""

from __future__ import annotations

from collections.abc import Callable

from fake_clock import FakeClock
from session_stage import pause, routine_of, step

from relief_player.bootstrap.ears import MUTED, NO_SOUND, NO_VOICE, NOTHING, Ears, instruction_of
from relief_player.care.redflags import TEN_MINUTE_ADVICE
from relief_player.routine.model import Move, Routine
from relief_player.session.compile import compile_routine
from relief_player.session.conductor import Conductor
from relief_player.sound.status import SoundState, SoundStatus

WALL = Move(id="wall", name="Wall", instruction="Step one foot back. Press the heel down.")


class FakeSpeaker:
    """A speaker that notes what it is asked."""

    def __init__(self, *, voice: bool = True) -> None:
        self.said: list[str] = []
        self.voice = voice
        self.volume = 80
        self.muted = False
        self._speaks = voice
        self.reminder: Callable[[], str] = str
        self.known = SoundStatus(state=SoundState.WORKING, device="miniaudio")

    @property
    def speaks(self) -> bool:
        return self._speaks

    @speaks.setter
    def speaks(self, speaks: bool) -> None:
        self._speaks = speaks and self.voice

    def status(self) -> SoundStatus:
        return self.known

    def say(self, text: str) -> bool:
        self.said.append(text)
        return self.voice

    def follow(self, _snapshot: object, _timeline: object, _clock: object, reminder: Callable[[], str]) -> None:
        self.reminder = reminder


class Listening:
    """Ears over a session that is conducted by hand."""

    def __init__(self, routine: Routine, speaker: FakeSpeaker | None) -> None:
        self.clock = FakeClock()
        self.conductor = Conductor(compile_routine(routine), self.clock)
        self.ears = Ears(self.conductor, routine)
        if speaker is not None:
            self.ears.open(speaker)  # type: ignore[arg-type]  # it has what is used of one
        self.conductor.begin()

    def passes(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.pass_by(1_000)
            self.conductor.look()


CALF = routine_of(
    step(20, name="Calf", move=WALL, note="Bare feet.", cautions=("Stop if it hurts.",)),
    pause(10, name="Rest"),
    step(20, name="Thigh", note="Hold on to a chair."),
    step(20, name="Bare"),
    get_ready=5,
    transition=0,
)
CRAMP = routine_of(step(30, name="Calf", until="eased"), get_ready=0)


def test_how_a_step_is_done_is_its_note_its_move_and_its_cautions():
    spoken = instruction_of(CALF.leaves[0])
    assert spoken == "Bare feet. Step one foot back. Press the heel down. Stop if it hurts."


def test_the_present_step_is_said():
    speaker = FakeSpeaker()
    assert Listening(CALF, speaker).ears.say_instruction() == ""
    assert speaker.said[0].startswith("Bare feet.")


def test_in_a_rest_what_comes_is_said():
    speaker = FakeSpeaker()
    listening = Listening(CALF, speaker)
    listening.passes(27)
    listening.ears.say_instruction()
    assert speaker.said == ["Hold on to a chair."]


def test_a_step_of_which_nothing_is_told_has_nothing_to_say():
    listening = Listening(CALF, FakeSpeaker())
    listening.passes(57)
    assert listening.ears.say_instruction() == NOTHING


def test_whoever_cannot_be_heard_says_so():
    muted = FakeSpeaker()
    muted.muted = True
    found = [Listening(CALF, speaker).ears.say_instruction() for speaker in (None, muted, FakeSpeaker(voice=False))]
    assert found == [NO_SOUND, MUTED, NO_VOICE]


def test_where_no_device_was_found_every_key_says_so():
    speaker = FakeSpeaker()
    speaker.known = SoundStatus(state=SoundState.OFF, reason="no sound device was found")
    ears = Listening(CALF, speaker).ears
    assert {ears.say_instruction(), ears.turn_voice(), ears.change_volume(10)} == {NO_SOUND}


def test_a_bell_says_nothing():
    speaker = FakeSpeaker()
    speaker.known = SoundStatus(state=SoundState.WORKING, device="bell")
    assert Listening(CALF, speaker).ears.say_instruction() == NO_VOICE
    assert speaker.said == []


def test_the_voice_is_turned_off_and_on():
    ears = Listening(CALF, FakeSpeaker()).ears
    assert [ears.turn_voice(), ears.turn_voice()] == ["The voice is off; the tones go on.", "The voice is on."]


def test_a_voice_that_is_not_there_cannot_be_turned_on():
    assert Listening(CALF, FakeSpeaker(voice=False)).ears.turn_voice() == NO_VOICE
    assert Listening(CALF, None).ears.turn_voice() == NO_SOUND


def test_the_volume_goes_in_steps_and_not_beyond_its_ends():
    speaker = FakeSpeaker()
    ears = Listening(CALF, speaker).ears
    told = [ears.change_volume(by) for by in (10, 10, 10, -10)]
    assert told == [f"Volume {percent} per cent." for percent in (90, 100, 100, 90)]
    assert speaker.volume == 90
    assert Listening(CALF, None).ears.change_volume(10) == NO_SOUND


def test_the_ten_minute_advice_is_said_once_and_not_before_it_is_due():
    speaker = FakeSpeaker()
    listening = Listening(CRAMP, speaker)
    listening.passes(599)
    assert speaker.reminder() == ""
    listening.passes(1)
    assert [speaker.reminder(), speaker.reminder()] == [TEN_MINUTE_ADVICE.say, ""]


def test_the_advice_waits_until_it_can_be_heard():
    speaker = FakeSpeaker()
    listening = Listening(CRAMP, speaker)
    listening.passes(601)
    speaker.muted = True
    assert speaker.reminder() == ""
    speaker.muted = False
    assert speaker.reminder() == TEN_MINUTE_ADVICE.say


def test_a_routine_without_a_step_that_eases_has_no_such_advice():
    speaker = FakeSpeaker()
    listening = Listening(routine_of(step(900, name="Heat")), speaker)
    listening.passes(700)
    assert speaker.reminder() == ""
