from datetime import UTC, date, datetime

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.front_matter import front_matter, yaml_text

BREAKERS = st.sampled_from(
    ["---", "\n---\n", ": ", "#", "1706.03762", "0704.0001", "yes", "No", "null", "~", "{a}", "[b]", "&x", "*x", "!t",
     "- a", "'", '"', "\\", "2024-01-01", "%", "@", "`", "\u2028", "\x85", "🤗", " a ", "|", ">", "0x1f", "1e3", "="]
)  # fmt: skip
# YAML takes neither surrogates nor controls; no stored text has any.
TEXT = st.lists(
    BREAKERS | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5), max_size=4
).map("".join)


@settings(deadline=None)
@given(TEXT, st.lists(TEXT, max_size=3))
def test_a_yaml_reader_finds_the_same_values(text, words):
    block = front_matter({"title": text, "tags": words})
    assert block.startswith("---\n")
    assert block.endswith("---\n")
    assert "\n---\n" not in block[:-4]
    expected = {key: value for key, value in (("title", text), ("tags", words)) if value}
    assert (yaml.safe_load(block[4:-4]) or {}) == expected


def test_values_have_their_types():
    block = front_matter(
        {
            "created": datetime(2026, 8, 21, 9, 30, tzinfo=UTC),
            "on": date(2026, 8, 20),
            "count": 0,
            "scope": "",
        }
    )
    assert block == "---\ncreated: 2026-08-21T09:30:00\non: 2026-08-20\ncount: 0\n---\n"


def test_plain_words_stay_readable():
    assert yaml_text("reading-list") == "reading-list"
    assert yaml_text("Reading list: Queue") == '"Reading list: Queue"'
    assert yaml_text("1706.03762") == '"1706.03762"'
