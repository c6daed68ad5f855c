"""facestudio sheet."""

import numpy as np
import pytest
from PIL import Image

from facestudio.cli.main import main
from facestudio.cli.sheet_layout import GAP, PAPER, Sheet
from facestudio.cli.sheet_plan import assignment, default_columns, listed, plan


def test_people_have_one_seed_after_another():
    cells = plan(3, 10, {"age": "5"}, {})
    assert [cell.parameters for cell in cells] == [{"seed": str(seed), "age": "5"} for seed in (10, 11, 12)]


def test_each_person_is_shown_with_every_combination_the_last_changing_fastest():
    cells = plan(2, 1, {}, {"age": ["5", "60"], "mood": ["sad", "happy"]})
    assert [(c.parameters["seed"], c.parameters["age"], c.parameters["mood"]) for c in cells] == [
        (seed, age, mood) for seed in ("1", "2") for age in ("5", "60") for mood in ("sad", "happy")
    ]
    assert cells[0].varied == ("age", "mood")


def test_listed_queries_keep_their_order_and_their_seeds():
    cells = listed(["age=6", "seed=99&age=", "zoom_level=closeup"], 10, {"age": "40"})
    assert [cell.parameters for cell in cells] == [
        {"seed": "10", "age": "6"},
        {"seed": "99", "age": ""},
        {"seed": "12", "age": "40", "zoom_level": "closeup"},
    ]


def test_a_varied_parameter_wins_over_a_fixed_one():
    assert plan(1, 1, {"age": "5"}, {"age": ["6"]})[0].parameters["age"] == "6"


@pytest.mark.parametrize(
    ("count", "varied", "columns"),
    [(1, {}, 1), (4, {}, 2), (60, {}, 8), (500, {}, 10), (3, {"age": ["1", "2", "3"]}, 3), (3, {"age": ["1"]}, 2)],
)
def test_columns(count, varied, columns):
    assert default_columns(count, varied) == columns


@pytest.mark.parametrize("text", ["age", "=5", ""])
def test_an_assignment_needs_a_name_and_an_equals_sign(text):
    with pytest.raises(ValueError, match="NAME=VALUE"):
        assignment(text)


def test_tiles_stand_row_by_row_with_captions_below():
    sheet = Sheet(tiles=3, columns=2, size=64, caption_lines=1)
    for index, colour in enumerate([(250, 0, 0), (0, 250, 0), (0, 0, 250)]):
        sheet.place(index, Image.new("RGB", (64, 64), colour), ["7  female 30"])
    values = np.asarray(sheet.picture)
    tile_height = (values.shape[0] - 3 * GAP) // 2
    assert tuple(values[GAP + 5, GAP + 5]) == (250, 0, 0)
    assert tuple(values[GAP + 5, 2 * GAP + 64 + 5]) == (0, 250, 0)
    assert tuple(values[2 * GAP + tile_height + 5, GAP + 5]) == (0, 0, 250)
    assert tuple(values[2 * GAP + tile_height + 5, 2 * GAP + 64 + 5]) == PAPER
    assert (values[GAP + 64 : GAP + tile_height, GAP : GAP + 64] > 120).any()


def test_a_long_caption_stays_under_its_tile():
    sheet = Sheet(tiles=2, columns=2, size=64, caption_lines=1)
    sheet.place(0, Image.new("RGB", (64, 64)), ["4294967296  female 30  southeast asian"])
    values = np.asarray(sheet.picture)
    assert (values[:, 2 * GAP + 64 :] == PAPER).all()


def test_a_sheet_of_real_faces(tmp_path, capsys):
    output = tmp_path / "sheet.png"
    arguments = ["--set", "gender=female", "--vary", "age=5,70", "--size", "128", "--seed", "3", "-o", str(output)]
    assert main(["sheet", *arguments]) == 0
    values = np.asarray(Image.open(output).convert("RGB"), dtype=float)
    assert values.shape[1] == 2 * 128 + 3 * GAP
    child, elder = values[GAP : GAP + 128, GAP : GAP + 128], values[GAP : GAP + 128, 2 * GAP + 128 : 2 * GAP + 256]
    assert child.std() > 10
    assert np.abs(child - elder).mean() > 2
    assert str(output) in capsys.readouterr().out


@pytest.mark.slow
def test_several_processes_give_the_same_sheet(tmp_path):
    sheets = [tmp_path / f"{workers}.png" for workers in (1, 2)]
    for workers, output in enumerate(sheets, start=1):
        assert main(["sheet", "--count", "4", "--size", "128", "--workers", str(workers), "-o", str(output)]) == 0
    one, two = (np.asarray(Image.open(output)) for output in sheets)
    assert np.array_equal(one, two)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--set", "age=200"], "age: "),
        (["--set", "colour=red"], "colour: "),
        (["--set", "age"], "NAME=VALUE"),
        (["--vary", "mood=happy,hungry"], "mood: "),
        (["--count", "0"], "--count 0"),
        (["--workers", "0"], "--workers 0"),
        (["--columns", "-1"], "--columns -1"),
        (["--size", "2000"], "resolution: "),
        (["-o", "sheet.gif"], "suffix"),
        (["age=5", "--count", "3"], "--count"),
        (["age=500"], "age: "),
    ],
)
def test_wrong_use_is_told_before_anything_is_drawn(arguments, message, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["sheet", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
