"""Where routines are found, which one stands before another, and what a list remembers of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from relief_player.errors import Exit, NotFoundError
from relief_player.routine.model import Routine
from relief_player.routine.moves import MoveBook, read_move_book
from relief_player.routine.shelf import Shelf
from relief_player.routine.shelf_index import ShelfIndex
from relief_player.routine.shelf_rows import Folder, Origin, ShelfRow, choose

OLD = 1_500_000_000_000_000_000
"""A time of change long past, in nanoseconds: such a file is remembered."""


def _put(folder: Path, name: str, text: str = "", *, title: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text or f'name = "{title or path.stem}"\n[[step]]\nkind = "rest"\nduration = 5\n', encoding="utf-8")
    os.utime(path, ns=(OLD, OLD))
    return path


@pytest.fixture
def folders(tmp_path: Path) -> list[Folder]:
    names = ("own", "other", "shipped")
    return [
        Folder(tmp_path / name, origin)
        for name, origin in zip(names, (Origin.OWN, Origin.FOLDER, Origin.SHIPPED), strict=True)
    ]


@pytest.fixture
def shelf(folders: list[Folder], book: MoveBook, tmp_path: Path) -> Shelf:
    _put(tmp_path / "shipped", "calf-cramp-now.toml", title="Calf cramp, right now")
    _put(tmp_path / "shipped", "calm-breathing.toml", title="Calm breathing")
    _put(tmp_path / "shipped", "moves.toml", "[[move]]\n")
    _put(tmp_path / "shipped", "sources.toml", "x = 1\n")
    _put(tmp_path / "own", "evening.toml", title="Evening legs")
    return Shelf(folders, lambda: book)


# -- what is there -----------------------------------------------------------------------------------------------------


def test_routines_of_all_folders_are_found_in_the_order_of_their_ids(shelf: Shelf):
    assert [(one.id, one.origin) for one in shelf.found()] == [
        ("calf-cramp-now", "shipped"), ("calm-breathing", "shipped"), ("evening", "own"),
    ]  # fmt: skip


def test_what_is_no_routine_is_not_taken_for_one(shelf: Shelf, tmp_path: Path):
    for name in (".hidden.toml", "notes.txt", "MOVES.toml", "evening.toml.bak", "evening.toml~"):
        _put(tmp_path / "own", name)
    assert len(shelf.found()) == 3


def test_a_folder_that_is_missing_or_a_file_holds_nothing(shelf: Shelf, tmp_path: Path):
    (tmp_path / "other").write_text("")
    assert len(shelf.found()) == 3


def test_of_a_folder_that_cannot_be_listed_it_is_said(shelf: Shelf, tmp_path: Path):
    assert shelf.unlisted() == (f"{tmp_path / 'other'} is not there: it stands among the folders in your settings.",)
    (tmp_path / "other").write_text("")
    assert "No routines of it are listed." in shelf.unlisted()[0]
    (tmp_path / "own" / "evening.toml").unlink()
    (tmp_path / "own").rmdir()
    assert len(shelf.unlisted()) == 1, "one's own folder is made when it is needed"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everywhere")
def test_of_a_folder_that_may_not_be_read_it_is_said(shelf: Shelf, tmp_path: Path):
    (tmp_path / "own").chmod(0)
    try:
        assert f"{tmp_path / 'own'} may not be read: the routines in it are not listed." in shelf.unlisted()
        assert read_move_book(tmp_path / "shipped" / "moves.toml", tmp_path / "own" / "moves.toml").problems
    finally:
        (tmp_path / "own").chmod(0o700)


def test_a_persons_own_routine_stands_before_a_shipped_one(shelf: Shelf, tmp_path: Path):
    _put(tmp_path / "own", "calm-breathing.toml", title="My breathing")
    _put(tmp_path / "other", "calm-breathing.toml", title="Their breathing")
    assert [entry.name for entry in shelf.entries()] == ["Calf cramp, right now", "My breathing", "Evening legs"]
    assert shelf.find("shipped/calm-breathing").name == "Calm breathing"


def test_a_broken_file_is_listed_with_its_problems(shelf: Shelf, tmp_path: Path):
    _put(tmp_path / "own", "broken.toml", 'name = "Broken"\ngoal = "x"\n')
    _put(tmp_path / "own", "torn.toml", "name = ")
    (tmp_path / "own" / "folder.toml").mkdir()
    entries = {entry.id: entry for entry in shelf.entries()}
    assert entries["broken"].routine is None
    assert entries["broken"].name == "Broken"
    assert [problem.key for problem in entries["broken"].problems] == ["step", "goal"]
    assert entries["torn"].name == "torn"
    assert entries["torn"].problems
    assert entries["folder"].problems


@pytest.mark.skipif(sys.platform == "win32", reason="no file has such a name on Windows")
def test_an_id_with_a_control_character_is_refused_and_written_out(
    shelf: Shelf, tmp_path: Path, describe: _Describe, index: Callable[..., ShelfIndex]
):
    _put(tmp_path / "own", "a\x1b[31mb.toml", title="Red")
    assert [shelf.rows(describe, index())[0].id for _ in range(2)] == ["a\\u001b[31mb"] * 2
    entry = shelf.entries()[0]
    assert entry.id == "a\\u001b[31mb"
    assert entry.routine is None
    assert "control character" in entry.problems[0].message


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_to_nowhere_is_listed_with_its_problem(shelf: Shelf, tmp_path: Path):
    (tmp_path / "own" / "gone.toml").symlink_to(tmp_path / "nowhere.toml")
    entry = shelf.find("gone")
    assert [problem.message for problem in entry.problems] == ["there is no such file"]


# -- finding one -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["calf-cramp-now", " calf-cramp-now ", "CALF-cramp-NOW", "Calf cramp, right now", "calf CRAMP, right now", "shipped/calf-cramp-now"]
)  # fmt: skip
def test_a_routine_is_found_by_its_id_or_its_name(shelf: Shelf, text: str):
    assert shelf.find(text).id == "calf-cramp-now"


def test_a_routine_is_found_by_its_path(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = _put(tmp_path / "elsewhere", "mine.toml", title="Mine")
    monkeypatch.chdir(path.parent)
    monkeypatch.setenv("HOME", str(path.parent))
    monkeypatch.setenv("USERPROFILE", str(path.parent))
    for text in (str(path), "./mine.toml", "mine.toml", "~/mine.toml"):
        entry = shelf.find(text)
        assert (entry.id, entry.name, entry.origin) == ("mine", "Mine", "path")


def test_a_file_without_the_usual_ending_is_found_where_no_routine_has_that_name(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    _put(tmp_path / "elsewhere", "mine", title="Mine")
    _put(tmp_path / "elsewhere", "evening", title="Not this one")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert shelf.find("mine").name == "Mine"
    assert shelf.find("evening").name == "Evening legs"


def test_a_path_to_a_broken_file_is_found_with_its_problems(shelf: Shelf, tmp_path: Path):
    assert shelf.find(str(_put(tmp_path, "x.toml", "name = "))).problems
    assert shelf.find(f"{tmp_path}{os.sep}").problems[0].message == "found a folder, expected a file"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("calf-cramp", "calf-cramp-now"),
        ("evenin", "evening"),
        ("Calm breathin", "calm-breathing"),
        ("zzzz", "relief list"),
        ("", "relief list"),
        ("no/such/file.toml", "relief list"),
        ("x\0y", "relief list"),
        ("~nobody-of-that-name/x.toml", "relief list"),
        ("x" * 5_000, "relief list"),
    ],
)
def test_a_routine_that_is_not_there_is_answered_with_the_nearest(shelf: Shelf, text: str, hint: str):
    with pytest.raises(NotFoundError) as caught:
        shelf.find(text)
    assert hint in caught.value.hint
    assert caught.value.exit_code is Exit.USAGE
    assert "\0" not in str(caught.value)


# -- rows and their index ----------------------------------------------------------------------------------------------


class _Describe:
    """Says how long a routine is, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, routine: Routine) -> tuple[int, bool]:
        self.asked.append(routine.name)
        return 5_000, False


@pytest.fixture
def describe() -> _Describe:
    return _Describe()


@pytest.fixture
def index(tmp_path: Path) -> Callable[..., ShelfIndex]:
    return lambda made_with="": ShelfIndex(tmp_path / "cache" / "shelf.json", made_with)


def test_a_row_says_what_a_list_says(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    text = """\
name = "Legs"
summary = "For legs."
goal = "relief"
areas = ["calf"]
tags = ["now"]
equipment = ["wall"]
step = [{ kind = "heat", area = "foot", duration = 5 }, { kind = "rest", duration = 1 }]
"""
    path = _put(tmp_path / "own", "a.toml", text)
    assert shelf.rows(describe, index())[0] == ShelfRow(
        id="a", path=str(path), origin="own", name="Legs", summary="For legs.", goal="relief", areas=("calf", "foot"),
        kinds=("heat", "rest"), tags=("now",), equipment=("wall",), duration_ms=5_000, own_pace=False, problems=(),
    )  # fmt: skip


def test_files_that_have_not_changed_are_not_read_again(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex]
):
    first = shelf.rows(describe, index())
    asked = list(describe.asked)
    assert len(asked) == 3
    assert shelf.rows(describe, index()) == first
    assert describe.asked == asked


def test_a_file_that_has_changed_is_read_again(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    shelf.rows(describe, index())
    path = _put(tmp_path / "own", "evening.toml", title="Evening arms")
    os.utime(path, ns=(OLD + 1, OLD + 1))
    describe.asked.clear()
    assert [row.name for row in shelf.rows(describe, index())][-1] == "Evening arms"
    assert describe.asked == ["Evening arms"]


def test_a_file_that_was_written_just_now_is_not_remembered(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    path = _put(tmp_path / "own", "evening.toml", title="Evening arms")
    os.utime(path)
    shelf.rows(describe, index())
    describe.asked.clear()
    shelf.rows(describe, index())
    assert describe.asked == ["Evening arms"]


def test_rows_made_with_something_else_are_forgotten(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex]
):
    shelf.rows(describe, index("one"))
    describe.asked.clear()
    shelf.rows(describe, index("two"))
    assert len(describe.asked) == 3


def test_broken_files_are_remembered_with_their_problems(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    _put(tmp_path / "own", "broken.toml", 'name = "Broken"\nstep = []\n')
    first = shelf.rows(describe, index())
    monkeypatch.setattr(Shelf, "read", None)
    assert shelf.rows(describe, index()) == first
    row = next(row for row in first if row.id == "broken")
    assert (row.name, row.duration_ms) == ("Broken", None)
    assert row.problems == (
        {"line": 2, "column": 8, "key": "step", "message": "found no steps, expected at least one", "hint": ""},
    )


def test_files_that_are_gone_are_forgotten(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    shelf.rows(describe, index())
    (tmp_path / "own" / "evening.toml").unlink()
    shelf.rows(describe, index())
    assert "evening" not in (tmp_path / "cache" / "shelf.json").read_text()


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"{", b"[]", b"null", b'{"version": 1}', b"\xff\xfe", b"[" * 100_000, b'{"version": 99, "files": {}}',
        b'{"version": 1, "made_with": "", "files": []}', b'{"version": 1, "made_with": "", "files": {"a": 5}}',
    ],
)  # fmt: skip
def test_a_damaged_index_is_made_anew(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path, damage: bytes
):
    whole = shelf.rows(describe, index())
    (tmp_path / "cache" / "shelf.json").write_bytes(damage)
    assert shelf.rows(describe, index()) == whole
    assert json.loads((tmp_path / "cache" / "shelf.json").read_bytes())["files"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("name", 5), ("summary", None), ("goal", 5), ("duration_ms", "1"), ("own_pace", 0), ("problems", {}),
        ("problems", [5]), ("areas", "calf"), ("kinds", [5]), ("extra", 1),
    ],
)  # fmt: skip
def test_a_remembered_row_of_the_wrong_make_is_read_again(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path, wrong: tuple[str, object]
):
    whole = shelf.rows(describe, index())
    file = tmp_path / "cache" / "shelf.json"
    kept = json.loads(file.read_bytes())
    for remembered in kept["files"].values():
        remembered[3].update([wrong])
    file.write_text(json.dumps(kept))
    describe.asked.clear()
    assert shelf.rows(describe, index()) == whole
    assert len(describe.asked) == 3


def test_a_remembered_row_that_is_cut_short_is_read_again(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    whole = shelf.rows(describe, index())
    file = tmp_path / "cache" / "shelf.json"
    kept = json.loads(file.read_bytes())
    file.write_text(json.dumps(kept | {"files": {path: row[:3] for path, row in kept["files"].items()}}))
    assert shelf.rows(describe, index()) == whole
    assert len(describe.asked) == 6


def test_an_index_that_cannot_be_written_is_no_matter(shelf: Shelf, describe: _Describe, tmp_path: Path):
    (tmp_path / "file").write_text("")
    rows = shelf.rows(describe, ShelfIndex(tmp_path / "file" / "shelf.json", ""))
    assert len(rows) == 3


def test_without_an_index_everything_is_read(shelf: Shelf, describe: _Describe):
    shelf.rows(describe, ShelfIndex(None, ""))
    shelf.rows(describe, ShelfIndex(None, ""))
    assert len(describe.asked) == 6


def test_a_list_from_the_index_loads_neither_the_reader_nor_the_values(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    shelf.rows(describe, index())
    program = f"""
import sys
from pathlib import Path
from relief_player.routine.shelf import Shelf
from relief_player.routine.shelf_rows import Folder, Origin
from relief_player.routine.shelf_index import ShelfIndex
folder = Path({str(tmp_path)!r})
folders = [Folder(folder / "own", Origin.OWN), Folder(folder / "shipped", Origin.SHIPPED)]
rows = Shelf(folders, None).rows(None, ShelfIndex(folder / "cache" / "shelf.json", ""))
assert len(rows) == 3
print(*sorted(name for name in ("tomllib", "tomli_w", "dataclasses", "difflib", "decimal", "tempfile",
      "relief_player.routine.model", "relief_player.routine.reader") if name in sys.modules))
"""
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert (finished.stdout.strip(), finished.stderr) == ("", "")


def test_while_files_are_read_it_is_told_what_there_is_and_how_many_are_left(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    shelf.rows(describe, index())
    _put(tmp_path / "own", "new.toml", title="New")
    told: list[tuple[int, int]] = []
    rows = shelf.rows(describe, index(), lambda so_far, left: bool(told.append((len(so_far), left))) or True)
    assert told == [(3, 1)]
    assert len(rows) == 4


def test_who_does_not_want_to_wait_gets_the_rows_so_far(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    shelf.rows(describe, index())
    _put(tmp_path / "own", "new.toml", title="New")
    assert len(shelf.rows(describe, index(), lambda _so_far, _left: False)) == 3
    assert len(shelf.rows(describe, index())) == 4


def test_an_index_in_use_knows_what_it_has_just_been_told(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex]
):
    held = index()
    first = shelf.rows(describe, held)
    describe.asked.clear()
    assert shelf.rows(describe, held) == first
    assert describe.asked == []


def test_without_a_look_only_new_files_are_read(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    held = index()
    shelf.rows(describe, held)
    path = _put(tmp_path / "own", "evening.toml", title="Evening arms")
    os.utime(path, ns=(OLD + 1, OLD + 1))
    _put(tmp_path / "own", "new.toml", title="New")
    assert [row.name for row in shelf.rows(describe, held, look=False)][-2:] == ["Evening legs", "New"]
    assert [row.name for row in shelf.rows(describe, held)][-2:] == ["Evening arms", "New"]


def test_an_index_in_use_forgets_what_is_gone(
    shelf: Shelf, describe: _Describe, index: Callable[..., ShelfIndex], tmp_path: Path
):
    held = index()
    shelf.rows(describe, held)
    (tmp_path / "own" / "evening.toml").unlink()
    assert [row.id for row in shelf.rows(describe, held)] == ["calf-cramp-now", "calm-breathing"]
    assert "evening" not in (tmp_path / "cache" / "shelf.json").read_text()


# -- watching ----------------------------------------------------------------------------------------------------------


def _touched(shelf: Shelf, change: Callable[[], object]) -> bool:
    before = shelf.stamp()
    assert shelf.stamp() == before
    change()
    return shelf.stamp() != before


def test_the_stamp_changes_when_a_file_is_made_changed_or_removed(shelf: Shelf, tmp_path: Path):
    own = tmp_path / "own"
    assert _touched(shelf, lambda: _put(own, "new.toml", title="New"))
    assert _touched(shelf, lambda: _put(own, "new.toml", title="Other"))
    assert _touched(shelf, lambda: os.utime(own / "new.toml", ns=(OLD + 1, OLD + 1)))
    assert _touched(shelf, lambda: (own / "new.toml").replace(own / "newer.toml"))
    assert _touched(shelf, (own / "newer.toml").unlink)
    assert _touched(shelf, lambda: _put(own, "moves.toml", "x = 1"))


def test_what_is_no_routine_does_not_change_the_stamp(shelf: Shelf, tmp_path: Path):
    assert not _touched(shelf, lambda: _put(tmp_path / "own", "notes.txt"))


# -- one that a list has shown -----------------------------------------------------------------------------------------


def test_the_first_folder_that_has_an_id_is_asked_for_it(shelf: Shelf, tmp_path: Path):
    _put(tmp_path / "own", "calm-breathing.toml", title="My breathing")
    assert [shelf.at_id(one).name for one in ("calm-breathing", "calf-cramp-now")] == [
        "My breathing", "Calf cramp, right now",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["gone", "moves", "", "../own/evening", "shipped/calm-breathing", "."])
def test_an_id_that_no_list_shows_is_not_there(shelf: Shelf, text: str):
    with pytest.raises(NotFoundError, match="has gone"):
        shelf.at_id(text)


# -- choosing ----------------------------------------------------------------------------------------------------------

ROWS = (
    ShelfRow("a", "a", "own", "Evening Legs", goal="relax", areas=("back-thigh",), kinds=("stretch",), duration_ms=600_000),
    ShelfRow("b", "b", "own", "Neck", summary="For the desk.", areas=("neck",), kinds=("heat",), tags=("chair",),
             equipment=("warm pack",), duration_ms=600_001),
    ShelfRow("c", "c", "own", "Broken", problems=({"line": 1},)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, "abc"),
        ({"goal": "relax"}, "a"),
        ({"areas": ("neck", "hip")}, "b"),
        ({"kind": "heat"}, "b"),
        ({"longest": 600_000}, "a"),
        ({"longest": 600_001}, "ab"),
        ({"search": "LEGS evening"}, "a"),
        ({"search": "legs"}, "a"),
        ({"search": "hamstring"}, "a"),
        ({"search": "desk chair"}, "b"),
        ({"search": "warm neck heat"}, "b"),
        ({"search": "desk legs"}, ""),
        ({"goal": "relax", "kind": "heat"}, ""),
    ],
)
def test_rows_are_chosen_by_all_that_was_asked_for(wanted: dict, ids: str):
    assert "".join(row.id for row in choose(ROWS, **wanted)) == ids


def test_a_row_is_an_entry_of_list_json():
    assert list(ROWS[0].as_json()) == [
        "id", "name", "goal", "areas", "kinds", "duration_ms", "own_pace", "path", "problems",
    ]  # fmt: skip
