"""Fields as a person reads them: on both sides, by themselves, and named in a verdict."""

from desktop.papers.name import OTHERS, Name, names_to_json
from desktop.ui.review.comparison import FieldPair, field_pairs, known_fields, named_additions

ADA, BO = Name("Lind", "Ada"), Name("Ek", "Bo")


def test_fields_that_either_side_knows_are_compared_in_order():
    digest = {"title": "One", "abstract": "Long", "arxiv_id": "2412.03565", "arxiv_version": 2}
    library = {
        "title": "One",
        "authors": names_to_json((ADA, BO)),
        "arxiv_id": "2412.03565",
        "issued": "2023",
    }
    assert field_pairs(digest, library) == [
        FieldPair("title", "One", "One", same=True),
        FieldPair("authors", "", "Ada Lind and Bo Ek", same=False),
        FieldPair("issued", "", "2023", same=False),
        FieldPair("abstract", "Long", "", same=False),
        FieldPair("arxiv_id", "2412.03565v2", "2412.03565", same=False),
    ]


def test_empty_values_of_every_kind_are_no_difference():
    assert field_pairs({"doi": "", "venue": None}, {"volume": ""}) == []


def test_names_that_look_alike_when_cut_are_not_the_same():
    many = [Name(f"Family{n}", "A") for n in range(40)]
    (pair,) = field_pairs(
        {"authors": names_to_json(many)}, {"authors": names_to_json([*many[:39], Name("Other", "B")])}
    )
    assert pair.digest.endswith("A Family29 and 10 others")
    assert not pair.same


def test_the_fields_of_a_new_paper_are_written_out():
    fields = {
        "title": "One",
        "authors": names_to_json((ADA, OTHERS)),
        "issued": "2024-06-12",
        "categories": "cs.CV\ncs.LG",
        "links": "https://example.org",
        "extra": '{"month": "jun", "eprinttype": "hal"}',
    }
    assert known_fields(fields) == [
        ("title", "One"),
        ("authors", "Ada Lind and others"),
        ("issued", "Jun 12, 2024"),
        ("categories", "cs.CV, cs.LG"),
        ("extra", "month: jun\neprinttype: hal"),
    ]


def test_a_text_of_megabytes_is_cut():
    ((_, words),) = known_fields({"abstract": "x" * 1_000_000})
    assert len(words) < 30_000
    assert words.endswith("…")


def test_what_comes_along_with_another_field_is_not_named():
    assert named_additions(("abstract", "links")) == ("abstract",)
    assert named_additions(("links",)) == ("links",)
    assert named_additions(("arxiv_id", "arxiv_version", "doi")) == ("arxiv_id", "doi")
    assert named_additions(("arxiv_version",)) == ("arxiv_version",)
    assert named_additions(("doi", "title")) == ("title", "doi")
