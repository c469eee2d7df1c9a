"""Bytes become the text that was meant, and what had to be guessed or mended is known."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.decoding import codec_of, decoded

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=200)


@given(TEXTS)
def test_utf_8_comes_back_letter_by_letter(text):
    # A text that begins with the mark, or that states an encoding, is decoded by what it says.
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
    assert decoded(codecs.BOM_UTF8 + text.encode()).text == text


@given(TEXTS, st.sampled_from([("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)]))
def test_a_byte_order_mark_decides(text, encoding):
    name, mark = encoding
    result = decoded(mark + text.encode(name))
    assert (result.text, result.encoding, result.guessed) == (text, name, False)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_that_can_be_stored_and_the_same_every_time(data):
    first, second = decoded(data), decoded(data)
    assert first == second
    first.text.encode()
    assert "\r" not in first.text
    assert all(0 <= at < len(first.text) for at in first.mended)


@given(TEXTS)
def test_line_ends_are_told_apart_by_nobody(text):
    data = text.encode()
    unix = decoded(codecs.BOM_UTF8 + data).text
    assert decoded(codecs.BOM_UTF8 + data.replace(b"\n", b"\r\n")).text == unix
    assert decoded(codecs.BOM_UTF8 + data.replace(b"\n", b"\r")).text == unix


def test_other_separators_of_lines_stay():
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f"
    assert decoded(text.encode()).text == text


@pytest.mark.parametrize(
    "head",
    [
        b"% Encoding: windows-1251\n",
        b'<?xml version="1.0" encoding="windows-1251"?>',
        b"<html><meta charset=windows-1251>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        b"% -*- coding: windows-1251-unix -*-\n",
    ],
)
def test_the_stated_encoding_is_used(head):
    result = decoded(head + "Обзор".encode("cp1251"))
    assert result.text.endswith("Обзор")
    assert not result.guessed


def test_the_encoding_of_the_container_is_used():
    assert decoded("naïve €".encode("cp1252"), "cp1252").text == "naïve €"


def test_a_stated_encoding_that_is_wrong_is_passed_over():
    assert decoded('<?xml version="1.0" encoding="ascii"?>é'.encode()).text.endswith("é")


@pytest.mark.parametrize(
    "label", ["utf-7", "unicode_escape", "x-klingon", "base64", "rot13", "idna", "", "zlib"]
)
def test_what_is_no_encoding_of_text_is_refused(label):
    assert codec_of(label) == ""


def test_labels_mean_what_browsers_make_of_them():
    assert codec_of("iso-8859-1") == "cp1252"
    assert codec_of("GB2312") == "gb18030"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_empty_bytes(encoding):
    text = "A title that stands here\n\n" * 8
    result = decoded(text.encode(encoding))
    assert (result.text, result.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("基于深度学习的图像分类方法综述\n", "gb18030"),
        ("深層学習による画像分類の手法\n", "cp932"),
        ("딥러닝 기반 영상 분류 방법\n", "cp949"),
        ("Обзор методов глубокого обучения\n", "cp1251"),
    ],
)
def test_an_unstated_encoding_is_guessed_and_called_a_guess(text, encoding):
    result = decoded((text * 3).encode(encoding))
    assert result.text == text * 3
    assert result.guessed
    assert result.is_doubtful(0, 5)


def test_a_few_accents_are_windows_1252_and_a_guess():
    result = decoded("A study of José Núñez’s œuvre".encode("cp1252"))
    assert (result.text, result.encoding) == ("A study of José Núñez’s œuvre", "cp1252")
    assert result.guessed
    assert not result.is_doubtful(0, 7)


def test_foreign_bytes_in_utf_8_are_mended_where_they_stand():
    result = decoded("Émile et José\n".encode() + "José\n".encode("cp1252"))
    assert result.text == "Émile et José\nJosé\n"
    assert result.mended == (17,)
    assert result.is_doubtful(14, 18)
    assert not result.is_doubtful(0, 14)


@pytest.mark.parametrize("damage", [b"\xc0\xaf", b"\xe0\x80\xaf", b"\xed\xa0\x80"])
def test_forms_that_utf_8_forbids_become_the_replacement_character(damage):
    assert decoded(b"Title " + damage + b" end").text == "Title \ufffd end"


def test_a_letter_cut_at_the_end_of_the_file_becomes_the_replacement_character():
    assert decoded("naïve café".encode()[:-1]).text == "naïve caf\ufffd"
