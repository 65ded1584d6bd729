"""What is shipped is what the evidence base says: every routine, dose, total, move and source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from reading_level import longest_sentence, reading_ease, sentences, words_per_sentence

from relief_player.routine.model import AREAS, Block, Kind, Move, Routine, Sides, Step
from relief_player.routine.problems import UNSEEN
from relief_player.session.compile import compile_routine

DATA = Path(__file__).resolve().parents[1] / "data"
ROUTINES = list(json.loads((DATA / "evidence_figures.json").read_text(encoding="utf-8"))["routines"])
MOVES = list(json.loads((DATA / "evidence_moves.json").read_text(encoding="utf-8")))

UNTIMED = "info"
MERGED = {("contract", "static"), ("tense", "release")}
"""Steps of the base that are one step here: contract-relax, and relax."""
KINDS = {
    "move": {Kind.MOVE}, "dynamic": {Kind.WARM_UP, Kind.STRETCH}, "static": {Kind.STRETCH}, "contract": {Kind.STRETCH},
    "rest": {Kind.REST}, "heat": {Kind.HEAT}, "cold": {Kind.COLD}, "massage": {Kind.MASSAGE}, "roll": {Kind.MASSAGE},
    "tense": {Kind.RELAX}, "scan": {Kind.RELAX}, "breathe": {Kind.BREATHE},
}  # fmt: skip
AREA_OF = {"back of thigh": "back-thigh", "front of thigh": "front-thigh", "front of hip": "hip"}
FILLED = (
    "name", "area", "areas", "muscles", "position", "instruction", "feel", "mistakes", "cautions", "sides",
    "sources",
)  # fmt: skip
EASIEST = {
    "ankle-pump", "hamstring-chair", "quad-side-lying", "adductor-butterfly", "pelvic-tilt", "shoulder-shrug",
    "hand-shake-out", "scan-breath",
}  # fmt: skip
"""Moves without an easier alternative: nothing easier for the same place is in the catalogue."""
HARSH = re.compile(r"!|\bprevents?\b|\bcures?\b|drink plenty|\bno pain,? no gain\b", re.IGNORECASE)


def work_of_base(steps: list[dict]) -> list[tuple[str, int]]:
    """(kind, seconds of work) of each timed step, with the steps that are one here added up."""
    timed = [step for step in steps if step["kind"] != UNTIMED]
    lengths = [(step["kind"], step["secs"] * step["reps"] * step["sides"]) for step in timed]
    merged = [here[0] == first and then[0] == second for here, then in pairwise(lengths) for first, second in MERGED]
    assert any(merged) == any(kind in ("contract", "tense") for kind, _ in lengths)
    found: list[tuple[str, int]] = []
    rest = iter(lengths)
    for kind, seconds in rest:
        more = next(rest)[1] if kind in ("contract", "tense") else 0
        found.append((kind, seconds + more))
    return found


def work_of(routine: Routine) -> list[tuple[Kind, int]]:
    """(kind, milliseconds of work) of each step but notes."""
    return [
        (step.kind, passes(step) * (step.pass_length or 0)) for step in routine.leaves if step.kind is not Kind.NOTE
    ]


def passes(step: Step) -> int:
    return step.sets * (2 if step.sides in (Sides.EACH, Sides.ALTERNATE) else 1)


def without_optional(routine: Routine) -> Routine:
    return replace(routine, steps=tuple(step for step in routine.steps if not step.optional))


def texts_of(routine: Routine) -> Iterator[str]:
    yield from (routine.name, routine.summary)
    for step in routine.leaves:
        yield from (step.name, step.note, step.say, *step.cautions, *(cue.say for cue in step.cues))


def texts_of_move(move: Move) -> Iterator[str]:
    yield from (move.name, move.instruction, move.feel, *move.mistakes, *move.cautions, move.dose.text)


# ---------------------------------------------------------------- routines


def test_the_routines_of_the_base_are_shipped_and_no_others(readings):
    assert set(readings) == set(ROUTINES)
    assert len(ROUTINES) == 24 + 5


def test_every_shipped_file_is_read_without_a_problem(readings, book):
    assert {name: result.problems for name, result in readings.items() if result.problems} == {}
    assert book.problems == ()


@pytest.mark.parametrize("name", ROUTINES)
def test_a_routine_says_what_it_is_for_and_on_what_it_rests(routines, name: str):
    routine = routines[name]
    assert routine.summary
    assert routine.goal
    assert routine.areas
    assert routine.gates
    assert routine.sources


@pytest.mark.parametrize("name", ROUTINES)
def test_the_work_of_each_step_is_the_bases_to_the_millisecond(routines, base, name: str):
    expected = [1000 * seconds for _, seconds in work_of_base(base["routines"][name]["steps"])]
    assert [length for _, length in work_of(routines[name])] == expected


@pytest.mark.parametrize("name", ROUTINES)
def test_each_step_is_of_the_bases_kind(routines, base, name: str):
    expected = [kind for kind, _ in work_of_base(base["routines"][name]["steps"])]
    assert all(kind in KINDS[of_base] for (kind, _), of_base in zip(work_of(routines[name]), expected, strict=True))


@pytest.mark.parametrize("name", ROUTINES)
def test_steps_that_the_base_gives_by_a_move_name_it(routines, base, base_moves, name: str):
    named = [step["what"] for step in base["routines"][name]["steps"] if step["what"] in base_moves]
    there = [step.move.id for step in routines[name].leaves if step.move and step.move.id in base_moves]
    assert named == there


@pytest.mark.parametrize("name", ROUTINES)
def test_the_total_is_within_15_per_cent_of_the_bases(routines, base, name: str):
    times = base["routines"][name]["times"]
    assert compile_routine(routines[name]).length == pytest.approx(1000 * times["full"], rel=0.15)
    shorter = compile_routine(without_optional(routines[name])).length
    assert shorter == pytest.approx(1000 * times["without_optional"], rel=0.15)


@pytest.mark.parametrize("name", ROUTINES)
def test_the_same_steps_are_optional(routines, base, name: str):
    expected = [step["opt"] for step in base["routines"][name]["steps"] if step["kind"] not in (UNTIMED, "release")]
    if not any(step["kind"] == "contract" for step in base["routines"][name]["steps"]):
        there = [step.optional for step in routines[name].leaves if step.kind is not Kind.NOTE]
        assert there == expected


@pytest.mark.parametrize("name", ROUTINES)
def test_every_source_of_a_routine_is_in_the_bibliography(routines, bibliography, name: str):
    routine = routines[name]
    used = {*routine.sources, *(key for step in routine.leaves for key in step.sources)}
    assert used <= set(bibliography)


@pytest.mark.parametrize("name", ROUTINES)
def test_every_area_of_a_routine_is_one(routines, name: str):
    assert set(routines[name].all_areas) <= set(AREAS)


@pytest.mark.parametrize("name", ROUTINES)
def test_a_routine_says_nothing_harsh_or_hidden(routines, name: str):
    texts = list(texts_of(routines[name]))
    assert [text for text in texts if HARSH.search(text)] == []
    assert [text for text in texts if UNSEEN.search(text.replace("\n", ""))] == []


@pytest.mark.parametrize("name", ROUTINES)
def test_the_notes_of_a_routine_are_easy_to_read(routines, name: str):
    routine = routines[name]
    text = " ".join([routine.summary, *(step.note.replace("\n", " ") for step in routine.leaves if step.note)])
    assert words_per_sentence(text) <= 16
    assert longest_sentence(text) <= 25
    assert reading_ease(text) >= 60


def test_no_block_hides_a_step_from_the_comparison(routines):
    assert not any(isinstance(step, Block) for routine in routines.values() for step in routine.steps)


# ---------------------------------------------------------------- moves


def test_the_base_has_forty_moves():
    assert len(MOVES) == 40


@pytest.mark.parametrize("move_id", MOVES)
def test_a_move_of_the_base_is_there_with_its_area_its_sources_and_its_dose(book, base_moves, move_id: str):
    move, base_move = book.moves[move_id], base_moves[move_id]
    area = base_move["area"].split(" / ")[0]
    assert move.area == AREA_OF.get(area, area.replace(" ", "-"))
    assert set(base_move["sources"]) <= set(move.sources)
    assert move.dose.text == base_move["hold"].replace("~", "about ")


def test_every_field_of_every_move_is_filled(book):
    empty = {(move.id, key) for move in book.moves.values() for key in FILLED if not getattr(move, key)}
    assert empty == set()


def test_every_move_but_the_easiest_has_an_easier_one(book):
    assert {move.id for move in book.moves.values() if not move.alternatives} == EASIEST


def test_the_doses_of_the_base_stand_as_figures_too(book):
    figureless = [
        move_id
        for move_id in MOVES
        if book.moves[move_id].dose.hold_min is None and book.moves[move_id].dose.reps_min is None
    ]
    assert figureless == []


def test_what_rests_on_prudence_is_a_field_that_is_filled(book):
    wrong = {(move.id, key) for move in book.moves.values() for key in move.prudence if not getattr(move, key, None)}
    assert wrong == set()


def test_every_source_of_a_move_is_in_the_bibliography(book, bibliography):
    assert {key for move in book.moves.values() for key in move.sources} <= set(bibliography)


def test_every_area_of_a_move_is_one(book):
    assert {area for move in book.moves.values() for area in (move.area, *move.areas)} <= set(AREAS)


def test_an_instruction_is_two_or_three_short_sentences(book):
    for move in book.moves.values():
        assert len(sentences(move.instruction)) in (2, 3), move.id
        assert longest_sentence(move.instruction) <= 16, move.id
        assert reading_ease(move.instruction) >= 70, move.id


def test_a_move_says_nothing_harsh_or_hidden(book):
    texts = [text for move in book.moves.values() for text in texts_of_move(move)]
    assert [text for text in texts if HARSH.search(text) or UNSEEN.search(text)] == []


# ---------------------------------------------------------------- sources


def test_the_bibliography_is_the_bases(bibliography, base):
    assert list(bibliography) == base["bibliography"]


def test_every_source_says_what_it_is_where_it_is_and_how_it_was_read(bibliography):
    assert {
        key for key, source in bibliography.items() if not all(source[part] for part in ("ref", "where", "mark"))
    } == set()
