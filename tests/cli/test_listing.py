"""`relief list`, `show` and `moves`: what there is, for people and for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from relief_player.places import shipped
from relief_player.plain.page import routine_page
from relief_player.routine.moves import read_move_book
from relief_player.routine.shelf import Shelf
from relief_player.routine.shelf_rows import Folder, Origin
from relief_player.session.compile import compile_routine

KEYS_OF_LIST = ["id", "name", "goal", "areas", "kinds", "duration_ms", "own_pace", "path", "problems"]
KEYS_OF_SEGMENTS = [
    "at_ms", "duration_ms", "role", "kind", "name", "side", "set", "sets", "round", "step", "gate",
]  # fmt: skip
KEYS_OF_MOVES = [
    "id", "name", "area", "areas", "muscles", "position", "instruction", "feel", "mistakes", "cautions", "sides",
    "equipment", "alternatives", "dose", "sources",
]  # fmt: skip


@pytest.fixture
def own(own_home):
    """Writes a routine into the person's own folder."""

    def write(name: str, text: str) -> Path:
        folder = Path(own_home["XDG_DATA_HOME"]) / "relief_player" / "routines"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return folder / name

    return write


# -- list --------------------------------------------------------------------------------------------------------------


def test_the_list_has_a_line_for_each_routine_with_its_id_length_and_name(relief):
    lines = relief("list").out.splitlines()
    assert [line.split() for line in lines if line.startswith("calm-breathing")] == [
        ["calm-breathing", "5:10", "Calm", "breathing,", "six", "a", "minute"]
    ]
    assert len({line.split()[0] for line in lines}) == len(lines) >= 8


def test_the_list_as_json_has_the_keys_of_the_contract(relief):
    told = relief("list", "--json").json
    assert all(list(one) == KEYS_OF_LIST for one in told)
    calm = next(one for one in told if one["id"] == "calm-breathing")
    assert (calm["duration_ms"], calm["own_pace"], calm["kinds"], calm["problems"]) == (310_000, False, ["breathe"], [])
    assert Path(calm["path"]).is_file()


def test_the_second_list_is_the_same_as_the_first(relief):
    assert relief("list", "--json").json == relief("list", "--json").json


@pytest.mark.parametrize(
    ("options", "fits"),
    [
        (["--goal", "relax"], lambda one: one["goal"] == "relax"),
        (["--area", "calf"], lambda one: "calf" in one["areas"]),
        (["--area", "Hamstrings"], lambda one: "back-thigh" in one["areas"]),
        (["--kind", "breathe"], lambda one: "breathe" in one["kinds"]),
        (["--max", "5m"], lambda one: one["duration_ms"] <= 300_000),
        (["--max", "300"], lambda one: one["duration_ms"] <= 300_000),
        (["--search", "BREATH calm"], lambda one: one["id"] == "calm-breathing"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_filter_leaves_what_fits(relief, options: list[str], fits):
    every, left = relief("list", "--json").json, relief("list", "--json", *options).json
    assert left
    assert set(_ids(left)) <= set(_ids([one for one in every if fits(one)]))
    if "--search" not in options:
        assert _ids(left) == _ids([one for one in every if fits(one)])


def _ids(told: list[dict[str, object]]) -> list[object]:
    return [one["id"] for one in told]


def test_nothing_that_fits_is_an_empty_list_and_a_word(relief):
    assert relief("list", "--json", "--search", "zzz").json == []
    ended = relief("list", "--search", "zzz")
    assert (ended.code, ended.out, ended.err) == (0, "", "No routine fits. relief list shows them all.\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--goal", "relex"], "there is no goal 'relex'. Did you mean \"relax\"?"),
        (["--kind", "streching"], 'Did you mean "stretch"?'),
        (["--area", "legz"], 'Did you mean "leg"?'),
        (["--max", "soon"], "expected something like 90s, 1m30s or 1:30"),
        (["--max", "0"], "a length of nothing"),
        (["--max", "nan"], "expected a finite number"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_value_that_does_not_exist_is_answered_with_the_nearest(relief, options: list[str], said: str):
    ended = relief("list", *options)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_broken_file_is_listed_with_its_problems(relief, own):
    path = own("broken.toml", 'name = "Broken"\n[[step]]\nkind = "strech"\n')
    (broken,) = [one for one in relief("list", "--json").json if one["id"] == "broken"]
    assert (broken["goal"], broken["duration_ms"]) == (None, None)
    assert {"line": 3, "column": 8, "key": "step[0].kind"}.items() <= broken["problems"][0].items()
    line = next(line for line in relief("list").out.splitlines() if line.startswith("broken"))
    assert f"see: relief check {path}" in line


def test_mistakes_in_the_settings_are_told_and_the_list_is_shown(relief, own_home):
    folder = Path(own_home["XDG_CONFIG_HOME"]) / "relief_player"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("[timing]\nswich = 3\n", encoding="utf-8")
    ended = relief("list")
    assert (ended.code, "calm-breathing" in ended.out) == (0, True)
    assert 'config.toml:2: timing.swich: there is no such setting (did you mean "switch"?)' in ended.err


def test_the_settings_timing_changes_the_lengths(relief, own_home):
    before = {one["id"]: one["duration_ms"] for one in relief("list", "--json").json}
    folder = Path(own_home["XDG_CONFIG_HOME"]) / "relief_player"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('[timing]\nget_ready = "40s"\n', encoding="utf-8")
    after = {one["id"]: one["duration_ms"] for one in relief("list", "--json").json}
    assert after["calm-breathing"] == before["calm-breathing"] + 30_000


# -- show --------------------------------------------------------------------------------------------------------------


def test_show_as_json_has_the_keys_of_the_contract_and_contiguous_segments(relief):
    told = relief("show", "full-body-stretch", "--json").json
    assert list(told) == ["id", "name", "duration_ms", "segments", "cues"]
    assert all(list(one) == KEYS_OF_SEGMENTS for one in told["segments"])
    assert all(list(one) == ["at_ms", "cue", "text"] for one in told["cues"])
    ends = [one["at_ms"] + one["duration_ms"] for one in told["segments"]]
    assert [one["at_ms"] for one in told["segments"]] == [0, *ends[:-1]]
    assert ends[-1] == told["duration_ms"]
    assert [one["at_ms"] for one in told["cues"]] == sorted(one["at_ms"] for one in told["cues"])


def test_show_on_paper_has_times_sides_sets_instructions_and_sources(relief, file):
    text = """
        name = "Evening legs"
        summary = "Longer holds."
        goal = "flexibility"
        sources = ["garber2011"]
        [timing]
        get_ready = "10s"
        [[step]]
        kind = "stretch"
        move = "calf-wall-straight"
        duration = "30s"
        sets = 2
        rest = "10s"
        [[step]]
        name = "Swings"
        rounds = 3
        rest = "30s"
          [[step.step]]
          kind = "warm-up"
          name = "Leg swings"
          reps = 10
          tempo = "2s"
        [[step]]
        kind = "note"
        name = "Done?"
    """
    lines = [line.strip() for line in relief("show", file(text)).out.splitlines()]
    assert lines[:5] == ["Evening legs", "(short)", "", "Longer holds.", ""]
    assert "0:10    1 Calf stretch at the wall, knee straight" in lines
    assert "2 sets of 30 seconds on each side, 10 seconds of rest between sets." in lines
    assert "Left at 0:10, 0:50; right at 1:25, 2:05." in lines
    assert any(line.startswith("Put your hands on a wall") for line in lines)
    assert "Swings: 3 rounds, 30 seconds of rest between them" in lines
    assert "10 times, 20 seconds." in lines
    assert "4:50    3 Done?" in lines
    assert "Waits for you." in lines
    assert any(line.startswith("garber2011: Garber CE") for line in lines)


@pytest.mark.parametrize(
    "text", ["calm-breathing", "CALM-breathing", "Calm breathing, six a minute", "shipped/calm-breathing"]
)
def test_a_routine_is_found_by_its_id_and_by_its_name(relief, text: str):
    assert relief("show", text, "--json").json["id"] == "calm-breathing"


def test_every_shipped_routine_can_be_laid_out_on_paper():
    moves = read_move_book(shipped("routines") / "moves.toml")
    for entry in Shelf([Folder(shipped("routines"), Origin.SHIPPED)], lambda: moves).entries():
        page = routine_page(entry.routine, compile_routine(entry.routine), entry.id, str(entry.path), {})
        assert page[0] == entry.routine.name
        assert all(any(step.name in line for line in page) for step in entry.routine.leaves)


def test_the_list_and_the_paper_agree_on_lengths(relief):
    for one in relief("list", "--json", "--max", "2m30s").json:
        assert relief("show", one["id"], "--json").json["duration_ms"] == one["duration_ms"]


def test_a_missing_routine_is_answered_with_the_nearest(relief):
    ended = relief("show", "calm-breathin")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean calm-breathing" in ended.err


def test_all_problems_of_a_file_are_told_with_their_places_and_3(relief, file):
    path = file('name = "x"\n[[step]]\nkind = "stretch"\nnam = "y"\nduration = "ten"\n')
    ended = relief("show", path)
    assert (ended.code, ended.out) == (3, "")
    places = [line.removeprefix(f"{path}:").split(" ")[:2] for line in ended.err.splitlines()[:-1]]
    assert places == [["2:1:", "step[0].name:"], ["4:1:", "step[0].nam:"], ["5:12:", "step[0].duration:"]]


def test_show_works_whatever_the_limits_say(relief, file):
    path = file('name = "x"\n[[step]]\nkind = "stretch"\nname = "y"\nduration = "20m"\n')
    assert relief("show", path).code == 0


# -- moves -------------------------------------------------------------------------------------------------------------


def test_the_moves_as_json_have_the_keys_of_the_contract(relief):
    told = relief("moves", "--json").json
    assert all(list(one) == KEYS_OF_MOVES for one in told)
    assert len({one["id"] for one in told}) == len(told) > 20


def test_one_move_is_shown_in_full(relief):
    lines = relief("moves", "calf-wall-bent").out.splitlines()
    assert lines[:2] == ["Calf stretch at the wall, knee soft", "(calf-wall-bent)"]
    assert "  Letting the heel lift." in lines
    (move,) = relief("moves", "calf-wall-bent", "--json").json
    assert move["dose"] == {
        "hold_min": 15_000,
        "hold_max": 30_000,
        "reps_min": 2,
        "reps_max": 4,
        "text": "15-30 s x2-4",
    }


@pytest.mark.parametrize(
    ("text", "areas"), [("calf", {"calf"}), ("hamstring", {"back-thigh"}), ("back", {"mid-back", "low-back"})]
)
def test_the_moves_for_a_part_of_the_body_by_any_of_its_names(relief, text: str, areas: set[str]):
    told = relief("moves", text, "--json").json
    assert told
    assert all(areas & {one["area"], *one["areas"]} for one in told)


def test_a_move_that_is_not_there_is_answered_with_the_nearest(relief):
    ended = relief("moves", "calf-wall-bend")
    assert (ended.code, ended.err) == (
        2,
        "There is no move and no area 'calf-wall-bend'\nDid you mean \"calf-wall-bent\"?\n",
    )


def test_escape_sequences_in_a_file_do_nothing(relief, own):
    own("moves.toml", '[[move]]\nid = "sly"\nname = "Sly"\ninstruction = "Lift.\\u001b[2JDrop."\n')
    ended = relief("moves", "sly")
    assert "\x1b" not in ended.out + ended.err
