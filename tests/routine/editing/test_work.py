"""What an edit costs, counted: a long routine is parsed once, and only what was changed is read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from relief_player.routine import source
from relief_player.routine.editing import Draft
from relief_player.routine.known_steps import KnownSteps
from relief_player.routine.moves import MoveBook
from relief_player.routine.reader import read_routine
from relief_player.routine.steps import StepReader

FEW, MANY = 5, 400
EDITS: dict[str, Callable[[Draft], Draft]] = {
    "set": lambda draft: draft.set((2,), "duration", "41s"),
    "duplicate": lambda draft: draft.duplicate((2,)),
    "delete": lambda draft: draft.delete((2,)),
    "move": lambda draft: draft.move((2,), (0,)),
    "group": lambda draft: draft.group([(2,), (3,)]),
    "undo": lambda draft: draft.set((2,), "duration", "1m41s").undo(),
}
by_edit = pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)


def long(count: int) -> str:
    steps = (f'\n[[step]]\nkind = "move"\nname = "Step {number}"\nduration = "30s"\n' for number in range(count))
    return 'name = "Long"\n' + "".join(steps)


@pytest.fixture
def steps_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the steps whose tables are read, one after the other."""
    names: list[str] = []
    read = StepReader._read

    def counted(self: StepReader, table: dict[str, Any], *rest: Any) -> Any:
        names.append(table["name"])
        return read(self, table, *rest)

    monkeypatch.setattr(StepReader, "_read", counted)
    return names


@pytest.fixture
def texts_parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The lengths of the texts that tomllib reads."""
    lengths: list[int] = []

    class Counting:
        TOMLDecodeError = tomllib.TOMLDecodeError

        @staticmethod
        def loads(text: str, **rest: Any) -> dict[str, Any]:
            lengths.append(len(text))
            return tomllib.loads(text, **rest)

    monkeypatch.setattr(source, "tomllib", Counting)
    return lengths


def judged(draft: Draft) -> Draft:
    """All that is to be said of a draft has been asked."""
    assert (draft.outline, draft.findings, draft.table, draft.length) is not None
    return draft


@by_edit
@pytest.mark.parametrize("count", [FEW, MANY])
def test_only_a_step_that_was_changed_is_read_again(opened, steps_read: list[str], edit, count: int):
    draft = judged(opened(long(count)))
    del steps_read[:]
    judged(edit(draft))
    assert len(steps_read) <= 1


@by_edit
def test_an_edit_has_its_text_parsed_once(opened, texts_parsed: list[int], edit):
    draft = judged(opened(long(FEW)))
    del texts_parsed[:]
    after = judged(edit(draft))
    assert len([length for length in texts_parsed if length == len(after.text)]) == 1


@by_edit
def test_what_was_known_changes_nothing_of_what_is_read(opened, book: MoveBook, edit):
    after = edit(judged(opened(long(FEW))))
    assert after.outcome == read_routine(after.text, file=after.name, moves=book)


def test_a_step_with_a_problem_is_told_each_time_it_is_read(opened):
    wrong = judged(opened(long(FEW).replace('"30s"', '"soon"', 1)))
    moved = wrong.move((0,), (3,))
    assert [problem.key for problem in moved.problems] == ["step[3].duration"]


def test_what_was_parsed_counts_only_for_its_own_text(opened):
    draft = opened(long(FEW)).delete((0,))
    assert draft.undo().table["step"][0]["name"] == "Step 0"
    assert draft.retype("= 1").table is None


def test_steps_known_by_another_catalogue_are_not_known(book: MoveBook):
    assert KnownSteps(book).of(MoveBook({})) is None


def test_true_and_one_and_exact_numbers_are_told_apart():
    known = KnownSteps(MoveBook({}))
    step = read_routine(long(1), file="", moves=MoveBook({})).routine.leaves[0]
    known.learn({"sets": 1}, step)
    assert known.find({"sets": 1}) is step
    assert known.find({"sets": True}) is None


def test_too_many_steps_are_forgotten_rather_than_kept_for_ever():
    known = KnownSteps(MoveBook({}))
    step = read_routine(long(1), file="", moves=MoveBook({})).routine.leaves[0]
    for number in range(5_000):
        known.learn({"name": str(number)}, step)
    assert known.find({"name": "0"}) is None
    assert known.find({"name": "4999"}) is step
