"""What the builder knows without a screen: values as people type them, remarks, forms, moves and lines."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder_fakes import EVENING, book

from relief_player.routine.editing import Draft
from relief_player.routine.fields import ROUTINE_FIELDS, STEP_FIELDS
from relief_player.tui.builder import rows, typed
from relief_player.tui.builder.form import form_of, line_of, seen_of
from relief_player.tui.builder.moving import is_alone, target_of
from relief_player.tui.builder.offers import found, kind_offers, move_offers
from relief_player.tui.builder.remarks import counted, nearest_first, remarks_of
from relief_player.tui.builder.rows import lines_of, title_of


def draft(text: str = EVENING) -> Draft:
    return Draft.open(text, "evening.toml", moves=book())


class TestTyped:
    @pytest.mark.parametrize(
        ("key", "text", "value"),
        [
            ("duration", "45", "45s"),
            ("duration", " 1m30s ", "1m30s"),
            ("duration", "soon", "soon"),
            ("sets", "3", 3),
            ("sets", "many", "many"),
            ("optional", "yes", True),
            ("optional", "no", False),
            ("sides", "each", "each"),
            ("pattern", "5-0-5-0", [5, 0, 5, 0]),
            ("pattern", "4, 7.5, 8, 0", [4, 7.5, 8, 0]),
            ("cautions", "Hold on.\n\n Ease off. ", ["Hold on.", "Ease off."]),
            ("cues", "10 Breathe out\n1m  Again", [{"at": "10s", "say": "Breathe out"}, {"at": "1m", "say": "Again"}]),
            ("note", "one\ntwo\n", "one\ntwo"),
            ("name", "  Calf ", "Calf"),
        ],
    )
    def test_a_text_becomes_the_value_that_is_meant(self, key, text, value):
        assert typed.meant(STEP_FIELDS[key].shape, text) == value

    @pytest.mark.parametrize(
        ("key", "before", "line"),
        [("cautions", ["Hold  on.\tAlways."], "Ease off."), ("cues", [{"say": "In", "at": 10}], "20s Out")],
    )
    def test_a_line_that_was_left_as_it_is_means_what_it_meant(self, key, before, line):
        shape = STEP_FIELDS[key].shape
        assert typed.meant(shape, f"{typed.typed(before)}\n{line}", before) == [*before, typed.meant(shape, line)[0]]

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("duration", "45s"), ("sets", 3), ("optional", True), ("pattern", [5, Decimal("0.5"), 5, 0]),
            ("cautions", ["Hold on.", "Ease off."]), ("cues", [{"at": "10s", "say": "Breathe out"}]),
            ("note", "one\ntwo"), ("areas", ["calf", "low-back"]),
        ],
    )  # fmt: skip
    def test_a_value_that_is_shown_and_taken_again_is_the_same(self, key, value):
        assert typed.meant(STEP_FIELDS[key].shape, typed.typed(value)) == value

    @pytest.mark.parametrize(
        ("key", "value", "told"),
        [
            ("duration", "soon", "90s"), ("sets", 0, "from 1"), ("sets", "many", "whole number"), ("pattern", [1], "four"),
            ("cues", ["nothing"], "table"), ("name", "a\x1bb", "control character"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_told_in_a_sentence(self, key, value, told):
        said = typed.wrong_with(STEP_FIELDS[key], value)
        assert told in said
        assert said[0].isupper()
        assert said.endswith(".")

    def test_what_is_right_is_told_nothing(self):
        assert typed.wrong_with(STEP_FIELDS["duration"], "45s") == ""

    def test_options_are_those_of_the_format(self):
        assert typed.options_of(STEP_FIELDS["optional"].shape) == ("yes", "no")
        assert "calf" in typed.options_of(ROUTINE_FIELDS["areas"].shape)
        assert typed.takes_many(ROUTINE_FIELDS["gate"].shape)
        assert typed.options_of(STEP_FIELDS["name"].shape) == ()

    def test_a_value_on_one_line_has_no_line_breaks(self):
        assert typed.shown("one\n\ntwo") == "one · two"
        assert typed.shown(["a", "b"]) == "a, b"
        assert typed.shown(None) == ""


class TestRemarks:
    def test_problems_are_told_by_the_innermost_step_and_its_key(self):
        wrong = EVENING.replace("reps = 10", 'reps = "x"').replace('goal = "flexibility"', 'goal = "flex"')
        head, leg = remarks_of(draft(wrong))
        assert (head.where, head.path, head.key) == ("", (), "goal")
        assert (leg.where, leg.path, leg.key) == ("Leg swings", (2, 0), "reps")
        assert leg.told.startswith('Leg swings: reps: Found "x", expected a whole number')
        assert "step[" not in leg.told

    def test_findings_stand_in_for_problems_with_their_sources(self):
        remarks = remarks_of(draft())
        assert {one.word for one in remarks} == {"Advice", "Note"}
        assert all("[" in one.text for one in remarks)
        assert counted(remarks) == "2 to consider, 1 to know"

    def test_those_of_the_step_in_hand_come_first(self):
        remarks = remarks_of(draft())
        assert nearest_first(remarks, (3,))[0].path == (3,)
        assert nearest_first(remarks, ()) == remarks

    def test_a_text_that_is_no_toml_is_told_by_its_line(self):
        (remark,) = remarks_of(draft("name = 'x'\n= 2\n"))
        assert remark.where == "Line 2"


class TestForms:
    def test_a_step_has_the_fields_of_its_kind_and_what_the_move_gives(self):
        one = draft()
        blanks = {blank.key: blank for blank in form_of(one, (1,), ())}
        assert blanks["move"].value == "calf-wall-straight"
        assert blanks["sides"].default == "each"
        assert blanks["name"].default == "Calf stretch at the wall, knee straight"
        assert "pattern" not in blanks

    def test_what_says_something_is_shown_though_it_is_rare(self):
        text = EVENING.replace('duration = "3m"', 'duration = "3m"\ntransition = "2s"')
        blanks = form_of(draft(text), (0,), ())
        shown = [blank.key for blank in seen_of(blanks, more=False)]
        assert "transition" in shown
        assert "switch" not in shown
        assert "switch" in [blank.key for blank in seen_of(blanks, more=True)]

    def test_the_head_has_the_lead_ins_behind_more(self):
        blanks = form_of(draft(), (), ())
        assert "timing.get_ready" in [blank.key for blank in blanks]
        assert all(not blank.key.startswith("timing.") for blank in seen_of(blanks, more=False))

    def test_a_step_without_a_kind_is_asked_for_it(self):
        blanks = form_of(draft('name = "x"\n[[step]]\nduration = "1m"\n'), (0,), ())
        assert [blank.key for blank in blanks if blank.declared] == ["kind", "move", "name"]
        assert [blank.key for blank in blanks if not blank.declared] == ["duration"]

    def test_a_wrong_field_is_marked_by_a_sign(self):
        one = draft(EVENING.replace('"3m"', '"3 lots"'))
        blank = next(blank for blank in form_of(one, (0,), remarks_of(one)) if blank.key == "duration")
        assert line_of(blank, book()).pieces[0][0].startswith("!")

    def test_where_there_is_no_such_step_there_is_no_form(self):
        assert form_of(draft(), (9,), ()) == ()
        assert form_of(draft("= 1"), (), ()) == ()


class TestMoving:
    @pytest.mark.parametrize(
        ("path", "by", "target"),
        [
            ((0,), -1, None), ((0,), 1, (1,)), ((1,), 1, (1, 0)), ((2,), -1, (1,)), ((2,), 1, (3,)),
            ((3,), -1, (2, 2)), ((3,), 1, None), ((2, 0), -1, (2,)), ((2, 0), 1, (2, 1)), ((2, 1), 1, (3,)),
        ],
    )  # fmt: skip
    def test_a_step_goes_where_an_outline_lets_it_go(self, path, by, target):
        assert target_of(draft(), path, by) == target

    @pytest.mark.parametrize(("path", "by"), [((1,), 1), ((3,), -1), ((2, 0), -1), ((2, 1), 1), ((2,), 1)])
    def test_what_goes_one_way_comes_back_the_other(self, path, by):
        before = draft()
        target = target_of(before, path, by)
        after = before.move(path, target)
        back = target_of(after, after.touched, -by)
        assert after.move(after.touched, back).table == before.table

    def test_the_only_step_of_rounds_stays_in_them(self):
        one = draft().delete((2, 1))
        assert is_alone(one, (2, 0))
        assert target_of(one, (2, 0), 1) is None


class TestOffers:
    @pytest.mark.parametrize(
        ("words", "name"),
        [
            ("soleus", "Calf stretch at the wall, knee soft"),
            ("hamstring lying", "Hamstring stretch, lying"),
            ("rounds", "Rounds"),
            ("breath", "Breathing"),
            ("massage forearm", "Forearm massage"),
        ],
    )
    def test_it_is_found_by_name_muscle_area_or_position(self, words, name):
        offers = (*kind_offers(), *move_offers(book()))
        names = [offer.label for offer in found(offers, book(), words)]
        assert any(name.split(",")[0].split()[0].lower() in one.lower() for one in names), names
        assert 0 < len(names) < len(offers)

    @pytest.mark.parametrize(
        ("words", "label"),
        [
            ("breathe", "Breathing"), ("warmup", "Warm-up"), ("pause", "Rest"), ("repeat", "Rounds"), ("ice", "Cold"),
            ("hot", "Heat"), ("text", "Note"), ("body scan", "Relaxation"), ("skin checks", "Heat"),
        ],
    )  # fmt: skip
    def test_a_kind_is_found_by_what_people_also_call_it(self, words: str, label: str):
        assert label in [offer.label for offer in found(kind_offers(), book(), words)]

    def test_nothing_typed_finds_everything_and_nonsense_nothing(self):
        offers = (*kind_offers(), *move_offers(book()))
        assert found(offers, book(), "  ") == offers
        assert found(offers, book(), "zzzz") == ()


class TestDefaults:
    def test_what_has_a_name_by_its_kind_shows_it(self):
        blanks = {blank.key: blank for blank in form_of(draft(), (3,), ())}
        assert (blanks["name"].value, blanks["name"].default) == (None, "Breathe 5-0-5-0")

    @pytest.mark.parametrize("path", [(3,), (2, 0), (0,), (1,)])
    def test_nothing_is_said_to_be_a_moves_own_where_no_move_gives_it(self, path: tuple[int, ...]):
        assert not [blank for blank in form_of(draft(), path, ()) if "move's own" in blank.default]

    def test_a_step_that_needs_a_name_has_none_by_itself(self):
        one = draft('name = "x"\n[[step]]\nkind = "stretch"\nduration = 30\n')
        assert next(blank for blank in form_of(one, (0,), ()) if blank.key == "name").default == ""


class TestLines:
    def test_of_many_steps_only_those_are_made_into_lines_that_are_asked_for(self, monkeypatch):
        made = []
        monkeypatch.setattr(rows, "_line", lambda row, *, marked: made.append((row.number, marked)))
        lines = lines_of(draft('name = "Long"\n' + '[[step]]\nkind = "rest"\nduration = 5\n' * 500), {(3,)})
        assert len(lines) == 501
        lines[4], lines[500]
        assert made == [(4, True), (500, False)]

    def test_beyond_the_last_line_there_is_none(self):
        with pytest.raises(IndexError):
            lines_of(draft(), ())[7]

    def test_steps_have_numbers_letters_and_times_and_stand_in_their_rounds(self):
        told = ["".join(text for text, _ in line.pieces) for line in lines_of(draft(), {(0,)})]
        assert told[0].strip() == "Evening legs"
        assert told[1] == "+  1 W Easy walk"
        assert told[3].endswith("↻ Swings")
        assert told[4].endswith("3 W   Leg swings")

    def test_a_wrong_step_and_the_rounds_around_it_are_marked(self):
        told = list(lines_of(draft(EVENING.replace("reps = 10", 'reps = "x"')), ()))
        assert [line.pieces[0][0] for line in told[3:5]] == ["!", "!"]

    def test_a_routine_without_a_name_is_called_so(self):
        assert title_of(draft("= 1")) == "A routine without a name"
