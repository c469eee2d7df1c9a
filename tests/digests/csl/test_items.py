"""CSL-JSON of Zotero, Pandoc and others: items alone, in arrays, wrapped; what is wrong in one costs only that."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import Problem
from desktop.papers.draft import Draft
from desktop.papers.name import Name

ITEM = {"id": "key", "type": "article-journal", "title": "Tea and Time", "issued": {"date-parts": [[2020]]}}


def drafts_of(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return [found for found in read(Source(text.encode(), "items.json")) if isinstance(found, Draft)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"issued": {"date-parts": [["2020", 8]]}}, {"issued": "2020-08"}),
        ({"issued": {"date-parts": [[2020, 8, 3], [2021]]}}, {"issued": "2020-08-03"}),
        ({"issued": {"raw": "2019-05"}}, {"issued": "2019-05"}),
        ({"issued": {"literal": "n.d."}}, {"issued": "", "extra": {"date": "n.d."}}),
        ({"title": "<i>Tea</i> and <span class=\"nocase\">Time</span>"}, {"title": "Tea and Time"}),
        ({"author": [{"family": "Berg", "given": "Bo", "non-dropping-particle": "van"}, {"literal": "The Group"}]},
         {"authors": (Name("Berg", "Bo", "van"), Name(literal="The Group"))}),
        ({"DOI": "https://doi.org/10.1000/X"}, {"doi": "10.1000/x"}),
        ({"note": "arXiv: 2101.00001\nPMID: 12345678\nkept"},
         {"arxiv_id": "2101.00001", "pmid": "12345678", "extra": {"note": "kept"}}),
        ({"number": "arXiv:2101.00001", "publisher": "arXiv"}, {"arxiv_id": "2101.00001"}),
        ({"abstract": "After arXiv:1706.03762 and 10.1000/cited."}, {"arxiv_id": "", "doi": ""}),
        ({"volume": 12, "page": "1–9", "issue": "3"}, {"volume": "12", "pages": "1-9", "issue": "3"}),
        ({"type": "journal-article"}, {"type": "article-journal"}),
        ({"id": "http://zotero.org/users/1/items/A"}, {"citation_key": ""}),
    ],
)  # fmt: skip
def test_variables_are_understood(fields, expected):
    (draft,) = drafts_of([{**ITEM, **fields}])
    assert {name: getattr(draft, name) for name in expected} == expected


@pytest.mark.parametrize(
    "value", [ITEM, [ITEM], {"items": [ITEM]}, {"references": [ITEM]}, "\ufeff" + json.dumps([ITEM])]
)
def test_items_stand_alone_in_arrays_or_wrapped(value):
    assert [draft.title for draft in drafts_of(value)] == ["Tea and Time"]


@pytest.mark.parametrize(
    "damage", ['{"id": "x", "title": }', '"words"', "null", '{"type": "book"}', '{"title": "a "b" c"}']
)
def test_a_damaged_item_costs_only_itself_and_is_told(damage):
    text = f"[{json.dumps(ITEM)},\n{damage},\n{json.dumps({**ITEM, 'title': 'Last'})}]"
    found = list(read(Source(text.encode(), "items.json")))
    assert [each.title for each in found if isinstance(each, Draft)] == ["Tea and Time", "Last"]
    assert any(isinstance(each, Problem) for each in found)


LETTERS = st.characters(categories=["L", "N", "P", "S"], exclude_characters="<>&")
TITLES = st.text(LETTERS, max_size=12).map(lambda text: f"Tea {text} x")


@settings(max_examples=30)
@given(
    st.lists(st.tuples(TITLES, st.integers(1000, 2026)), min_size=3, max_size=5),
    st.sampled_from([None, 1, "\t"]),
    st.booleans(),
    st.booleans(),
)
def test_what_is_written_as_csl_is_read_back_from_its_span(records, indent, ascii_only, is_cut):
    items = [{**ITEM, "title": title, "issued": {"date-parts": [[year]]}} for title, year in records]
    text = json.dumps(items, indent=indent, ensure_ascii=ascii_only)
    whole = len(items) - is_cut
    drafts = drafts_of(text[: text.rindex("}") - 1] if is_cut else text)
    assert [draft.issued for draft in drafts] == [str(year) for _, year in records[:whole]]
    for draft, item in zip(drafts, items, strict=False):
        assert json.loads(text[slice(*draft.span)]) == item


def test_an_item_is_known_by_a_type_that_only_csl_has():
    (draft,) = drafts_of([{"type": "article-journal", "title": "Tea and Time"}])
    assert (draft.title, draft.type) == ("Tea and Time", "article-journal")


def test_items_under_their_citation_keys_are_read(drafts_in):
    item = {"type": "book", "title": "On Tea", "author": [{"family": "Bee", "given": "Ann"}]}
    drafts = drafts_in(json.dumps({"bee2020": item, "bee2021": {**item, "title": "On Cups"}}))
    assert [(draft.citation_key, draft.title) for draft in drafts] == [
        ("bee2020", "On Tea"),
        ("bee2021", "On Cups"),
    ]
