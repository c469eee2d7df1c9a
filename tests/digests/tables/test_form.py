"""The separator is found by reading the rows, the header by its names."""

import pytest

from desktop.digests.tables.form import form_of

ROWS = (
    ("Title", "Authors", "Year"),
    ("A Title, with commas; and more", "Bee, Ann; Cee, Dan", "2020"),
    ("Another | Title", "Dee, Eve", "2021"),
)


def table(delimiter, rows=ROWS):
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + "\n" for row in rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_separator_is_found(delimiter):
    form = form_of(table(delimiter))
    assert form.delimiter == delimiter
    assert form.is_table
    assert form.columns.has_title


def test_commas_in_prose_do_not_hide_semicolons():
    text = "abstract;title;year\nWe show, among others, this, that, and more;One, two, three;2020\n" * 1
    assert form_of(text + "We, too, show;A Title;2021\n").delimiter == ";"


def test_the_line_of_excel_is_honoured_and_no_row():
    form = form_of("sep=;\ntitle;year\nA, B, C;2020\n")
    assert (form.delimiter, form.header.cells) == (";", ["title", "year"])


def test_a_header_below_a_line_about_the_export_is_found():
    form = form_of('"About the data: exported on May 3, 2024"\n' + table(","))
    assert form.header.cells == list(ROWS[0])
    assert form.header.number == 2


@pytest.mark.parametrize(
    "text",
    [
        "A sentence, and another one.\n\nA paragraph, which goes on, and on.\n",
        "| Title | Year |\n|---|---|\n| A | 2020 |\n",
        "One Title\nAnother Title\n",
        "",
        ",\n",
    ],
)
def test_other_texts_are_no_tables(text):
    form = form_of(text)
    assert form is None or not form.is_table


def test_a_row_of_quotes_is_looked_at_in_no_time():
    form_of("title" + ',"' * 32_000 + "\n")
