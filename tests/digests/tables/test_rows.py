"""Rows have their cells and their span whatever stands in them; damage costs the row it is in."""

import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.tables.rows import OPEN_QUOTE, TOO_LONG, rows_in
from desktop.limits import FIELD_CHARACTERS

CELLS = st.lists(st.text(st.sampled_from('ab ,;\t"\n|é'), max_size=12), min_size=2, max_size=5)


def cells_of(text, delimiter=",", width=0):
    return [row.cells for row in rows_in(text, delimiter, width=width) if not row.fault]


def faults_of(text, width):
    return [(row.number, row.fault) for row in rows_in(text, ",", width=width) if row.fault]


@given(st.lists(CELLS, max_size=6), st.sampled_from(",;\t|"))
@settings(max_examples=60)
def test_rows_are_what_was_written_and_their_spans_hold_it(rows, delimiter):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerows(rows)
    text = buffer.getvalue()
    found = list(rows_in(text, delimiter))
    assert [row.cells for row in found] == rows
    for row, cells in zip(found, rows, strict=True):
        assert next(csv.reader([text[row.start : row.end]], delimiter=delimiter)) == cells


def test_an_empty_line_is_counted_and_is_no_row():
    assert [(row.number, row.cells) for row in rows_in("a,b\n\nc,d\n", ",")] == [
        (1, ["a", "b"]),
        (3, ["c", "d"]),
    ]


def test_a_last_row_without_line_end_is_whole():
    (row,) = rows_in('a,"b"', ",")
    assert (row.cells, row.start, row.end) == (["a", "b"], 0, 5)


@pytest.mark.parametrize(
    "damaged", ['"open,A,2024\n', 'A Title,"open,2024\n', 'A Title,A,"2024\n', '"A ""Title"",A,2024\n']
)
@pytest.mark.parametrize(
    "after", ['"B Title",B,2023\n', "B Title,B,2023\n", '"B Title","B, C",2023\n', '"B Title","B\nC",2023\n']
)
def test_an_open_quote_costs_its_row_alone(damaged, after):
    text = f"First,F,2020\n{damaged}{after}Last,L,2021\n"
    rows = [row for row in rows_in(text, ",", width=3) if not row.fault]
    assert [row.cells[0] for row in rows] == ["First", "B Title", "Last"]
    assert faults_of(text, 3) == [(2, OPEN_QUOTE)]


def test_line_breaks_in_cells_are_no_damage_even_where_the_row_is_short():
    text = 'A Title,"one\ntwo\nthree"\nB Title,x,2020\n'
    assert cells_of(text, width=3) == [["A Title", "one\ntwo\nthree"], ["B Title", "x", "2020"]]


def test_a_text_that_was_cut_in_a_cell_gives_the_cells_before():
    *_, last = rows_in('A,B,C\nA Title,2020,"an abstract\nthat goes', ",", width=3)
    assert last.fault == OPEN_QUOTE
    assert last.cells[:2] == ["A Title", "2020"]


def test_a_quote_with_a_backslash_is_understood_where_the_row_needs_it():
    text = 'A,"He said \\"so, maybe\\" twice",2020\n\\alpha and \\beta,B,2021\n'
    assert cells_of(text, width=3) == [
        ["A", 'He said "so, maybe" twice', "2020"],
        ["\\alpha and \\beta", "B", "2021"],
    ]


def test_a_cell_over_the_limit_costs_its_row():
    text = f"A,B\n{'x' * (FIELD_CHARACTERS + 1)},C\nD,E\n"
    assert cells_of(text, width=2) == [["A", "B"], ["D", "E"]]
    assert faults_of(text, 2) == [(2, TOO_LONG)]


@pytest.mark.parametrize("line", ['"', '"a,b\n', '""\n"', 'a,"b\n', '"""\n', ',"'])
def test_quotes_without_end_take_no_more_than_a_moment(line):
    started = time.process_time()
    assert sum(1 for _ in rows_in("a,b,c\n" + line * (200_000 // len(line)), ",", width=3)) >= 1
    assert time.process_time() - started < 4
