"""One corpus of good and bad files for the reader, for the schema, and for an editor that uses the schema.

A bad file says in comments at its end what is told of it, and why a schema cannot tell where it cannot:

    # problem: LINE:COLUMN KEY | message (hint)
    # schema: the reason
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
from bare_routines import bare

from relief_player.routine.moves import MoveBook
from relief_player.routine.reader import ReadResult, read_routine_file
from relief_player.routine.schema import moves_schema, routine_schema, schema_text
from relief_player.routine.writer import moves_text, routine_text

DATA = Path(__file__).resolve().parent.parent / "data" / "routines"
GOOD = sorted((DATA / "good").glob("*.toml"))
BAD = sorted((DATA / "bad").glob("*.toml"))
BLIND = re.compile(r"^# schema: (.+)$", re.MULTILINE)
TELLING = [path for path in BAD if not BLIND.search(path.read_text(encoding="utf-8"))]
SHIPPED = sorted(
    path
    for path in (DATA.parent.parent.parent / "routines").glob("*.toml")
    if path.name not in ("moves.toml", "sources.toml")
)
CHECK_SCHEMA = jsonschema.Draft7Validator(routine_schema())


BEYOND_A_SCHEMA = {
    "durations 8": "how long a text is",
    "durations 9": "JSON has no nan",
    "cues 1": "a moment after the end of the pass",
}
"""Steps of telling files whose only fault no schema can tell, with what that is."""


def _name(path: Path) -> str:
    return path.stem


def test_the_corpus_is_there():
    assert len(GOOD) >= 20
    assert len(BAD) >= 60
    assert len(TELLING) >= 50
    assert SHIPPED


# -- the reader --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_a_good_file_has_no_problem(path: Path, book: MoveBook):
    result = read_routine_file(path, book)
    assert [str(problem) for problem in result.problems] == []
    assert result.routine is not None
    assert result.routine.text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_a_bad_file_is_told_all_that_is_wrong_with_it_in_its_place(path: Path, book: MoveBook):
    result = read_routine_file(path, book)
    expected = re.findall(r"^# problem: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert expected
    assert _told(result) == expected
    assert result.routine is None


def _told(result: ReadResult) -> list[str]:
    return [
        f"{one.line}:{one.column} {one.key or '-'} | {one.message}" + (f" ({one.hint})" if one.hint else "")
        for one in result.problems
    ]


# -- the writer --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_a_good_file_that_is_written_anew_says_the_same(path: Path, book: MoveBook, read):
    routine = read_routine_file(path, book).routine
    assert routine is not None
    again = read(routine_text(routine)).routine
    assert again is not None
    assert bare(again) == bare(routine)


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_what_is_written_fits_the_schema(path: Path, book: MoveBook):
    routine = read_routine_file(path, book).routine
    assert routine is not None
    CHECK_SCHEMA.validate(tomllib.loads(routine_text(routine)))


# -- the schema --------------------------------------------------------------------------------------------------------


def test_the_schema_is_a_schema_of_draft_7():
    jsonschema.Draft7Validator.check_schema(routine_schema())
    jsonschema.Draft7Validator.check_schema(moves_schema())


@pytest.mark.parametrize("path", [*GOOD, *SHIPPED], ids=_name)
def test_the_schema_takes_what_the_reader_takes(path: Path):
    CHECK_SCHEMA.validate(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", TELLING, ids=_name)
def test_the_schema_refuses_what_the_reader_refuses(path: Path):
    assert not CHECK_SCHEMA.is_valid(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", TELLING, ids=_name)
def test_the_schema_refuses_each_step_that_the_reader_refuses(path: Path, book: MoveBook):
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    steps = table.get("step")
    if not isinstance(steps, list):
        return
    found = (re.match(r"step\[(\d+)\]", problem.key) for problem in read_routine_file(path, book).problems)
    for index in {int(number[1]) for number in found if number}:
        alone = {"name": "Alone", "step": [steps[index]]}
        assert CHECK_SCHEMA.is_valid(alone) is (f"{path.stem} {index}" in BEYOND_A_SCHEMA), index


def test_the_schema_of_moves_takes_both_catalogues():
    check = jsonschema.Draft7Validator(moves_schema())
    for path in (DATA / "moves.toml", DATA.parent.parent.parent / "routines" / "moves.toml"):
        check.validate(tomllib.loads(path.read_text(encoding="utf-8")))


def test_the_schema_of_moves_takes_what_is_written(book: MoveBook):
    jsonschema.Draft7Validator(moves_schema()).validate(tomllib.loads(moves_text(book.moves.values())))


@pytest.mark.parametrize(
    "table",
    [{}, {"move": [{"id": "a"}]}, {"move": [{"id": "a", "name": "A", "dose": {"hold": "5s"}}]}, {"moves": []}],
    ids=str,
)
def test_the_schema_of_moves_refuses_what_is_none(table: dict):
    assert not jsonschema.Draft7Validator(moves_schema()).is_valid(table)


# -- an editor ---------------------------------------------------------------------------------------------------------

TAPLO = shutil.which("taplo", path=str(Path(sys.executable).parent)) or shutil.which("taplo")
needs_taplo = pytest.mark.skipif(TAPLO is None, reason="the TOML language server taplo is not installed")


@pytest.fixture(scope="module")
def schema_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "routine.schema.json"
    path.write_text(schema_text(routine_schema()), encoding="utf-8")
    return path


def _taplo(schema: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [str(TAPLO), "check", "--schema", schema.as_uri(), *map(str, files)]
    return subprocess.run(
        command, cwd=schema.parent, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


@needs_taplo
def test_an_editor_finds_nothing_in_good_files(schema_file: Path):
    checked = _taplo(schema_file, *GOOD, *SHIPPED)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@needs_taplo
@pytest.mark.parametrize("path", TELLING, ids=_name)
def test_an_editor_finds_what_is_wrong_with_a_bad_file(path: Path, schema_file: Path):
    checked = _taplo(schema_file, path)
    assert checked.returncode != 0
    assert "error:" in checked.stderr + checked.stdout
