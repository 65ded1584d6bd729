"""Only the words of heat and cold steps get the person's unit, wherever the step stands."""

from __future__ import annotations

from pathlib import Path

from relief_player.bootstrap.app import App, local_now
from relief_player.bootstrap.degrees import in_degrees
from relief_player.places import Places
from relief_player.routine.model import Block, Kind, Move, Routine, Step
from relief_player.units import Ms


def step(number: int, kind: Kind, **words: object) -> Step:
    return Step(number=number, kind=kind, name="A step", pass_length=Ms(60_000), **words)


def test_heat_and_cold_steps_say_both_units_and_others_stay():
    bag = Move(
        id="wheat-bag", name="Wheat bag", areas=("calf",), instruction="At 40 °C.", cautions=("Never over 45 °C.",)
    )
    routine = Routine(
        name="Warm",
        steps=(
            step(1, Kind.HEAT, note="Water at 40 °C", move=bag, cautions=("Test it: 40 °C.",)),
            Block(steps=(step(2, Kind.COLD, note="Ice at 0 °C"),), rounds=2),
            step(3, Kind.STRETCH, note="In a room of 20 °C"),
        ),
    )
    heat, block, stretch = in_degrees(routine, "fahrenheit").steps
    assert (heat.note, heat.cautions) == ("Water at 40 °C (104 °F)", ("Test it: 40 °C (104 °F).",))
    assert (heat.move.instruction, heat.move.cautions) == ("At 40 °C (104 °F).", ("Never over 45 °C (113 °F).",))
    assert block.steps[0].note == "Ice at 0 °C (32 °F)"
    assert stretch is routine.steps[2]


def test_a_routine_in_the_persons_own_unit_is_the_same():
    routine = Routine(name="Warm", steps=(step(1, Kind.HEAT, note="Water at 40 °C"),))
    assert in_degrees(routine, "celsius") == routine


def test_what_the_person_chose_is_what_is_played_and_what_is_shown(tmp_path: Path):
    places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "cache")
    places.config.mkdir()
    places.settings.write_text('temperature = "fahrenheit"\n', encoding="utf-8")
    app = App(places, local_now)
    warm = Routine(name="Warm", steps=(step(1, Kind.HEAT, note="Water at 40 °C"),))
    dry = Routine(name="Dry", steps=(step(1, Kind.STRETCH, note="In a room of 20 °C"),))
    assert app.in_own_units(warm).leaves[0].note == "Water at 40 °C (104 °F)"
    assert app.in_own_units(dry) is dry
