"""Words that belong to no cue: how a step is done, and advice, said where there is room between the cues."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from queue import SimpleQueue

import pytest
from fake_clock import FakeClock
from session_stage import Stage, note, step, timeline_of

from relief_player.routine.model import Step
from relief_player.session.conductor import Conductor
from relief_player.session.events import Event
from relief_player.session.ports import DueCue
from relief_player.session.state import Command, Phase
from relief_player.sound.prompter import Prompter
from relief_player.sound.protocol import SPEECH, At
from relief_player.sound.voice.asides import PATIENCE, SOON, Asides, parts_of
from relief_player.sound.voice.mouth import Mouth
from relief_player.sound.voice.over import Said, VoiceOver
from relief_player.sound.voice.room import FURTHEST, cues_ahead
from relief_player.sound.voice.script import GAP, Trigger
from relief_player.units import Ms


def _two_seconds(text: str) -> tuple[Path, Ms] | bool:
    return Path(f"{text}.wav"), Ms(2_000)


def _asides(*parts: str, must: bool = False) -> Asides:
    asides = Asides()
    asides.add(parts, 100.0, must=must)
    return asides


# -- the parts ----------------------------------------------------------------------------------------------------------


def test_a_text_is_said_sentence_by_sentence_and_a_long_one_clause_by_clause():
    text = "Stand up. Put your hands on a wall, step one foot well back, and press the heel of it to the floor."
    assert list(parts_of(text)) == [
        "Stand up.",
        "Put your hands on a wall,",
        "step one foot well back,",
        "and press the heel of it to the floor.",
    ]


def test_a_text_is_put_as_a_voice_reads_it():
    assert list(parts_of("Hold <b>2 min</b>.")) == ["Hold b 2 minutes /b."]


# -- where there is room ------------------------------------------------------------------------------------------------


def test_it_is_said_at_once_where_nothing_sounds():
    part = _asides("A").take(100.0, 100.0, [], _two_seconds)
    assert part is not None
    assert part.path == Path("A.wav")
    assert 100.0 + SOON <= part.at < 100.5


def test_it_waits_until_what_sounds_is_over():
    part = _asides("A").take(100.0, 100.7, [], _two_seconds)
    assert part is not None
    assert part.at > 100.7


@pytest.mark.parametrize(("cue", "said"), [(102.0, False), (102.5, True)])
def test_it_is_said_only_where_it_is_over_before_the_next_cue(cue: float, said: bool):
    part = _asides("A").take(100.0, 100.0, [cue], _two_seconds)
    assert (part is not None) is said
    assert part is None or part.at + 2.0 + GAP / 1000 <= cue


def test_a_cue_that_is_about_to_sound_is_not_talked_over():
    assert _asides("A").take(100.0, 100.0, [100.05], _two_seconds) is None


def test_its_parts_follow_each_other():
    asides, said = _asides("A", "B"), []
    for tick in range(40):
        now = 100.0 + tick / 4
        part = asides.take(now, now, [], _two_seconds)
        if part is not None:
            said.append((part.path.stem, part.at))
    assert [name for name, _ in said] == ["A", "B"]
    assert said[0][1] + 2.0 < said[1][1] < said[0][1] + 3.0
    assert not asides


def test_it_waits_for_its_phrase_to_be_made():
    asides = _asides("A")
    assert asides.take(100.0, 100.0, [], lambda _: True) is None
    assert asides.take(100.3, 100.0, [], _two_seconds) is not None


def test_what_cannot_be_said_is_left_out():
    assert _asides("A").take(100.0, 100.0, [], lambda _: False) is None


@pytest.mark.parametrize(("must", "said"), [(False, False), (True, True)])
def test_what_finds_no_room_for_long_is_of_no_use_unless_it_must_be_said(must: bool, said: bool):
    asides = _asides("A", must=must)
    assert (asides.take(100.0 + PATIENCE + 1, 100.0, [], _two_seconds) is not None) is said


def test_a_new_one_takes_the_place_of_the_one_before_but_not_of_what_must_be_said():
    asides = _asides("Advice", must=True)
    asides.add(["A"], 100.0, must=False)
    asides.add(["B"], 100.0, must=False)
    names = []
    for tick in range(60):
        part = asides.take(100.0 + tick / 4, 0.0, [], _two_seconds)
        names += [part.path.stem] if part else []
    assert names == ["Advice", "B"]


@pytest.mark.parametrize(("must", "again"), [(False, None), (True, Path("A.wav"))])
def test_what_was_broken_off_is_said_again_only_where_it_must_be(must: bool, again: Path | None):
    asides = _asides("A", must=must)
    asides.take(100.0, 100.0, [], _two_seconds)
    asides.interrupt(101.0)
    part = asides.take(101.2, 101.0, [], _two_seconds)
    assert (part.path if part else None) == again


def test_what_had_been_said_is_not_said_again():
    asides = _asides("A", must=True)
    asides.take(100.0, 100.0, [], _two_seconds)
    asides.interrupt(103.0)
    assert asides.take(103.2, 103.0, [], _two_seconds) is None


# -- the look ahead -----------------------------------------------------------------------------------------------------

TWO = (step(20, name="A"), note(name="Read"), step(20, name="B"))
TIMING = {"get_ready": 5, "transition": 5, "countdown": 2}


def _ahead(stage: Stage) -> list[float]:
    return [moment / 1000 for moment in cues_ahead(stage.snapshot, stage.timeline)]


def test_the_cues_to_come_are_seen_up_to_a_gate():
    stage = Stage(*TWO, **TIMING)
    stage.start()
    stage.plays(1)
    # The countdown of the lead-in, the start; halfway, two beats, the end; and then the note waits.
    assert _ahead(stage) == [2, 3, 4, 14, 22, 23, 24]


def test_what_was_added_to_a_step_moves_the_cues_at_its_end():
    stage = Stage(*TWO, **TIMING)
    stage.start()
    stage.plays(6)
    stage.press(Command.EXTEND)
    assert _ahead(stage)[-1] == 29


def test_no_cue_comes_in_a_pause_or_at_a_gate():
    stage = Stage(*TWO, **TIMING)
    stage.start()
    stage.plays(6)
    stage.press(Command.PAUSE)
    stage.plays(60)
    assert _ahead(stage) == []
    stage.press(Command.RESUME)
    # Now it is counted back in: there is no room.
    assert _ahead(stage) == [0]
    stage.plays(60)
    assert (stage.snapshot.phase, _ahead(stage)) == (Phase.WAITING, [])


def test_a_step_that_goes_round_is_seen_going_round():
    stage = Stage(step(6, name="A", until="eased"), get_ready=1, countdown=0)
    stage.start()
    stage.plays(2)
    assert {5, 11, 17} <= set(_ahead(stage))
    assert max(_ahead(stage)) <= FURTHEST / 1000


def test_a_routine_of_no_length_at_all_is_looked_at_in_no_time():
    stage = Stage(step(None, name="A", until="ready"), step(5, name="B"), get_ready=0)
    stage.start()
    assert _ahead(stage) == []


# -- in the mouth -------------------------------------------------------------------------------------------------------


class KnownOver:
    """A script that a test writes; whatever is wanted besides is there at once, and lasts two seconds."""

    def __init__(self, known: dict[Trigger, tuple[Said, ...]] | None = None) -> None:
        self.known = known or {}
        self.begun = 0

    def start(self) -> None:
        self.begun += 1

    def at(self, trigger: Trigger) -> tuple[Said, ...] | None:
        return self.known.get(trigger, ())

    def want(self, text: str) -> None:
        pass

    def aside(self, text: str) -> tuple[Path, Ms] | bool:
        return _two_seconds(text)

    def reach(self, item: int) -> None:
        pass

    def close(self) -> None:
        pass


def _words(found: tuple[object, list[At]]) -> list[tuple[float, str]]:
    return [(round(word.due, 2), word.name) for word in found[1]]


def test_what_is_asked_for_is_said_once():
    mouth = Mouth(KnownOver())
    mouth.say("Stand up.")
    assert mouth.talkative
    first, *others = [_words(mouth.speak(0, [], 100.0 + tick / 4)) for tick in range(16)]
    assert first == [(100.08, f"{SPEECH}0")]
    assert not any(others)
    assert not mouth.talkative


def test_what_is_asked_for_waits_for_the_tone_and_the_words_of_a_cue():
    mouth = Mouth(KnownOver({(0, 0): (Said(Ms(300), Path("start.wav"), length=Ms(1_500)),)}))
    mouth.speak(0, [At(100.0, "start", (0, 1, 0))], 99.5)
    mouth.say("Stand up.")
    said = [word for tick in range(12) for word in _words(mouth.speak(0, [], 99.6 + tick / 4))]
    # The words for the cue begin at 100.3 and are over at 101.8.
    assert [at for at, _ in said] == [pytest.approx(102.0, abs=0.3)]


def test_words_that_are_to_come_are_not_talked_over():
    mouth = Mouth(KnownOver({(0, 0): (Said(Ms(3_000), Path("early.wav"), length=Ms(1_000)),)}))
    mouth.speak(0, [At(100.0, "start", (0, 1, 0))], 99.5)
    mouth.say("Stand up.")
    said = [word for tick in range(24) for word in _words(mouth.speak(0, [], 100.2 + tick / 4))]
    assert [at for at, _ in said] == [pytest.approx(104.2, abs=0.3)]


def test_what_was_asked_for_is_dropped_where_the_session_goes_another_way():
    mouth = Mouth(KnownOver())
    mouth.say("Stand up.")
    assert _words(mouth.speak(0, [], 100.0, [100.5])) == []
    assert _words(mouth.speak(1, [], 100.2)) == []
    assert not mouth.talkative


def test_a_voice_that_is_turned_off_says_what_is_asked_for_and_nothing_else():
    over = KnownOver({(0, 0): (Said(Ms(300), Path("start.wav"), length=Ms(500)),)})
    mouth = Mouth(over, speaks=False)
    assert (over.begun, _words(mouth.speak(0, [At(100.0, "start", (0, 1, 0))], 99.5))) == (0, [])
    mouth.say("Stand up.")
    assert len(_words(mouth.speak(0, [], 101.0))) == 1


def test_a_voice_that_is_turned_on_later_begins_its_script_then_and_once():
    over = KnownOver({(0, 0): (Said(Ms(300), Path("start.wav"), length=Ms(500)),)})
    mouth = Mouth(over, speaks=False)
    mouth.speaks = True
    mouth.speaks = False
    mouth.speaks = True
    assert over.begun == 1
    assert len(_words(mouth.speak(0, [At(100.0, "start", (0, 1, 0))], 99.5))) == 1


class Made:
    """Makes everything in no time, and remembers what."""

    def __init__(self) -> None:
        self.asked: SimpleQueue[str] = SimpleQueue()

    def phrase(self, text: str) -> tuple[Path, Ms] | None:
        self.asked.put(text)
        return (Path("a.wav"), Ms(500)) if text != "nothing" else None

    def length(self, _text: str) -> Ms | None:
        return Ms(500)

    def close(self) -> None:
        pass


def test_what_is_wanted_besides_the_script_is_made_without_beginning_the_script():
    made = Made()
    over = VoiceOver(timeline_of(step(20, name="A")), made)
    try:
        over.want("Stand up.")
        over.want("nothing")
        assert [made.asked.get(timeout=5) for _ in range(2)] == ["Stand up.", "nothing"]
    finally:
        over.close()
    assert (over.aside("Stand up."), over.aside("nothing")) == ((Path("a.wav"), Ms(500)), False)
    assert over.at((0, 0)) is None


def test_a_script_that_begins_late_begins_where_the_session_is():
    made = Made()
    over = VoiceOver(timeline_of(*(step(20, name=f"Step {number}") for number in range(5))), made)
    over.reach(6)
    over.start()
    try:
        first = made.asked.get(timeout=5)
    finally:
        over.close()
    assert "Step 0" not in first
    assert "Step 1" not in first
    assert over.at((2, 0)) == ()


# -- in a whole session ---------------------------------------------------------------------------------------------------


class Hearing:
    """A session conducted by hand, and everything that was to sound, with its moment."""

    def __init__(self, *steps: Step, **timing: float) -> None:
        self.clock = FakeClock()
        self.timeline = timeline_of(*steps, **timing)
        self.mouth = Mouth(KnownOver())
        self.prompter = Prompter(self.timeline, self.mouth)
        self.conductor = Conductor(self.timeline, self.clock, sinks=[self], cueing=self)
        self.prompter.ahead = self.ahead
        self.tones: dict[tuple[int, ...], float] = {}
        self.words: list[float] = []
        self._generation = 0

    name = "hearing"

    def ahead(self, now: float) -> list[float]:
        return [now + moment / 1000 for moment in cues_ahead(self.conductor.snapshot(), self.timeline)]

    def hear(self, event: Event, late: float) -> None:
        self.prompter.hear(event, self.clock.real(self.clock.now()) - late / 1000)

    def plan(self, generation: int, cues: Sequence[DueCue]) -> None:
        now = self.clock.real(self.clock.now())
        if generation != self._generation:
            self._generation = generation
            # What had not begun is withdrawn, and words that are being said end.
            self.tones = {key: due for key, due in self.tones.items() if due <= now}
            self.words = [at for at in self.words if at + 2.0 <= now]
        for sound in self.prompter.look(generation, cues, now)[1]:
            if sound.name.startswith(SPEECH):
                self.words.append(sound.due)
            elif not sound.name.startswith("swell"):
                self.tones[sound.key] = sound.due

    def passes(self, seconds: float) -> None:
        for _ in range(int(seconds * 20)):
            self.clock.pass_by(50)
            self.conductor.look()


@pytest.mark.parametrize("presses", [(), (Command.EXTEND,), (Command.NEXT,), (Command.PAUSE,), (Command.SHORTEN,)])
def test_what_is_asked_for_is_never_said_over_a_tone(presses: tuple[Command, ...]):
    hearing = Hearing(
        step(25, name="A"),
        step(kind="breathe", name="B", breath=(4.0, 0.0, 4.0, 0.0)),
        step(25, name="C", sides="each"),
        get_ready=5,
        transition=4,
        countdown=3,
    )
    hearing.conductor.begin()
    for minute in range(12):
        hearing.mouth.say("Stand up. Sit down. Lie on your back.", must=minute % 2 == 0)
        hearing.passes(4.3)
        for command in presses if minute % 3 == 0 else ():
            hearing.conductor.submit(command)
            hearing.passes(1.7)
            if command is Command.PAUSE:
                hearing.conductor.submit(Command.RESUME)
    assert len(hearing.words) > 4
    over = [
        (round(at - tone, 2), key)
        for at in hearing.words
        for key, tone in hearing.tones.items()
        if at < tone + 0.75 and tone < at + 2.0
    ]
    assert over == []
    ordered = sorted(hearing.words)
    assert all(later - earlier >= 2.0 for earlier, later in pairwise(ordered))


def test_what_must_be_said_is_said_and_said_again_where_a_key_breaks_it_off():
    hearing = Hearing(step(60, name="A"), get_ready=5)
    due = iter(["Get help."])
    hearing.prompter.reminder = lambda: next(due, "")
    hearing.conductor.begin()
    hearing.passes(6.5)
    assert len(hearing.words) == 1
    begun = hearing.words[0]
    hearing.passes(1)
    hearing.conductor.submit(Command.PAUSE)
    hearing.passes(4)
    assert [at > begun + 1 for at in hearing.words] == [True]
    assert not hearing.mouth.talkative


def test_nothing_is_reminded_of_while_the_voice_is_off():
    hearing = Hearing(step(60, name="A"), get_ready=5)
    asked: list[str] = []
    hearing.prompter.reminder = lambda: asked.append("asked") or "Get help."
    hearing.mouth.speaks = False
    hearing.conductor.begin()
    hearing.passes(3)
    assert (asked, hearing.words) == ([], [])
