"""JSON of any shape and in any state gives its whole records, each with the characters it stands in."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.json_files.records import (
    ENDS_EARLY,
    TOO_DEEP,
    Fault,
    Field,
    Record,
    is_json,
    keys_in,
    records_in,
)

INSIDE = ("items", "data", "message")


def values_of(text, inside=()):
    return [item.value for item in records_in(text, inside) if isinstance(item, Record)]


def faults_of(text, inside=()):
    return [item for item in records_in(text, inside) if isinstance(item, Fault)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}]),
        ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ('{"a": 1}\n\n\x1e{"a": 2}', [{"a": 1}, {"a": 2}]),
        ('{\n "a": 1\n}\n{\n "a": 2\n}', [{"a": 1}, {"a": 2}]),
        ('{"a": 1, "b": [1, 2]}', [{"a": 1, "b": [1, 2]}]),
        ('{"n": 2, "data": [{"a": 1}, {"a": 2}], "next": 5}', [{"a": 1}, {"a": 2}]),
        ('{"s": 0, "message": {"n": 2, "items": [{"a": 1}], "q": {}}}', [{"a": 1}]),
        ('{"s": 0, "message": {"a": 1}}', [{"s": 0, "message": {"a": 1}}]),
        ('{"data": [{"a": 1}]}\n{"data": [{"a": 2}]}', [{"a": 1}, {"a": 2}]),
        ("[]", []),
        ("{}", [{}]),
        ("[1, [2], null]", [1, [2], None]),
        ('"words"', ["words"]),
        ("", []),
    ],
)
def test_records_are_found_in_every_shape(text, values):
    assert values_of(text, INSIDE) == values
    assert faults_of(text, INSIDE) == []


def test_what_stands_around_the_records_is_told_by_name():
    text = '{"s": 0, "message": {"n": 2, "items": [{"a": 1}], "q": "x"}}'
    fields = {item.name: item.value for item in records_in(text, INSIDE) if isinstance(item, Field)}
    assert fields == {"s": 0, "n": 2, "q": "x"}


@pytest.mark.parametrize(
    ("text", "values", "damaged"),
    [
        ('[{"a": 1}, {"a": 2,}, {"a": 3}]', [1, 3], '{"a": 2,}'),
        ('[{"a": 1}, {"a": "x"y"}, {"a": 3}]', [1, 3], '{"a": "x"y"}'),
        ('[{"a": 1}, what, {"a": 3}]', [1, 3], "what"),
        ('[{"a": 1}, {"b": [1, {2}]}, {"a": 3}]', [1, 3], '{"b": [1, {2}]}'),
        ('{"a": 1}\n{"a": 2\n{"a": 3}', [1, 3], '{"a": 2'),
        ('{"a": 1}\n{"a": "2\n{"a": 3}', [1, 3], '{"a": "2'),
        ('{"a": 1}\nnot this one\n{"a": 3}', [1, 3], "not this one"),
    ],
)
def test_records_before_and_after_damage_are_found(text, values, damaged):
    assert [value["a"] for value in values_of(text) if isinstance(value, dict)] == values
    first = faults_of(text)[0]
    assert text[first.start : first.end].strip(", ") == damaged
    assert first.start <= first.at <= first.end
    assert first.reason != ENDS_EARLY


def test_a_lost_quote_in_the_middle_of_one_long_line_costs_no_more_than_its_neighbour():
    records = [{"title": f"T {n}", "abstract": "x, y {z}"} for n in range(6)]
    text = json.dumps(records).replace('"T 2"', '"T 2')
    found = [value["title"] for value in values_of(text)]
    assert found[:2] == ["T 0", "T 1"]
    assert set(found) >= {"T 0", "T 1", "T 4", "T 5"}


RECORDS = [
    {"title": f"T {n}", "authors": [{"name": 'A " B'}], "year": 2000 + n, "ok": True} for n in range(4)
]


@pytest.mark.parametrize("text", [json.dumps(RECORDS), json.dumps({"data": RECORDS}, indent=1)])
def test_an_array_that_is_cut_gives_every_record_before_the_cut_and_says_so(text):
    ends = [item.end for item in records_in(text, INSIDE) if isinstance(item, Record)]
    for cut in range(10, text.rindex("]")):
        if text.startswith("{") and "[" not in text[:cut]:
            continue
        assert values_of(text[:cut], INSIDE) == RECORDS[: sum(end <= cut for end in ends)], text[:cut]
        assert [fault.reason for fault in faults_of(text[:cut], INSIDE)] == [ENDS_EARLY], text[:cut]


def test_numbers_that_no_column_holds_stay_text_and_nan_is_nothing():
    (value,) = values_of(
        '{"big": %s, "id": 704.0010, "e": 1e400, "n": NaN, "i": -Infinity, "y": 2024}' % ("1" * 5_000)
    )
    assert value == {"big": "1" * 5_000, "id": "704.0010", "e": "1e400", "n": None, "i": None, "y": 2024}


def test_of_a_key_that_is_given_twice_the_first_value_is_kept_and_named():
    (record,) = records_in('[{"title": "One", "x": {"y": 1, "y": 2}, "title": "Two"}]')
    assert record.value == {"title": "One", "x": {"y": 1}}
    assert record.twice == ("y", "title")


@pytest.mark.parametrize("text", ["[" * 100_000, '[{"a":' * 100_000, '{"a":' * 100_000, "{" * 100_000])
def test_endless_nesting_is_a_fault_and_no_recursion(text):
    reasons = {fault.reason for fault in faults_of(text, INSIDE)}
    assert reasons <= {TOO_DEEP, "this is no valid JSON"}
    assert reasons


def test_what_is_nested_a_little_too_deep_does_not_hide_the_next_record():
    text = '[{"a": ' + "[" * 120 + "]" * 120 + '}, {"a": 2}]'
    assert [fault.reason for fault in faults_of(text)] == [TOO_DEEP]
    assert values_of(text) == [{"a": 2}]


@pytest.mark.parametrize(
    "text",
    ["[" + '{"a":1,},' * 100_000, '[{"x": 1 "y":' + '{"x": 1 "y":' * 50_000, '{"a":\n' * 100_000, '[{"a":"' * 90_000,
     "[" + '{"a":"x"y"},' * 50_000, "[" + '{"a":[1,' * 90_000, '[{"a":1},' + '{"a":1,},' * 30_000,
     '[{"a":{}},' + '{"a":{"a":' * 50_000, '[{"a":1},' + '{"a":1]},' * 15_000],
)  # fmt: skip
def test_hostile_text_takes_no_longer_than_damaged_text(text):
    started = time.process_time()
    assert faults_of(text)
    assert time.process_time() - started < 4


ONE = '{"id": 1, "by": [{"name": "Ann"}, {"name": "Bo"}], "title": "One"}'
THREE = ONE.replace("1", "3").replace("One", "Three")


@pytest.mark.parametrize(
    "two",
    [
        ONE.replace("[", ""),
        ONE.replace("]", ""),
        ONE.replace("}]", ""),
        ONE.replace("}]", "}}]"),
        ONE.replace('"Bo"}]', "x"),
        ONE.replace('"by": [', "x"),
        ONE.replace('], "title": "One"}', ""),
        ONE.replace('"name": "Bo"}], "title": "One"', '"a": {"b": [1]}'),
        ONE.replace('"by": [{"name"', '"by"').replace('"title": "One"', '"title [1]}'),
    ],
)
def test_a_lost_bracket_costs_no_other_record(two):
    text = f'{{"items": [{ONE}, {two},\n{THREE}]\n, "count": 3}}\n'
    titles = [value.get("title") for value in values_of(text, INSIDE) if isinstance(value, dict)]
    assert titles[0] == "One"
    assert "Three" in titles


def test_a_record_of_another_kind_behind_a_damaged_one_is_kept():
    assert values_of(f'[{ONE}, {{"id": 2,,}}, {{"id": 4, "doi": "10.1/x"}}, {THREE}]')[1]["id"] == 4


def test_keys_are_seen_in_a_beginning_that_is_cut_anywhere():
    assert keys_in('[{"title": "a \\"b\\": c", "authors": [{"family": "X"}], "iss') == {
        "title",
        "authors",
        "family",
    }
    assert keys_in("@article{a, title={x}}") == frozenset()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("[{", True),
        (' {"a"', True),
        ("[]", True),
        ("[1] A. Author", True),
        ("{curly} words", False),
        ("words", False),
    ],
)
def test_json_is_known_by_its_first_characters(head, expected):
    assert is_json(head) is expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150)
@given(st.lists(JSON, max_size=6), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_what_json_writes_is_read_back_with_its_spans(values, indent, ascii_only):
    text = json.dumps(values, indent=indent, ensure_ascii=ascii_only)
    found = list(records_in(text))
    assert [item.value for item in found] == values
    assert all(json.loads(text[item.start : item.end]) == item.value for item in found)


@settings(max_examples=150)
@given(
    st.lists(st.dictionaries(st.text(max_size=5), JSON, max_size=4), min_size=1, max_size=6), st.booleans()
)
def test_lines_of_json_are_read_back(values, ascii_only):
    text = "\n".join(json.dumps(value, ensure_ascii=ascii_only) for value in values)
    assert values_of(text) == values


@given(st.text(alphabet='[]{}",:\\ \nab1', max_size=80))
def test_no_text_raises_and_spans_follow_each_other(text):
    at = 0
    for item in records_in(text, INSIDE):
        assert at <= item.start <= item.end <= len(text)
        at = item.start


@pytest.mark.parametrize("lost", ['itle": ', '"}', '"', "}", '", "y'])
def test_a_lost_sign_costs_one_record_where_others_tell_how_records_begin(lost):
    records = [{"title": f"Paper {number}", "year": str(number)} for number in range(5)]
    lines = [json.dumps(record) for record in records]
    lines[2] = lines[2][:3] + lines[2][3:].replace(lost, "", 1)
    text = "[\n" + ",\n".join(lines) + "\n]\n"
    found = values_of(text)
    assert [record for record in records if record in found] == records[:2] + records[3:]
    assert all(fault.reason != ENDS_EARLY for fault in faults_of(text))


def test_objects_under_their_identifiers_are_records_with_spans_of_their_own():
    text = '{"bee2020": {"title": "One"},\n "gee2021": {"id": "own", "title": "Two"}}'
    records = [item for item in records_in(text) if isinstance(item, Record)]
    assert [record.value for record in records] == [
        {"id": "bee2020", "title": "One"},
        {"id": "own", "title": "Two"},
    ]
    assert [text[record.start : record.end] for record in records] == [
        '"bee2020": {"title": "One"}',
        '"gee2021": {"id": "own", "title": "Two"}',
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"paper": {"title": "One"}, "venue": {"title": "Two"}}',
        '{"a1": {"title": "One"}, "a2": {"name": "Two"}}',
        '{"a1": {"title": "One"}, "total": 7}',
        "{}",
    ],
)
def test_other_objects_in_an_object_are_no_records(text):
    assert values_of(text) == [json.loads(text)]
