"""`relief check` and `relief schema`."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from relief_player.places import shipped

BROKEN = 'name = "x"\n[[step]]\nkind = "stretch"\nname = "y"\nduration = "ten"\n'
TOO_LONG = 'name = "x"\n[[step]]\nkind = "stretch"\nname = "y"\nduration = "20m"\n'
ONE_SIDED = 'name = "x"\n[[step]]\nkind = "stretch"\nname = "y"\nduration = "70s"\n'


def test_a_file_with_nothing_to_mend_ends_with_0(relief):
    ended = relief("check", shipped("routines") / "calm-breathing.toml")
    assert (ended.code, ended.out, ended.err) == (0, "", "1 file: nothing to mend.\n")


def test_every_shipped_file_passes_strictly(relief):
    assert relief("check", "--strict", *sorted(shipped("routines").glob("*.toml"))).code == 0


def test_a_problem_is_a_line_with_its_place(relief, file):
    path = file(BROKEN)
    ended = relief("check", path)
    assert (ended.code, ended.err) == (3, "1 file: 1 problem.\n")
    assert ended.out.startswith(f'{path}:5:12: step[0].duration: found "ten", expected')


def test_as_json_each_file_has_its_problems_and_findings(relief, file):
    broken, long = file(BROKEN, "broken.toml"), file(TOO_LONG, "long.toml")
    ended = relief("check", "--json", broken, long)
    assert (ended.code, ended.err) == (3, "")
    assert [(one["file"], len(one["problems"])) for one in ended.json] == [(str(broken), 1), (str(long), 0)]
    assert list(ended.json[0]["problems"][0]) == ["line", "column", "key", "message", "hint"]
    findings = ended.json[1]["findings"]
    assert all(list(one) == ["level", "rule", "key", "line", "message", "source"] for one in findings)
    assert all(one["source"] for one in findings)
    assert findings[0]["level"] == "error"


def test_a_warning_counts_only_strictly(relief, file):
    path = file(ONE_SIDED)
    assert (relief("check", path).code, relief("check", "--strict", path).code) == (0, 3)
    assert " warn: " in relief("check", path).out


def test_notes_are_told_when_they_are_asked_for(relief, file):
    path = file('name = "x"\ngoal = "relief"\n[[step]]\nkind = "stretch"\nname = "y"\nduration = "7s"\nsides = "one"\n')
    assert " note: " not in relief("check", path).out
    assert " note: " in relief("check", "--notes", path).out


def test_a_file_that_is_not_there_is_told_and_ends_with_2(relief):
    ended = relief("check", "missing.toml")
    assert (ended.code, ended.out) == (2, "missing.toml: there is no such file\n")


def test_one_file_that_may_not_be_read_is_a_problem_and_costs_the_others_nothing(relief, file, monkeypatch):
    shut, good = file(ONE_SIDED, "shut.toml"), file(ONE_SIDED, "good.toml")
    opening = os.open

    def guarded(path: str | Path, *rest: int) -> int:
        if Path(path) == shut:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opening(path, *rest)

    monkeypatch.setattr(os, "open", guarded)
    monkeypatch.setattr(os, "access", lambda path, *_, **__: Path(path) != shut)
    ended = relief("check", "--json", shut, good)
    told, fine = ended.json
    assert (ended.code, told["problems"][0]["message"], fine["problems"]) == (3, "the file may not be read", [])
    assert relief("show", shut).code == 3


def test_a_folder_is_a_problem(relief, tmp_path):
    assert relief("check", tmp_path).code == 3


def test_a_catalogue_of_moves_is_checked_as_one(relief, file):
    ended = relief("check", file('[[move]]\nid = "a"\nnam = "A"\n', "moves.toml"))
    assert (ended.code, ended.out.count("\n")) == (3, 2)
    assert "move[0].nam" in ended.out


def test_standard_input_is_checked_too(run):
    ended = run("check", "-", "--json", stdin=BROKEN)
    assert (ended.code, ended.json[0]["problems"][0]["line"]) == (3, 5)


def test_no_file_is_no_command(relief):
    assert relief("check").code == 2


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_the_rules_are_told_with_their_sources(relief, options: list[str]):
    ended = relief("check", "--rules", *options)
    assert (ended.code, ended.err) == (0, "")
    if options:
        assert all(one["source"] and one["about"] for one in ended.json)
    else:
        assert "garber2011" in ended.out


def test_a_routine_beyond_a_limit_is_not_started_but_with_force(relief, file):
    path = file(TOO_LONG)
    ended = relief("play", path, "--plain", "--speed", "1000")
    assert (ended.code, ended.out) == (4, "")
    assert f"{path}:5:" in ended.err
    assert "--force plays it all the same." in ended.err
    forced = file(TOO_LONG.replace("20m", "6m"))
    assert relief("play", forced, "--plain", "--speed", "1000", "--force", "--no-record").code == 0


# -- schema ------------------------------------------------------------------------------------------------------------


def test_the_schema_is_json_schema_on_standard_output(relief):
    assert relief("schema").json["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert relief("schema", "--moves").json != relief("schema").json


def test_the_schema_goes_to_a_file_and_may_be_written_anew(relief, tmp_path):
    path = tmp_path / "routine.schema.json"
    for _ in range(2):
        ended = relief("schema", path)
        assert (ended.code, ended.out, ended.err) == (0, "", f"Written to {path}.\n")
    assert json.loads(path.read_text(encoding="utf-8")) == relief("schema").json


def test_the_schema_overwrites_nothing_else(relief, tmp_path):
    path: Path = tmp_path / "diary.txt"
    path.write_text("dear diary", encoding="utf-8")
    assert relief("schema", path).code == 1
    assert path.read_text(encoding="utf-8") == "dear diary"
