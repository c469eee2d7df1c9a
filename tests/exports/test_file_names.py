import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.file_names import file_name_from

TEXT = st.text() | st.sampled_from(
    ["con", "AUX.txt", "nul", "../../etc/passwd", "é" * 200, "e\u0301" * 200, ". .", "COM1"]
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("What? A/B: c*d <e> |f| #g [h]", "What A B c d e f g h"),
        ("../../etc/passwd", "etc passwd"),
        ("con", "con_"), ("Aux.txt", "Aux_.txt"), ("com1 . x", "com1_ . x"), ("console", "console"),
        ("ends with dots...", "ends with dots"), ("-rf ~", "rf"), ("", "paper"), ("???", "paper"),
        ("a\u202egnp.exe", "agnp.exe"), ("Größe 中文", "Größe 中文"),
    ],
)  # fmt: skip
def test_a_title_becomes_a_name_that_every_system_takes(title, name):
    assert file_name_from(title) == name


@settings(deadline=None)
@given(TEXT)
def test_any_text_gives_a_safe_name(title):
    name = file_name_from(title)
    assert 1 <= len(name.encode()) <= 120
    assert not set(name) & set('\\/:*?"<>|#^[]')
    assert not any(unicodedata.category(letter) == "Cc" for letter in name)
    assert name[0] not in ". ~-"
    assert name[-1] not in ". "
    assert name.split(".")[0].rstrip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


@settings(deadline=None)
@given(TEXT)
def test_a_name_stays_as_it_is(title):
    assert file_name_from(file_name_from(title)) == file_name_from(title)
