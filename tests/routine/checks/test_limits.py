"""Each limit of the evidence base fires where it should, at the level it should, and nowhere near."""

from __future__ import annotations

from pathlib import Path

import pytest

from relief_player.routine.checks import RULES, Finding, Level, Rule, check_routine, errors_of
from relief_player.routine.moves import MoveBook, read_move_book
from relief_player.routine.reader import read_routine, read_routine_file
from relief_player.session.compile import compile_routine

SHIPPED = Path(__file__).resolve().parents[3] / "routines"
BOOK: MoveBook = read_move_book(SHIPPED / "moves.toml")
ROUTINES = sorted(path for path in SHIPPED.glob("*.toml") if path.stem not in ("moves", "sources"))
WALK = '[[step]]\nkind = "move"\nname = "Walk"\nduration = "5m"\n'


def found(text: str) -> tuple[Finding, ...]:
    result = read_routine('name = "A test"\n' + text, file="test.toml", moves=BOOK)
    assert not result.problems, [str(problem) for problem in result.problems]
    assert result.routine is not None
    return check_routine(result.routine, compile_routine(result.routine).length)


def levels(text: str, rule: str) -> list[str]:
    return [finding.level.value for finding in found(text) if finding.rule == rule]


def step(kind: str, **keys: object) -> str:
    lines = [f'kind = "{kind}"', *(f"{key} = {_toml(value)}" for key, value in keys.items())]
    return "[[step]]\n" + "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return str(value) if isinstance(value, int | float) else f'"{value}"'


def hold(length: str, **keys: object) -> str:
    return step("stretch", **{"name": "Hold", "area": "calf", "duration": length} | keys)


def relax(**keys: object) -> str:
    return step("relax", **{"name": "Fist", "area": "hand"} | keys)


def roll(**keys: object) -> str:
    return step("massage", **{"name": "Roll", "area": "calf", "tool": "roller", "pass": "3s"} | keys)


def breathe(pattern: list[float], breaths: int) -> str:
    return step("breathe", pattern=pattern, breaths=breaths)


GRADES: list[tuple[str, str, list[str]]] = [
    ("stretch-hold", hold("10s"), []),
    ("stretch-hold", hold("9s"), ["note"]),
    ("stretch-hold", hold("5s"), ["note"]),
    ("stretch-hold", hold("4s"), ["warn"]),
    ("stretch-hold", hold("60s"), []),
    ("stretch-hold", hold("61s"), ["warn"]),
    ("stretch-hold", hold("300s"), ["warn"]),
    ("stretch-hold", hold("301s"), ["error"]),
    ("stretch-hold", hold("301s", technique="dynamic"), []),
    ("stretch-total", hold("60s", sets=4), []),
    ("stretch-total", hold("60s", sets=5), ["warn"]),
    ("stretch-total", 'goal = "flexibility"\n' + hold("30s"), ["note"]),
    ("stretch-total", 'goal = "flexibility"\n' + hold("30s") + hold("30s"), []),
    ("stretch-total", hold("30s"), []),
    ("stretch-sides", hold("30s", sides="left"), ["warn"]),
    ("stretch-sides", hold("30s", sides="left") + hold("30s", sides="right"), []),
    ("stretch-sides", hold("30s", sides="one"), []),
    ("stretch-sides", 'goal = "relief"\n' + hold("30s", sides="left"), []),
    ("neck-hold", hold("30s", area="neck"), []),
    ("neck-hold", hold("31s", area="neck"), ["warn"]),
    ("warm-up-hold", 'goal = "warm-up"\n' + hold("31s"), ["warn"]),
    ("warm-up-hold", 'goal = "warm-up"\n' + hold("30s"), []),
    ("warm-up-hold", hold("31s"), []),
    ("stretch-opening", 'goal = "flexibility"\n' + hold("30s"), ["warn"]),
    ("stretch-opening", 'goal = "flexibility"\n' + WALK + hold("30s"), []),
    ("stretch-opening", 'goal = "flexibility"\n' + step("heat", area="calf", duration="10m") + hold("30s"), []),
    ("stretch-opening", 'goal = "desk"\n' + hold("30s"), []),
    ("contract", hold("20s", technique="contract-relax", contract="6s"), []),
    ("contract", hold("20s", technique="contract-relax", contract="7s"), ["note"]),
    ("contract", hold("20s", technique="contract-relax", contract="2s"), ["warn"]),
    ("contract", hold("20s", technique="contract-relax", contract="11s"), ["warn"]),
    ("contract", hold("20s", technique="contract-relax", contract="16s"), ["error"]),
    ("dynamic-set", step("warm-up", name="Swing", duration="120s"), []),
    ("dynamic-set", step("warm-up", name="Swing", duration="121s"), ["warn"]),
    ("warm-up-length", 'goal = "warm-up"\n' + WALK + WALK, []),
    ("warm-up-length", 'goal = "warm-up"\n' + WALK, ["note"]),
    ("warm-up-length", 'goal = "warm-up"\n' + step("move", name="Walk", duration="1m"), ["warn"]),
    ("warm-up-length", 'goal = "warm-up"\n' + WALK * 5, ["warn"]),
    ("desk-length", 'goal = "desk"\n' + WALK * 4, ["warn"]),
    ("desk-length", 'goal = "desk"\n' + WALK * 2, []),
    ("session-length", WALK * 12, ["warn"]),
    ("session-length", WALK * 11, []),
    ("heat-length", step("heat", area="calf", duration="9m"), ["note"]),
    ("heat-length", step("heat", area="calf", duration="20m"), []),
    ("heat-length", step("heat", area="calf", duration="21m"), ["warn"]),
    ("heat-length", step("heat", area="calf", duration="31m"), ["error"]),
    ("cold-length", step("cold", area="calf", duration="10m"), []),
    ("cold-length", step("cold", area="calf", duration="11m"), ["note"]),
    ("cold-length", step("cold", area="calf", duration="16m"), ["warn"]),
    ("cold-length", step("cold", area="calf", duration="21m"), ["error"]),
    ("skin-check", step("heat", area="calf", duration="10m"), []),
    ("skin-check", step("heat", area="calf", duration="10m", check_every="6m"), ["error"]),
    ("skin-check", step("cold", area="calf", duration="5m", check_every="6m"), []),
    ("water", step("heat", area="hand", duration="10m", name="Hand in water of 40 C"), []),
    ("water", step("heat", area="hand", duration="10m", name="Hand in water of 36 C"), ["warn"]),
    ("water", step("heat", area="hand", duration="10m", name="Hand in water of 46 C"), ["error"]),
    ("water", step("heat", area="hand", duration="10m", name="Water of 46 C, test it with the elbow"), ["warn"]),
    ("heat-asleep", step("heat", area="calf", duration="10m", note="You may sleep with it."), ["error"]),
    ("heat-asleep", step("heat", area="calf", duration="10m", note="Never lie on it or sleep with it."), []),
    ("heat-asleep", 'goal = "habit"\ntags = ["bedtime"]\n' + step("heat", area="calf", duration="10m"), ["warn"]),
    (
        "cold-then-work",
        step("cold", area="calf", duration="10m") + step("warm-up", name="Hops", area="calf", duration="20s", phase="potentiate"),
        ["warn"],
    ),
    (
        "cold-then-work",
        step("cold", area="hand", duration="10m") + step("warm-up", name="Hops", area="calf", duration="20s", phase="potentiate"),
        [],
    ),
    (
        "contrast",
        step("cold", area="hand", duration="1m") + step("heat", area="hand", duration="3m") + step("cold", area="hand", duration="1m"),
        [],
    ),
    (
        "contrast",
        step("cold", area="hand", duration="2m") + step("heat", area="hand", duration="4m") + step("cold", area="hand", duration="1m"),
        ["warn", "warn"],
    ),
    ("roll-set", roll(duration="30s"), []),
    ("roll-set", roll(duration="29s"), ["note"]),
    ("roll-set", roll(duration="121s"), ["warn"]),
    ("roll-set", roll(duration="601s"), ["error"]),
    ("roll-sets", roll(duration="30s", sets=3), []),
    ("roll-sets", roll(duration="30s", sets=4), ["warn"]),
    ("roll-stroke", roll(duration="30s", **{"pass": "1s"}), ["warn"]),
    ("roll-stroke", roll(duration="30s", **{"pass": "5s"}), ["warn"]),
    ("massage-hands", step("massage", name="Rub", area="calf", duration="120s"), []),
    ("massage-hands", step("massage", name="Rub", area="calf", duration="60s", sets=3), ["warn"]),
    ("massage-hands", step("massage", name="Rub", area="calf", duration="601s"), ["error"]),
    ("tense", relax(tense="6s", release="30s"), []),
    ("tense", relax(tense="4s", release="30s"), ["note"]),
    ("tense", relax(tense="2s", release="30s"), ["warn"]),
    ("tense", relax(tense="11s", release="30s"), ["warn"]),
    ("tense", relax(tense="16s", release="30s"), ["error"]),
    ("release", relax(tense="6s", release="29s"), ["note"]),
    ("release", relax(tense="6s", release="9s"), ["warn"]),
    ("toes-up", relax(name="Feet", area="foot", tense="6s", release="30s"), ["warn"]),
    ("toes-up", relax(name="Feet, toes UP", area="foot", tense="6s", release="30s"), []),
    ("toes-up", relax(name="Toes up, never curled under", area="foot", tense="6s", release="30s"), []),
    ("toes-up", relax(name="Toes up, then point them", area="foot", tense="6s", release="30s"), ["warn"]),
    ("scan", relax(duration="46m"), ["warn"]),
    ("breath-rate", breathe([5, 0, 5, 0], 6), []),
    ("breath-rate", breathe([4, 0, 4, 0], 6), ["note"]),
    ("breath-rate", breathe([2, 0, 2, 0], 6), ["warn"]),
    ("breath-rate", breathe([10, 0, 11, 0], 6), ["warn"]),
    ("breath-hold", breathe([4, 7, 8, 0], 4), ["note"]),
    ("breath-hold", breathe([4, 8, 8, 0], 4), ["warn"]),
    ("breath-hold", breathe([4, 0, 4, 21], 4), ["error"]),
    ("breath-total", breathe([5, 0, 5, 0], 18), []),
    ("breath-total", breathe([5, 0, 5, 0], 17), ["note"]),
    ("breath-total", breathe([5, 0, 5, 0], 121), ["warn"]),
    ("rough-words", hold("30s", note="Bounce at the end."), ["warn"]),
    ("rough-words", hold("30s", note="Do not bounce."), []),
    ("rough-words", hold("30s", note="Breathe, never force it."), []),
    ("rough-words", hold("30s", note="No pain, no gain."), ["warn"]),
    ("rough-words", hold("30s", note="Push through the pain."), ["warn"]),
    ("rough-words", hold("30s", note="Do not stop; force it down."), ["warn"]),
    ("intake", hold("30s", note="Take a magnesium supplement."), ["warn"]),
    ("intake", hold("30s", note="Drink 2 litres an hour."), ["warn"]),
    ("intake", hold("30s", note="Drink as much as you can."), ["warn"]),
    ("intake", hold("30s", note="6-8 cups a day is a guide."), []),
    ("intake", hold("30s", note="Do not take salt tablets without advice."), []),
    ("ten-minutes", 'goal = "relief"\ngate = "cramp"\n' + hold("30s"), ["warn"]),
    ("ten-minutes", 'goal = "relief"\ngate = "cramp"\n' + hold("30s") + step("note", name="Still cramping at 10 minutes?"), []),
    ("ten-minutes", 'goal = "relief"\ngate = "back"\n' + hold("30s"), []),
    ("gate-first", 'goal = "relief"\n' + hold("30s", area="low-back"), ["error"]),
    ("gate-first", 'goal = "relief"\ngate = "back"\n' + hold("30s", area="low-back"), []),
    ("gate-first", 'goal = "relief"\n' + hold("30s", area="calf"), []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), GRADES)
def test_a_limit_fires_at_its_level_and_not_before(rule: str, text: str, expected: list[str]) -> None:
    assert levels(text, rule) == expected


@pytest.mark.parametrize(("total", "expected"), [("29s", []), ("30s", ["warn"]), ("59s", ["warn"]), ("60s", ["error"])])
def test_holding_before_exercise_is_graded_by_its_total_for_a_muscle(total: str, expected: list[str]) -> None:
    text = 'goal = "warm-up"\n' + hold(total) + step("warm-up", name="Swing", duration="30s")
    assert levels(text, "warm-up-total") == expected


def test_a_warm_up_that_ends_with_a_hold_is_told_to_end_with_movement() -> None:
    assert levels(
        'goal = "warm-up"\n' + step("warm-up", name="Swing", duration="30s") + hold("15s"), "warm-up-total"
    ) == ["warn"]


def test_a_warm_up_raises_before_it_mobilises() -> None:
    swing = step("warm-up", name="Swing", duration="30s", phase="mobilise")
    march = step("move", name="March", duration="3m", phase="raise")
    assert levels('goal = "warm-up"\n' + swing + march, "warm-up-order") == ["warn"]
    assert levels('goal = "warm-up"\n' + march + swing, "warm-up-order") == []


def test_rounds_count_as_often_as_they_are_played() -> None:
    block = '[[step]]\nrounds = 5\n[[step.step]]\nkind = "stretch"\nname = "Hold"\narea = "calf"\nduration = "60s"\n'
    assert levels(block, "stretch-total") == ["warn"]


def test_every_limit_has_a_case_here() -> None:
    tested = {rule for rule, _, _ in GRADES} | {"warm-up-total", "warm-up-order"}
    assert tested == {rule.id for rule in RULES}


def test_every_finding_names_its_source_and_its_line() -> None:
    (finding,) = [one for one in found(hold("400s")) if one.rule == "stretch-hold"]
    assert finding.level is Level.ERROR
    assert finding.source == "product choice"
    assert (finding.line, finding.key) == (6, "step[0].duration")


@pytest.mark.parametrize("text", sorted({text for _, text, _ in GRADES}))
def test_the_errors_alone_are_those_among_all_findings(text: str) -> None:
    result = read_routine('name = "A test"\n' + text, file="test.toml", moves=BOOK)
    assert result.routine is not None
    errors = errors_of(result.routine, compile_routine(result.routine).length)
    assert errors == tuple(finding for finding in found(text) if finding.level is Level.ERROR)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_that_is_not_asked_for_errors_promises_none_in_its_line(rule: Rule) -> None:
    assert rule.gravest is Level.ERROR or "error" not in rule.about


@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
def test_a_shipped_routine_is_within_all_limits(path: Path) -> None:
    result = read_routine_file(path, BOOK)
    assert result.routine is not None, result.problems
    findings = check_routine(result.routine, compile_routine(result.routine).length)
    assert [one for one in findings if one.level is not Level.NOTE] == []
