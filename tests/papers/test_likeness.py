"""Whether two records are one work is told with reasons, and in doubt it is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.likeness import Evidence, Sameness, likeness
from desktop.papers.name import Name, name_of, names_to_json

TITLE = "On the Quiet Behaviour of Deep Networks under Heavy Load"
ABSTRACT = "We look at what networks do when nobody looks at them, and find that they do rather little. " * 4
OTHER_ABSTRACT = (
    "Soil from seventeen gardens was sieved, dried, weighed and described in four languages. " * 4
)
BELL, DORN = names_to_json([name_of("Ann Bell"), name_of("Cy Dorn")]), names_to_json([name_of("Eve Fox")])
SIDES = st.builds(
    Evidence,
    st.sampled_from(["", "Short", TITLE, f"{TITLE}: Part II", "Another Title of Some More Letters"]),
    st.sampled_from(["", "1706.03762", "2412.03565"]),
    st.sampled_from(["", "10.1000/a", "10.1000/b", "10.48550/arxiv.1706.03762"]),
    st.sampled_from(["", "1", "2"]),
    st.sampled_from(["", BELL, names_to_json([name_of("Ann Bell")]), DORN]),
    st.sampled_from([None, 2017, 2018]),
    st.sampled_from(["", ABSTRACT, OTHER_ABSTRACT]),
)


def judged(one, other, mine=None, theirs=None):
    """Judge two titles, with more evidence for each side where it is given; both ways round."""
    sides = Evidence(one, **(mine or {})), Evidence(other, **(theirs or {}))
    assert likeness(*sides) == likeness(*reversed(sides))
    return likeness(*sides)


@given(SIDES, SIDES)
@settings(max_examples=200)
def test_it_does_not_matter_who_is_compared_with_whom(one, other):
    forth, back = likeness(one, other), likeness(other, one)
    assert forth == back
    assert bool(forth.reasons) is (forth.sameness is not Sameness.DIFFERENT)
    assert 0 <= forth.score <= 1


@given(SIDES)
def test_a_record_is_like_itself(one):
    identified = one.arxiv_id or one.doi or one.pmid
    if identified or len(one.title) > 16:
        assert likeness(one, one).sameness is Sameness.SAME


@pytest.mark.parametrize("field", ["arxiv_id", "doi", "pmid"])
def test_one_identifier_settles_it(field):
    found = judged(TITLE, "", {field: "x"}, {field: "x"})
    assert found.sameness is Sameness.SAME
    assert found.reasons[0].startswith("same ")


def test_an_identifier_alone_is_not_believed_against_all_else():
    found = judged(
        TITLE, "Soil", {"doi": "10.1000/a", "authors": BELL}, {"doi": "10.1000/a", "authors": DORN}
    )
    assert found.sameness is Sameness.MAYBE
    assert found.reasons == ("same DOI", "another title", "other authors", "a short title")


def test_a_doi_of_arxiv_is_an_arxiv_id_and_versions_are_one_work():
    assert judged("", "", {"doi": "10.48550/arxiv.1706.03762v2"}, {"arxiv_id": "1706.03762"}).reasons == (
        "same arXiv id",
    )
    assert judged("", "", {"doi": "10.1101/2020.01.01.1v1"}, {"doi": "10.1101/2020.01.01.1v2"}).reasons == (
        "same DOI",
    )


def test_a_preprint_and_its_publication_may_have_a_doi_each():
    for preprint in ("10.48550/arxiv.1706.03762", "10.1101/2020.01.01.123456", "10.21203/rs.3.rs-1/v1"):
        found = judged(TITLE, TITLE, {"doi": preprint}, {"doi": "10.1000/a", "authors": BELL})
        assert found.sameness is Sameness.SAME


def test_title_and_abstract_alone_are_enough_and_so_are_title_and_authors():
    digest, entry = {"abstract": ABSTRACT}, {"authors": BELL, "year": 2024}
    found = judged(TITLE, TITLE.upper(), digest, entry)
    assert found == (Sameness.SAME, ("title 100 %",), 1.0)
    found = judged(TITLE, TITLE, digest, {**entry, "abstract": ABSTRACT[:150]})
    assert found.reasons == ("title 100 %", "abstract 100 %")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schrödinger Operators with α-Potentials", 'Schr\\"{o}dinger operators with $\\alpha$-potentials'),
        ("Multi-Modal Models, Part II", "Multimodal models: part 2"),
        ("A Study of H₂O in $\\mathbb{R}^2$", "a study of H<sub>2</sub>O in R2"),
        ("Represen- tation Learning of Things", "Representation learning of things"),
        ("[PDF] Learning of Many Small Things", "Learning of Many Small Things [version 2; peer review]"),
        ("Learning m0dern Things from 1earning", "Learning modern things from learning"),
        ("[2401.01234v2] Learning of Many Small Things", "PDF: Learning of Many Small Things [v1]"),
        ("Learning of <jats:italic>Many</jats:italic> Things", "Learning of &lt;i&gt;Many&lt;/i&gt; Things"),
        ("The Learning of Many Small Things", "Learning of many small things"),
    ],
)
def test_spellings_of_one_title_are_one_work(one, other):
    assert judged(one, other, {"authors": BELL}, {"authors": BELL}).sameness is Sameness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{TITLE}: Part I", f"{TITLE}: Part II"),
        (f"{TITLE}, Part One", f"{TITLE}, Part Two"),
        ("QuietNet2: Networks under Heavy Load", "QuietNet3: Networks under Heavy Load"),
        ("QuietNet: Networks under Heavy Load", "QuietNet v2: Networks under Heavy Load"),
        ("Report on Soils of 2019 and Their Use", "Report on Soils of 2020 and Their Use"),
        ("Learning with Supervised Networks of Soil", "Learning with Unsupervised Networks of Soil"),
        ("Networks of Soil with Attention to Detail", "Networks of Soil without Attention to Detail"),
        (TITLE, f"Erratum: {TITLE}"),
        (TITLE, f"{TITLE}: A Reply"),
        (TITLE, f"Review of “{TITLE}”"),
        (TITLE, TITLE.replace("Quiet", "Not Quiet")),
        ("Generating Images with Large Models of Soil", "Generating Videos with Large Models of Soil"),
        ("Nitrate in the Soil of Gardens by the Sea", "Nitrite in the Soil of Gardens by the Sea"),
        ("Methanol from the Soil of Gardens", "Ethanol from the Soil of Gardens"),
        ("An Online Survey of Seventeen Gardens", "An Offline Survey of Seventeen Gardens"),
        ("Soil of Gardens with Male Gardeners", "Soil of Gardens with Female Gardeners"),
        (TITLE, f"Poster: {TITLE}"),
        (TITLE, f"Data from: {TITLE}"),
        (TITLE, f"Supplementary Material for “{TITLE}”"),
        (TITLE, f"Rethinking {TITLE}"),
        (TITLE, f"Chapter 3: {TITLE}"),
        (TITLE, f"{TITLE} - Part B"),
        (TITLE, f"{TITLE}: Part Two"),
    ],
)
def test_two_works_of_the_same_people_are_kept_apart(one, other):
    assert judged(one, other, {"authors": BELL}, {"authors": BELL}).sameness is Sameness.DIFFERENT


def test_the_same_title_of_other_people_is_another_work():
    assert judged(TITLE, TITLE, {"authors": BELL}, {"authors": DORN}).sameness is Sameness.DIFFERENT
    both = {"abstract": ABSTRACT}
    found = judged(TITLE, TITLE, {"authors": BELL, **both}, {"authors": DORN, **both})
    assert found == (
        Sameness.MAYBE,
        ("title 100 %", "abstract 100 %", "other authors"),
        found.score,
    )


def test_a_translation_is_another_work():
    german = "Vom stillen Verhalten tiefer Netze unter schwerer Last"
    sides = {"authors": BELL, "abstract": ABSTRACT}, {"authors": BELL, "abstract": OTHER_ABSTRACT}
    assert judged(TITLE, german, *sides).sameness is Sameness.DIFFERENT


@pytest.mark.parametrize(
    ("mine", "theirs", "reason"),
    [
        ({"doi": "10.1000/a"}, {"doi": "10.1000/b"}, "another DOI"),
        ({"arxiv_id": "1706.03762"}, {"arxiv_id": "2412.03565"}, "another arXiv id"),
        ({"authors": BELL, "year": 2010}, {"authors": BELL, "year": 2020}, "10 years apart"),
        ({"authors": BELL, "abstract": ABSTRACT}, {"authors": BELL, "abstract": OTHER_ABSTRACT}, "another abstract"),
    ],
)  # fmt: skip
def test_the_same_title_is_doubted_when_something_speaks_against_it(mine, theirs, reason):
    found = judged(TITLE, TITLE, mine, theirs)
    assert found.sameness is Sameness.MAYBE
    assert found.reasons[-1] == reason


@pytest.mark.parametrize(
    "other", [TITLE.replace("Behaviour", "Behavior"), TITLE[:40], "On the Quiet Behaviour: Deep Networks"]
)
def test_what_is_nearly_the_same_is_asked_or_told_by_its_abstract(other):
    assert judged(TITLE, other, {"authors": BELL}, {"authors": BELL}).sameness is Sameness.MAYBE
    both = {"abstract": ABSTRACT}
    assert judged(TITLE, other, both, both).sameness is not Sameness.DIFFERENT


@pytest.mark.parametrize(
    "rest",
    [
        ": A Systematic Review",
        ": Two Views and Many Words",
        " – A Discussion of Soils",
        ": Not the Last Word",
    ],
)
def test_a_lost_sub_title_is_asked_about_whatever_it_said(rest):
    assert judged(TITLE, TITLE + rest, {"authors": BELL}, {"authors": BELL}).sameness is Sameness.MAYBE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Codes of Strain QCR in Gardens by the Sea", "Codes of Strain QER in Gardens by the Sea"),
        (TITLE, TITLE.replace("Behaviour", "Behavoir")),
        (TITLE, TITLE.removeprefix("On ")),
        ("Quietnet: Networks under Heavy Load", "Quietnets: Networks under Heavy Load"),
    ],
)
def test_what_may_be_a_slip_or_another_work_is_never_merged_without_asking(one, other):
    sides = {"authors": BELL}, {"authors": BELL}
    assert judged(one, other, *sides).sameness is Sameness.MAYBE


def test_a_series_written_alike_is_told_by_one_word_of_its_titles():
    alike = ABSTRACT[:180] + "The Grey Garden had clay, and a little more of what there is in gardens." * 2
    titles = "Genome of a Worm from a Garden of Kent", "Genome of a Worm from a Garden of Gent"
    sides = {"abstract": ABSTRACT[:180] + "x" * 20 + alike[180:]}, {"abstract": alike}
    assert judged(*titles, *sides).sameness is Sameness.MAYBE


def test_a_new_name_before_the_same_sub_title_is_asked_even_with_the_same_abstract():
    both = {"authors": BELL, "abstract": ABSTRACT}
    titles = "Quietnet: Networks under Heavy Load", "Quietnets: Networks under Heavy Load"
    assert judged(*titles, both, both).sameness is Sameness.MAYBE


@pytest.mark.parametrize("group", [Name(literal="The Garden Collaboration"), name_of("李明")])
def test_authors_that_cannot_be_compared_are_no_reason_to_merge(group):
    assert (
        judged(TITLE, TITLE, {"authors": BELL}, {"authors": names_to_json([group])}).sameness
        is Sameness.MAYBE
    )
    assert judged(TITLE, TITLE, {"authors": BELL}).sameness is Sameness.SAME


@pytest.mark.parametrize(
    "title",
    ["Introduction to the Special Issue", "Letters to the Editor", "Message from the Program Chairs 2020"],
)
def test_titles_made_of_words_that_thousands_have_prove_nothing(title):
    assert judged(title, title).sameness is Sameness.DIFFERENT
    assert judged(title, title, {"authors": BELL}, {"authors": BELL}).sameness is Sameness.MAYBE


def test_letters_of_another_script_are_asked_about():
    found = judged(
        TITLE, TITLE.replace("Quiet", "Quiеt"), {"abstract": ABSTRACT}, {"abstract": ABSTRACT}
    )  # a Cyrillic letter
    assert found.sameness is Sameness.MAYBE
    assert "look-alike letters" in found.reasons


def test_a_short_or_a_general_title_proves_little():
    assert judged("Segment It", "Segment it").reasons == ("title 100 %", "a short title")
    assert judged("Segment It", "Segment it", {"authors": BELL}, {"authors": BELL}).sameness is Sameness.SAME
    assert judged("Editorial", "Editorial").sameness is Sameness.DIFFERENT


def test_two_papers_without_a_title_are_not_the_same():
    assert likeness(Evidence(), Evidence()) == (Sameness.DIFFERENT, (), 0.0)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Müller, Ann", "A. Muller"),
        ("Ann Bell", "Bell Ann"),
        ("van der Berg, Ann", "Ann Berg"),
        ("Ann Kowalsky", "Ann Kowalski"),
    ],
)
def test_a_name_is_known_in_other_spellings(mine, theirs):
    sides = {"authors": names_to_json([name_of(mine)])}, {"authors": names_to_json([name_of(theirs)])}
    assert "same authors" in judged(TITLE, TITLE, *sides).reasons


def test_authors_are_called_the_same_only_where_nobody_is_missing():
    one = names_to_json([name_of("Ann Bell")])
    more = names_to_json([name_of("Ann Bell"), name_of("Cy Dorn")])
    reasons = judged(TITLE, TITLE, {"authors": one}, {"authors": more}).reasons
    assert "authors in common" in reasons
    assert "same authors" not in reasons


def test_a_family_name_alone_does_not_make_the_same_person():
    sides = {"authors": names_to_json([name_of("Ann Li")])}, {"authors": names_to_json([name_of("Xu Li")])}
    assert judged(TITLE, TITLE, *sides).sameness is Sameness.DIFFERENT
