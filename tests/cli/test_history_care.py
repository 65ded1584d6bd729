"""`relief history` and its commands: out, in, copies, deleting and forgetting."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

QUICK = 'name = "Quick"\n[timing]\nget_ready = "0s"\n[[step]]\nkind = "move"\nname = "Shake"\nduration = "300ms"\n'


@pytest.fixture
def played(run, file):
    """A session that was played to its end."""
    assert run("play", file(QUICK), "--plain", "--no-sound").code == 0


@pytest.fixture
def data(own_home) -> Path:
    return Path(own_home["XDG_DATA_HOME"]) / "relief_player"


def test_everything_goes_out_and_comes_in_again(relief, played, tmp_path: Path):
    before = relief("history", "--json").json
    assert relief("history", "export", "all.jsonl").code == 0
    assert (tmp_path / "all.jsonl").stat().st_mode & 0o777 == 0o600
    assert relief("history", "forget", "--all", "--yes").code == 0
    assert relief("history", "--json").json == []
    ended = relief("history", "import", "all.jsonl")
    assert (ended.code, ended.err) == (0, "1 new, 0 brought up to date, 0 known already.\n")
    assert relief("history", "--json").json == before


def test_a_wrong_line_has_its_number_and_the_exit_code_says_so(relief, played, tmp_path: Path):
    relief("history", "export", "all.jsonl")
    with (tmp_path / "all.jsonl").open("a") as lines:
        lines.write("nonsense\n")
    ended = relief("history", "import", "all.jsonl")
    assert (ended.code, "all.jsonl:4: not JSON" in ended.err, "1 known already" in ended.err) == (3, True, True)


@pytest.mark.parametrize(
    ("name", "begins"), [("a.csv", "id,started_at"), ("a.md", "# History"), ("a.ics", "BEGIN:VCALENDAR")]
)
def test_the_form_follows_the_name(relief, played, tmp_path: Path, name: str, begins: str):
    assert relief("history", "export", name).code == 0
    assert (tmp_path / name).read_text().startswith(begins)
    assert relief("history", "export", "-", "--format", name[2:]).out.startswith(begins)


def test_a_file_that_is_there_is_not_written_over(relief, played, tmp_path: Path):
    (tmp_path / "a.csv").write_text("mine")
    ended = relief("history", "export", "a.csv")
    assert (ended.code, (tmp_path / "a.csv").read_text()) == (1, "mine")
    assert relief("history", "export", "a.csv", "--force").code == 0


def test_another_machine_is_merged(relief, played, data: Path, tmp_path: Path):
    assert relief("history", "backup", "there.db").code == 0
    relief("history", "forget", "--all", "--yes")
    assert relief("history", "merge", "there.db").err == "1 new, 0 brought up to date, 0 known already.\n"
    assert len(relief("history", "--json").json) == 1
    assert relief("history", "merge", "nowhere.db").code == 2


def test_a_copy_is_gone_back_to(relief, played, tmp_path: Path, data: Path):
    relief("history", "backup", "copy.db")
    relief("history", "delete", "last")
    assert relief("history", "restore", "copy.db").code == 4
    assert relief("history", "restore", "copy.db", "--yes").code == 0
    assert len(relief("history", "--json").json) == 1
    assert [path.stat().st_mode & 0o777 for path in data.glob("history*.db")] == [0o600, 0o600]


def test_deleting_can_be_taken_back(relief, played):
    (row_id,) = [line.split()[0] for line in relief("history", "--ids").out.splitlines()]
    ended = relief("history", "delete", row_id)
    assert (ended.code, ended.err) == (0, f"Deleted. To take it back: relief history delete --undo {row_id}\n")
    assert relief("history", "--json").json == []
    assert relief("history", "delete", "--undo", row_id).code == 0
    assert len(relief("history", "--json").json) == 1


def test_an_id_that_is_none_is_told(relief, played):
    assert (relief("history", "delete", "zzz").code, relief("history", "delete", "").code) == (2, 2)


def test_a_whole_history_is_verified_and_a_damaged_one_told(relief, played, data: Path):
    assert relief("history", "verify").out == "All is well: 1 session on 1 day.\n"


@pytest.mark.parametrize("arguments", [[], ["--all", "--before", "2020-01-01"]])
def test_what_to_forget_has_to_be_said(relief, played, arguments: list[str]):
    assert relief("history", "forget", *arguments).code == 2


def test_without_someone_to_ask_nothing_is_forgotten(relief, played):
    assert relief("history", "forget", "--all").code == 4
    assert len(relief("history", "--json").json) == 1


def test_forgetting_everything_takes_the_copies_beside_it_too(relief, played, data: Path):
    (data / "history.version-1.db").touch()
    assert relief("history", "forget", "--before", "2020-01-01", "--yes").err.count("history.version-1.db") == 1
    relief("history", "forget", "--all", "--yes")
    assert [path.name for path in data.glob("history*.db")] == ["history.db"]


@pytest.mark.parametrize("command", [["verify"], ["delete", "last"], ["backup", "x.db"]], ids=" ".join)
def test_without_a_history_it_is_said(relief, command: list[str]):
    ended = relief("history", *command)
    assert (ended.code in (1, 2), "There is no history yet" in ended.err) == (True, True)


def test_a_command_that_is_none_is_answered_with_what_there_is(relief):
    ended = relief("history", "exprot")
    assert (ended.code, "export, import, merge" in ended.err) == (2, True)


def test_a_damaged_history_is_told_by_every_command(relief, played, data: Path):
    (data / "history.db").write_bytes(b"this is no database, this is no database " * 400)
    ended = relief("history", "export")
    assert "It is kept as history.corrupt" in ended.err
    assert json.loads(ended.out.splitlines()[0]) == {"type": "relief-history", "format": 1}


def test_the_commands_on_the_page_work_one_after_the_other(relief, played):
    page = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    ((_, block),) = re.findall(r"(<!-- after a session -->)\n```sh\n(.*?)```", page, re.DOTALL)
    commands = [line.partition("  #")[0].split()[1:] for line in block.splitlines()]
    assert len(commands) == 6
    assert [relief(*words).code for words in commands] == [0] * 6


@pytest.mark.parametrize("name", ["all.jsonl", "all.csv"])
def test_a_folder_that_is_not_there_is_told_by_its_name(relief, tmp_path, name: str):
    ended = relief("history", "export", tmp_path / "nowhere" / name)
    assert (ended.code, ended.err) == (
        1,
        f"There is no folder {tmp_path / 'nowhere'}\n{name} was to be written there.\n",
    )
