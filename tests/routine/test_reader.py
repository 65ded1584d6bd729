"""What a step becomes: its length, its name, its sides, and what it takes from its move."""

from __future__ import annotations

import pytest

from relief_player.routine.model import Block, Breath, Gate, Goal, Phase, Side, Sides, SpokenCue, Technique, Tool, Until
from relief_player.routine.moves import MoveBook, read_moves
from relief_player.routine.reader import read_routine, read_routine_bytes
from relief_player.units import Ms

# -- lengths -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "lines", "length"),
    [
        ("stretch", ['name = "Hold"', "duration = 30"], 30_000),
        ("stretch", ['name = "Hold"', "duration = 0.1"], 100),
        ("warm-up", ['name = "Swings"', "reps = 10", 'tempo = "1.5s"'], 15_000),
        ("relax", ['name = "Feet"', 'tense = "6s"', 'release = "30s"'], 36_000),
        ("breathe", ["breaths = 12"], 120_000),
        ("breathe", ["pattern = [4, 7, 8, 0.5]", "breaths = 2"], 39_000),
        ("breathe", ["duration = 119"], 110_000),
        ("breathe", ["duration = 120"], 120_000),
        ("breathe", ["duration = 3"], 10_000),
        ("breathe", ['move = "long-breath"'], 20_000),
        ("stretch", ['name = "Hold"', 'technique = "contract-relax"', "duration = 20"], 25_000),
        ("stretch", ['name = "Hold"', 'technique = "contract-relax"', "contract = 6", "duration = 20"], 26_000),
        ("move", ['move = "slow-walk"'], 60_000),
        ("move", ['move = "slow-walk"', "duration = 5"], 5_000),
        ("move", ['move = "slow-walk"', "reps = 5", 'until = "ready"'], None),
        ("stretch", ['name = "Hold"', 'until = "eased"'], None),
        ("breathe", ['until = "ready"'], None),
        ("note", ['name = "Look"'], None),
        ("note", ['name = "Look"', "duration = 5"], 5_000),
        ("note", ['name = "Look"', "duration = 0", 'until = "ready"'], 0),
        ("rest", ["duration = 0", 'until = "ready"'], 0),
    ],
)
def test_a_pass_is_as_long_as_its_keys_say(step, kind: str, lines: list[str], length: int | None):
    assert step(kind, *lines).pass_length == length


@pytest.mark.parametrize("pause", ['kind = "rest"', 'kind = "note"\nname = "Look"'])
def test_a_pause_of_no_length_is_fine_beside_others_but_is_no_routine_alone(routine, read, pause: str):
    text = f'name = "x"\n[[step]]\n{pause}\nduration = 0\n'
    assert routine(text + '[[step]]\nkind = "heat"\nduration = 5').leaves[0].pass_length == 0
    (problem,) = read(text).problems
    assert (problem.line, problem.key) == (2, "step")
    assert "nothing but steps of no length, expected one that takes time or waits" in problem.message


def test_a_breath_is_counted_whole_and_at_least_once(step):
    assert step("breathe", "duration = 119").breaths == 11
    assert step("breathe", "duration = 3").breaths == 1
    assert step("breathe", 'until = "ready"').breaths is None


def test_six_breaths_a_minute_are_usual(step):
    assert step("breathe", "breaths = 1").breath == Breath(Ms(5_000), Ms(0), Ms(5_000), Ms(0))


# -- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "lines", "name"),
    [
        ("stretch", ['name = "Hold"', 'move = "calf-wall"', "duration = 5"], "Hold"),
        ("stretch", ['move = "calf-wall"', "duration = 5"], "Calf stretch at the wall"),
        ("heat", ["duration = 5"], "Heat"),
        ("heat", ['area = "calf"', "duration = 5"], "Heat, calf"),
        ("cold", ['areas = ["low-back", "hip"]', "duration = 5"], "Cold, low back, hip"),
        ("heat", ['move = "slow-walk"', 'area = "calf"'], "Slow walk"),
        ("breathe", ["breaths = 5"], "Breathe 5-0-5-0"),
        ("breathe", ['pattern = [4.5, "250ms", 6, 0]', "breaths = 5"], "Breathe 4.5-0.25-6-0"),
        ("rest", ["duration = 5"], "Rest"),
        ("rest", ["duration = 5", 'name = "Lie down"'], "Lie down"),
    ],
)
def test_a_step_without_a_name_gets_one(step, kind: str, lines: list[str], name: str):
    assert step(kind, *lines).name == name


# -- defaults and what a move gives ------------------------------------------------------------------------------------


def test_a_step_takes_from_its_move_what_it_does_not_say(step):
    read = step("stretch", 'move = "calf-wall"', "duration = 5")
    assert read.areas == ("calf", "ankle")
    assert read.sides is Sides.EACH
    assert read.cautions == ("Keep hold of the wall.",)
    assert read.alternatives == ("slow-walk",)
    assert read.instruction == "Put your hands on a wall."


def test_what_a_step_says_stands_before_what_its_move_says(step):
    read = step(
        "stretch", 'move = "calf-wall"', "duration = 5", 'area = "foot"', 'areas = ["toes", "foot"]', 'sides = "both"',
        'cautions = ["Slowly."]', 'alternatives = ["long-breath"]',
    )  # fmt: skip
    assert read.areas == ("foot", "toes")
    assert read.sides is Sides.BOTH
    assert read.cautions == ("Slowly.", "Keep hold of the wall.")
    assert read.alternatives == ("long-breath",)


@pytest.mark.parametrize("kind", ["rest", "breathe", "note"])
def test_a_kind_without_sides_takes_none_from_a_move(step, kind: str):
    assert step(kind, 'move = "calf-wall"', "duration = 5").sides is Sides.BOTH


def test_a_step_has_its_defaults(step):
    read = step("stretch", 'name = "Hold"', "duration = 30")
    assert (read.number, read.sets, read.rest, read.sides, read.first) == (1, 1, 0, Sides.BOTH, Side.LEFT)
    assert (read.technique, read.contract, read.phase, read.until) == (Technique.STATIC, None, None, None)
    assert (read.transition, read.switch, read.halfway, read.optional, read.check_every) == (None,) * 3 + (False, None)


def test_the_skin_is_checked_every_five_minutes_where_nothing_is_said(step):
    assert step("heat", "duration = 600").check_every == 300_000
    assert step("cold", "duration = 600", "check_every = 60").check_every == 60_000


def test_only_a_stretch_has_a_technique(step):
    assert step("move", 'name = "Walk"', "duration = 5").technique is None


def test_every_key_of_a_step_is_read(step):
    read = step(
        "stretch", 'name = "Hold"', "duration = 30", "sets = 3", "rest = 10", 'sides = "alternate"', 'first = "right"',
        'note = "a"', 'say = "b"', "optional = true", "transition = 0", "switch = 1", "halfway = true",
        'cues = [{ at = 30, say = "c" }, { say = "d", at = 0 }]', 'sources = ["e"]', 'until = "ready"', 'fit = "f"',
        "min = 10", "max = 60", 'phase = "activate"', 'technique = "dynamic"',
    )  # fmt: skip
    assert (read.sets, read.rest, read.sides, read.first) == (3, 10_000, Sides.ALTERNATE, Side.RIGHT)
    assert (read.note, read.say, read.sources, read.fit) == ("a", "b", ("e",), "f")
    assert (read.optional, read.transition, read.switch, read.halfway) == (True, 0, 1_000, True)
    assert read.cues == (SpokenCue(Ms(30_000), "c"), SpokenCue(Ms(0), "d"))
    assert (read.until, read.min, read.max) == (Until.READY, 10_000, 60_000)
    assert (read.phase, read.technique) == (Phase.ACTIVATE, Technique.DYNAMIC)


def test_a_massage_knows_its_tool_and_its_strokes(step):
    read = step("massage", 'name = "Sole"', "duration = 60", 'tool = "ball"', 'pass = "3s"')
    assert (read.tool, read.stroke) == (Tool.BALL, 3_000)


# -- blocks, places and the top ----------------------------------------------------------------------------------------

WHOLE = """\
format = 1
name = "Evening legs"
summary = "Before bed."
goal = "relax"
areas = ["calf"]
tags = ["bedtime"]
gate = "general"
sources = ["a"]
equipment = ["wall"]
[timing]
get_ready = 1
transition = 2
switch = 3
countdown = 4
halfway = 5
[[step]]
kind = "rest"
duration = 1
[[step]]
name = "Round"
note = "Twice."
rounds = 2
rest = 30
optional = true
  [[step.step]]
  kind = "rest"
  duration = 2
[[step]]
kind = "rest"
duration = 3
"""


def test_the_top_of_a_routine_is_read(routine):
    read = routine(WHOLE)
    assert (read.name, read.summary, read.goal) == ("Evening legs", "Before bed.", Goal.RELAX)
    assert (read.areas, read.tags, read.sources, read.equipment) == (("calf",), ("bedtime",), ("a",), ("wall",))
    assert read.gates == (Gate.GENERAL,)
    timing = read.timing
    assert (timing.get_ready, timing.transition, timing.switch) == (1_000, 2_000, 3_000)
    assert (timing.countdown, timing.halfway) == (4, 5_000)
    assert read.text == WHOLE


def test_several_gates_are_a_list(routine):
    read = routine(WHOLE.replace('gate = "general"', 'gate = ["cramp", "back"]'))
    assert read.gates == (Gate.CRAMP, Gate.BACK)


def test_a_routine_that_says_nothing_leaves_the_timing_open(routine):
    timing = routine('name = "x"\n[[step]]\nkind = "rest"\nduration = 1').timing
    assert (timing.get_ready, timing.transition, timing.switch, timing.countdown, timing.halfway) == (None,) * 5


def test_a_block_holds_its_steps_and_leaves_are_numbered_in_file_order(routine):
    read = routine(WHOLE)
    block = read.steps[1]
    assert isinstance(block, Block)
    assert (block.name, block.note, block.rounds, block.rest, block.optional) == ("Round", "Twice.", 2, 30_000, True)
    assert [(step.number, step.pass_length) for step in read.leaves] == [(1, 1_000), (2, 2_000), (3, 3_000)]


def test_a_block_plays_once_and_without_rest_where_nothing_is_said(routine):
    block = routine('name = "x"\n[[step]]\nstep = [{ kind = "rest", duration = 1 }]').steps[0]
    assert isinstance(block, Block)
    assert (block.rounds, block.rest, block.optional) == (1, 0, False)


def test_steps_and_blocks_know_their_places(routine):
    read = routine(WHOLE)
    places = [
        (step.place.line, step.place.column, step.place.key) for step in (*read.steps, read.leaves[1]) if step.place
    ]
    assert places == [(16, 1, "step[0]"), (19, 1, "step[1]"), (28, 1, "step[2]"), (25, 3, "step[1].step[0]")]


# -- the file as a whole -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n\n", "  \t\r\n", "\ufeff"])
def test_an_empty_file_is_told_in_one_sentence(read, text: str):
    [problem] = read(text).problems
    assert (problem.line, problem.column, problem.key) == (1, 1, "")
    assert "empty file" in problem.message


def test_windows_line_ends_move_no_position(read):
    result = read('name = "x"\r\n[[step]]\r\nkind = "rest"\r\nduration = "soon"\r\n')
    assert [(one.line, one.column) for one in result.problems] == [(4, 12)]


def test_windows_line_ends_in_a_note_are_plain_line_ends(routine):
    read = routine('name = "x"\r\n[[step]]\r\nkind = "note"\r\nname = "Look"\r\nnote = """\r\none\r\ntwo"""\r\n')
    assert read.leaves[0].note == "one\ntwo"


def test_a_lone_carriage_return_is_a_fault_of_syntax(read):
    [problem] = read('name = "a"\rgoal = "relax"\n').problems
    assert (problem.line, problem.column) == (1, 11)


def test_a_byte_order_mark_is_skipped_and_moves_no_position(read):
    assert read('\ufeffname = "x"\n[[step]]\nkind = "rest"\nduration = 1').routine is not None
    assert [(one.line, one.column) for one in read("\ufeffname = 5\nstep = []").problems] == [(1, 8), (2, 8)]


def test_columns_count_characters_and_not_bytes(read):
    result = read('step = [{ kind = "rest", name = "日本🙂é", duration = "soon" }]\nname = "x"')
    assert [(one.line, one.column) for one in result.problems] == [(1, 52)]


def test_bytes_that_are_no_utf_8_are_told_by_line_and_column(book: MoveBook):
    result = read_routine_bytes(b'name = "x"\r\nsummary = "\xc3\xa9\xff"', file="-", moves=book)
    [problem] = result.problems
    assert (problem.line, problem.column) == (2, 13)
    assert "0xff" in problem.message
    assert "byte 25" in problem.message
    assert problem.hint == "save the file as UTF-8"


def test_bytes_are_read_as_their_text(book: MoveBook):
    raw = 'name = "é"\n[[step]]\nkind = "rest"\nduration = 1'.encode()
    assert read_routine_bytes(raw, file="-", moves=book).name == "é"


def test_bytes_beyond_one_mebibyte_are_refused(book: MoveBook):
    [problem] = read_routine_bytes(b"#" * (1024 * 1024 + 1), file="-", moves=book).problems
    assert problem.message == "the file is larger than 1 MiB"


def test_a_newer_format_is_refused_alone(read):
    result = read("format = 3\nnews = true")
    assert [one.key for one in result.problems] == ["format"]
    assert "made for a newer version" in result.problems[0].message


def test_a_broken_routine_still_has_its_name(read):
    assert read('name = "Evening"\ngoal = "x"').name == "Evening"
    assert read('name = 5\ngoal = "x"').name == ""
    assert read("name = ").name == ""


def test_problems_stand_in_the_order_of_the_text(read):
    result = read('goal = 1\nname = 2\n[timing]\nswitch = "x"\n[[step]]\nkind = "rest"')
    assert [one.line for one in result.problems] == [1, 2, 4, 5]


def test_a_wrong_value_is_not_told_as_a_missing_one(told):
    assert [key for key, *_ in told("stretch", "name = 5", 'duration = "soon"')] == ["step[0].name", "step[0].duration"]
    assert [key for key, *_ in told("stretch", 'move = "nope"')] == ["step[0].move"]
    assert [key for key, *_ in told("relax", 'name = "Feet"', "tense = 0", "release = 5")] == ["step[0].tense"]
    assert [key for key, *_ in told("breathe", 'breaths = "x"', "cues = [{ at = 5, say = 'x' }]")] == [
        "step[0].breaths"
    ]
    assert [key for key, *_ in told("massage", 'name = "x"', "duration = 5", "tool = 5", "pass = 1")] == [
        "step[0].tool"
    ]
    assert [key for key, *_ in told("stretch", 'name = "x"', "reps = 5", "tempo = 'x'")] == ["step[0].tempo"]


def test_a_routine_carries_its_own_moves_so_that_it_can_be_replayed(book: MoveBook):
    own_text = """\
[[move]]
id = "mine"
name = "Mine"
duration = "1m 0.25s"
dose = { hold_min = 5, text = "two\\nlines" }
alternatives = ["other"]
[[move]]
id = "other"
name = "Other"
[[move]]
id = "unused"
name = "Unused"
"""
    with_own = book.with_text(own_text)
    text = 'name = "x"\n[[step]]\nstep = [{ kind = "move", move = "mine" }, { kind = "move", move = "slow-walk" }]'
    routine = read_routine(text, file="x", moves=with_own).routine
    assert routine is not None
    moves, problems = read_moves(routine.moves_text, file="x")
    assert not problems
    assert moves == {key: with_own.moves[key] for key in ("mine", "other")}
    assert read_routine(text, file="x", moves=book.with_text(routine.moves_text)).routine == routine


def test_a_routine_of_shipped_moves_carries_none(routine):
    assert routine('name = "x"\n[[step]]\nkind = "move"\nmove = "slow-walk"').moves_text == ""


def test_an_unknown_move_may_be_one_of_those_a_broken_catalogue_lost(book: MoveBook):
    broken = book.with_text("[[move]]\nid = 5")
    result = read_routine('name = "x"\n[[step]]\nkind = "move"\nmove = "mine"\nduration = 1', file="x", moves=broken)
    assert "your moves.toml has problems" in result.problems[0].hint
