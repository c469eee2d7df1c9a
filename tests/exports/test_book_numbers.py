import pytest

from desktop.exports.book_numbers import isbn_in, issn_in


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("978-3-16-148410-0", "978-3-16-148410-0"),
        ("9783161484100", "9783161484100"),
        ("ISBN 0-306-40615-2 (print)", "0-306-40615-2"),
        ("097522980X", "097522980X"),
        ("978-3-16-148410-1", ""),
        ("1111222233334", ""),
        ("ISBN", ""),
        ("0-69-697269-4", ""),
        ("bad 978-3-16-148410-1, good 0306406152", "0306406152"),
    ],
)
def test_only_an_isbn_with_the_right_check_digit_is_one(text, isbn):
    assert isbn_in(text) == isbn


@pytest.mark.parametrize(
    ("text", "issn"),
    [
        ("0378-5955", "0378-5955"),
        ("03785955", "0378-5955"),
        ("2434-561x (online)", "2434-561X"),
        ("0378-5954", ""),
        ("1532-1827 (Electronic) 0378-5955 (Linking)", "1532-1827"),
        ("none", ""),
    ],
)
def test_only_an_issn_with_the_right_check_digit_is_one(text, issn):
    assert issn_in(text) == issn
