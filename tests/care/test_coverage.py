"""What the founding article asks for is covered by what is shipped, shown as a table."""

from __future__ import annotations

import pytest

from relief_player.care.coverage import ITEMS, as_table, coverage
from relief_player.care.learn import TOPICS
from relief_player.routine.model import Gate

SEED = {
    "hydration", "stretching", "warm-up", "nutrition", "conditions", "heat or cold", "massage", "when to seek help",
    "legs", "arms", "abdomen", "back",
}  # fmt: skip

BY_HAND = {
    "hydration": {"daily-cramp-check"},
    "stretching": {"bedtime-cramp-prevention", "bedtime-wind-down", "full-body-stretch", "leg-flexibility",
                   "arm-shoulder-chest", "back-care-daily", "desk-hour-break", "desk-micro-break"},
    "warm-up": {"warmup-general", "warmup-legs-ramp"},
    "nutrition": {"daily-cramp-check"},
    "conditions": {"daily-cramp-check"},
    "heat or cold": {"heat-and-loosen", "cold-pack", "back-spasm-ease", "calf-cramp-now", "contrast-limb"},
    "massage": {"leg-roll", "neck-shoulder-arm-massage", "calf-cramp-now", "thigh-cramp-now", "foot-toe-cramp-now",
                "arm-hand-cramp-now"},
    "when to seek help": {"calf-cramp-now", "thigh-cramp-now", "foot-toe-cramp-now", "arm-hand-cramp-now",
                          "belly-side-ease", "back-spasm-ease"},
    "legs": {"calf-cramp-now", "thigh-cramp-now", "foot-toe-cramp-now", "bedtime-cramp-prevention", "bedtime-wind-down",
             "full-body-stretch", "leg-flexibility", "leg-roll", "warmup-legs-ramp", "cool-down"},
    "arms": {"arm-hand-cramp-now", "arm-shoulder-chest", "desk-hour-break", "desk-micro-break",
             "neck-shoulder-arm-massage"},
    "abdomen": {"belly-side-ease", "full-body-stretch"},
    "back": {"back-spasm-ease", "back-care-daily", "heat-and-loosen", "full-body-stretch", "bedtime-wind-down"},
}  # fmt: skip
"""The table of the evidence base, its section 11: at least these."""


@pytest.fixture
def rows(shipped_routines):
    return {row.item: row for row in coverage(shipped_routines)}


def test_every_item_of_the_seed_has_a_row(rows):
    assert set(rows) == SEED


@pytest.mark.parametrize("item", sorted(SEED))
def test_an_item_is_covered_by_the_routines_of_the_evidence_base(rows, item: str):
    assert BY_HAND[item] <= set(rows[item].routines)


@pytest.mark.parametrize("item", sorted(SEED))
def test_an_item_has_pages_that_exist(rows, item: str):
    assert rows[item].topics
    assert set(rows[item].topics) <= {topic.id for topic in TOPICS}


def test_every_item_but_food_has_a_gate(rows):
    assert {item for item, row in rows.items() if not row.gates} == {"nutrition"}


def test_every_gate_but_that_of_breathing_serves_an_item(rows):
    assert {gate for row in rows.values() for gate in row.gates} == set(Gate) - {Gate.BREATH}


def test_a_gate_of_a_part_of_the_body_is_asked_by_a_routine_for_it(rows, shipped_routines):
    for part in ("legs", "arms", "abdomen", "back"):
        asked = {gate for name in rows[part].routines for gate in shipped_routines[name].gates}
        assert set(rows[part].gates) <= asked


def test_a_routine_for_a_cramp_or_a_warm_up_is_no_regular_stretching(rows):
    assert set(rows["stretching"].routines).isdisjoint({"calf-cramp-now", "warmup-legs-ramp", "cool-down"})


def test_nothing_shipped_is_no_cover():
    assert all(row.routines == () for row in coverage({}))


def test_the_table_has_a_line_for_each_item(shipped_routines):
    table = as_table(coverage(shipped_routines)).splitlines()
    assert len(table) == 2 + len(ITEMS)
    assert "| warm-up | warmup-general, warmup-legs-ramp | exercise | warm-up |" in table
    assert "| nutrition | daily-cramp-check | - | nutrition, corrections |" in table
