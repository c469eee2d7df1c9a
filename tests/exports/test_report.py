from desktop.exports.report import Missing, missing, sentences
from desktop.papers.name import OTHERS


def test_what_is_missing_is_counted_and_said(make_paper):
    papers = [
        make_paper("A", id=1),
        make_paper("B", "X Y", id=2, issued="2024", doi="10.1/x"),
        make_paper("C", id=3, arxiv_id="1706.03762"),
        make_paper("", "X Y", id=4, issued="--07-02", url="https://a.b"),
    ]
    found = missing(papers)
    assert found.total == 4
    assert found.without == {"title": [4], "authors": [1, 3], "year": [1, 4], "link": [1]}
    assert found.derived == {"year": [3]}
    assert sentences(found) == [
        "1 of 4 has no title",
        "2 of 4 have no authors",
        "2 of 4 have no year",
        "1 of 4 has no link",
    ]


def test_a_page_of_titles_alone_has_no_authors_at_all(page_papers):
    assert sentences(missing(page_papers))[0] == "66 of 66 have no authors"


def test_nothing_missing_is_nothing_said(make_paper):
    assert sentences(missing([make_paper("A", "X Y", OTHERS, issued="2024", doi="10.1/x")])) == []
    assert sentences(missing([])) == []


def test_papers_are_counted_while_they_pass(make_paper):
    found = Missing()
    papers = [make_paper("A", id=at) for at in range(2_000)]
    assert list(found.watch(iter(papers))) == papers
    assert sentences(found)[0] == "2,000 of 2,000 have no authors"


def test_letters_that_tex_has_no_name_for_are_told(make_paper):
    papers = [
        make_paper("中文 🤗", "X Y", issued="2024", doi="10.1/x"),
        make_paper("Ä", "李 明", issued="2024", doi="10.1/y"),
    ]
    found = missing(papers, tex=True)
    assert found.letters == {"中", "文", "🤗", "李", "明"}
    assert sentences(found) == ["2 of 2 have letters that become Latin ones: 中 文 明 李 🤗"]


def test_papers_without_a_title_are_left_out_of_bibtex(make_paper):
    papers = [make_paper("", "X Y", id=at, issued="2024", doi="10.1/x") for at in (1, 2)]
    assert sentences(missing(papers, tex=True)) == ["2 of 2 have no title and are left out"]
    assert sentences(missing(papers[:1], tex=True)) == ["1 of 1 has no title and is left out"]
    assert sentences(missing(papers)) == ["2 of 2 have no title"]
