"""From what was typed to papers: what is found, in which order, and when nothing is."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
from desktop.search.ranking import Ranking

Library = Callable[..., SearchIndex]


def found(index: SearchIndex, text: str, **options: bool) -> list[int]:
    ranking = index.rank(text, 20, **options)
    assert ranking is not None
    return list(ranking.ids)


def answer(index: SearchIndex, text: str) -> Ranking:
    ranking = index.rank(text, 20)
    assert ranking is not None
    return ranking


def test_words_are_found_in_any_order_and_in_any_field(library: Library) -> None:
    index = library(
        SearchDocument(1, "Graph attention", "Ana Ferreira", "We study proteins.", "to cite", "ask Mira"),
        SearchDocument(2, "Graph attention", "Bo Lind", "We study galaxies.", "", ""),
    )
    assert found(index, "proteins graph ") == [1]
    assert found(index, "ferreira attention mira cite ") == [1]
    assert found(index, "mira galaxies ") == []


def test_a_field_that_says_more_ranks_higher(library: Library) -> None:
    fields = ("abstract", "note", "tags", "authors", "title")
    papers = [SearchDocument(number, "Something else altogether") for number in range(1, 6)]
    index = library(
        *(
            paper._replace(**{field: "vitron" if field != "title" else "Vitron else altogether"})
            for paper, field in zip(papers, fields, strict=True)
        )
    )
    assert found(index, "vitron ") == [5, 4, 3, 2, 1]


def test_exact_comes_before_begun_and_guesses_only_where_neither_is(library: Library) -> None:
    index = library("The planetary system", "The planet system", "The plamet system")
    assert found(index, "planet") == [2, 1]
    assert found(index, "planet ") == [2]
    assert found(index, "plannet ") == [2]
    assert found(index, "planetarry") == [1]


def test_a_misspelt_word_is_read_as_its_neighbours_and_told_with_its_place(library: Library) -> None:
    index = library("Instance understanding", "Instances of something")
    ranking = answer(index, "  instnace undestanding")
    assert ranking.ids == (1,)
    assert [(one.typed, one.start, one.end) for one in ranking.spellings] == [
        ("instnace", 2, 10),
        ("undestanding", 11, 23),
    ]
    assert ranking.spellings[0].found[0] == "instance"
    assert answer(index, "instance understanding").spellings == ()


def test_short_words_and_numbers_are_never_guessed(library: Library) -> None:
    index = library("The cat sat in 2024")
    assert found(index, "cta ") == []
    assert found(index, "2023 ") == []


def test_exact_words_only_neither_guesses_nor_bends(library: Library) -> None:
    index = library("Instance models")
    assert found(index, "instnace ") == [1]
    assert found(index, "instnace ", exact=True) == []
    assert found(index, "model ") == [1]
    assert found(index, "model ", exact=True) == []


@pytest.mark.parametrize(
    "query", ["inst", "inst it", "instit", "inst-it", "Inst-IT", "INST–IT", '"inst it boosting"']
)
def test_a_compound_is_found_in_parts_and_as_one(library: Library, query: str) -> None:
    assert found(library("Inst-IT: Boosting", "Nothing of the kind"), query) == [1]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Llama2 technical report", "llama 2 "),
        ("Llama 2 technical report", "llama2 "),
        ("Llama-2 technical report", "llama2 "),
        ("Llama-2.5 technical report", "llama 2.5 "),
        ("Llama2.5 technical report", "llama25 "),
        ("Noise2Noise: learning from noise", "noise 2 noise "),
        ("Noise2Noise: learning from noise", "noise2nose "),
        ("Films of Cu$_2$O", "cu2o "),
        ("Clusters by $k$-means", "kmeans "),
        ("Multimodal models", "multi modal "),
        ("Multi-modal models", "multimodal "),
        ("Fine tuning of models", "finetuning "),
        (r"$\pi_0$: a policy", "pi0 "),
        ("π0: a policy", r"$\pi_0$ "),
        ("Émile Borel on Łukasiewicz", "emile lukasiewicz "),
        ("ﬁne eﬀects", "fine effects "),
        ("深度学习综述", "深度学习"),
        ("深度学习综述", "学"),
        ("한국어 처리", "한국어"),
        ("ディープラーニング入門", "ラーニング"),
    ],
)
def test_another_way_to_write_it_finds_it(library: Library, title: str, query: str) -> None:
    assert found(library("Something else entirely", title), query) == [2]


def test_bigrams_of_a_chinese_query_must_stand_side_by_side(library: Library) -> None:
    assert found(library("深度学习", "学习深度"), "深度学习") == [1]


def test_a_phrase_is_words_side_by_side_in_their_order(library: Library) -> None:
    index = library("Deep graph learning", "Graph learning, deep", "Learning a deep graph")
    assert set(found(index, '"deep graph"')) == {1, 3}
    assert found(index, '"graph learning deep"') == [2]
    assert found(index, '"graph lear') in ([1, 2], [2, 1])
    assert found(index, '"deep grpah"') == []


def test_what_is_excluded_is_not_found(library: Library) -> None:
    index = library("Graph survey", "Graph theory", "Tree theory")
    assert found(index, "graph -survey") == [2]
    assert found(index, 'graph -"graph theory"') == [1]
    assert sorted(found(index, "-graph")) == [3]


def test_a_paper_need_not_hold_the_stop_words(library: Library) -> None:
    index = library("A survey on diffusion", "A survey of trees")
    assert found(index, "a survey of diffusion ") == [1]
    assert set(found(index, "a ")) == {1, 2}


def test_neighbours_in_the_query_that_are_neighbours_in_the_title_rank_higher(library: Library) -> None:
    index = library("Understanding of an instance in context", "Context of instance understanding")
    assert found(index, "instance understanding ")[0] == 2


def test_of_the_first_papers_the_one_whose_title_the_query_begins_stands_in_front(library: Library) -> None:
    index = library(
        "Sparse fast kernels", "Fast kernels for the solution of very large and sparse systems", "Trees"
    )
    assert found(index, "fast kernels ") == [2, 1]
    assert found(index, "fastkernels ") == [2, 1]
    assert found(index, "sparse fast kern") == [1, 2]


def test_umlauts_may_be_written_as_two_letters(library: Library) -> None:
    index = library(SearchDocument(1, "Excitons", "Dietmar Frühlingsböck"), "Excitons of Fruhling")
    assert found(index, "fruehlingsboeck excitons ") == [1]


@pytest.mark.parametrize(
    "query",
    [
        "paper about lunar tides ",
        "the article on lunar tides",
        "I am looking for a recent paper about lunar tides ",
        "something about lunar tides ",
        "that paper where lunar tides ",
        "lunar tides paper ",
        "lunar tides 1987",
        "ferreira et al lunar tides ",
        "Ferreira et al. tides",
        "B. Ferreira",
    ],
)
def test_words_that_say_only_that_a_paper_is_looked_for_need_not_be_in_it(
    library: Library, query: str
) -> None:
    index = library(
        SearchDocument(1, "Lunar tides", "Ana Ferreira"),
        "A paper about the tides of 1987 and others",
        "Et al",
    )
    assert found(index, query)[0] == 1


def test_words_that_speak_of_papers_are_looked_for_where_there_are_no_others(library: Library) -> None:
    index = library("Paper from wood", "The year 1987", "Et al")
    assert found(index, "paper ") == [1]
    assert found(index, "1987 ") == [2]
    assert found(index, "et al ") == [3]
    assert found(index, "paper about ") == [1]


@pytest.mark.parametrize(
    "query",
    [
        "Tides of the Moon. NeurIPS 2019",
        'A. Ferreira, "Tides of the Moon," Proc. Astro, vol. 12, 1987.',
        "Ferreira, Ana and Lind, Bo (1987): Tides of the Moon. Quaxel Press, Vimtor",
        "zorbl Tides of the Mooon klimt frazz quog",
    ],
)
def test_a_whole_title_is_found_whatever_stands_around_it(library: Library, query: str) -> None:
    index = library("Something else", "Tides of the Moon", "The Moon in the Sea", "Tides of the Sea")
    assert found(index, query) == [2]


def test_a_title_of_which_a_word_was_not_typed_is_not_a_whole_one(library: Library) -> None:
    index = library("Tides of the Moon", "The Moon", "Sea")
    assert found(index, "zorbl moon sea klimt frazz quog ") == []
    assert found(index, '"tides moon" zorbl klimt frazz moon ') == []


def test_of_a_long_query_a_third_of_the_words_may_be_missing(library: Library) -> None:
    index = library("Sparse attention kernels for tall lunar modules", *["Something else altogether"] * 30)
    assert found(index, "sparse attention kernels tall zorbl frazz ") == [1]
    assert found(index, "sparse attention kernels zorbl frazz klimt ") == []


def test_nothing_that_is_quoted_may_be_missing(library: Library) -> None:
    index = library("Sparse attention kernels", "Kernels of sparse attention in lunar modules")
    assert found(index, '"sparse kernels" attention lunar modules ') == []
    assert found(index, '"sparse attention" lunar modules zorbl ') == [2]


def test_without_quotes_is_offered_where_a_quotation_is_nowhere(library: Library) -> None:
    index = library("Attention is all you need")
    ranking = answer(index, '"attention need" all')
    assert ranking.ids == ()
    assert ranking.did_you_mean == "attention need all"
    assert answer(index, '"attentoin is all you needd"').did_you_mean == "attention is all you need"
    assert answer(index, '"attentoin is all you needd zzqxv"').did_you_mean == ""
    assert answer(index, 'title:"attention need"').did_you_mean == ""


def test_one_word_of_three_may_be_missing_when_few_papers_lack_it(library: Library) -> None:
    index = library("Sparse attention kernels", *["Something else altogether"] * 30)
    assert found(index, "sparse attention zzqxv ") == [1]
    assert found(index, "sparse zzqxv ") == []
    assert found(library(*["Sparse-attention kernels"] * 3), "sparse attention zzqxv ") == [1, 2, 3]
    assert found(index, "something else zzqxv ") == []


def test_words_that_are_cut_off_are_read_as_what_they_begin_when_another_word_supports_them(
    library: Library,
) -> None:
    index = library("Contracts in a supply chain with asymmetric information", "Late supper", "Reasoning")
    assert found(index, "supp cha asymme information ") == [1]
    assert found(index, "informa asymm contra ") == [1]
    assert found(index, "late chain ") == []
    assert found(index, "reas ") == []


def test_a_paper_without_one_word_comes_before_one_for_which_two_words_are_read_otherwise(
    library: Library,
) -> None:
    index = library("Latent cross model", "Patent models across a hovel", "Novel thin films")
    assert found(index, "latent model cross novel ") == [1, 2]


def test_of_papers_without_one_word_those_that_have_it_misspelt_come_first(library: Library) -> None:
    index = library("Planning under hard constraints", "Hard constraints of airports", "Planing wood by hand")
    assert found(index, "planing hard constraints ")[0] == 1


@pytest.mark.parametrize("query", ["zzqxv", "asdfgh qwerty", "xkcd", "qqqqqqqqqqqq", "zz qq", "the zzqxv"])
def test_nonsense_finds_nothing(library: Library, query: str) -> None:
    assert found(library("Instance understanding", "The knowledge capacity of models"), query) == []


def test_a_weak_guess_is_offered_instead_of_shown(library: Library) -> None:
    ranking = answer(library("The blorb of it all", "Another paper"), "Blorp ")
    assert ranking.ids == ()
    assert ranking.did_you_mean == "blorb "


def test_what_is_offered_finds_something(library: Library) -> None:
    index = library("Graph theory", "Quantum field", "The blorb of it all")
    assert answer(index, "blorp quantum ").did_you_mean == ""


def test_total_counts_more_than_the_limit(library: Library) -> None:
    ranking = library(*["Graph theory"] * 30).rank("graph ", 7)
    assert ranking is not None
    assert (len(ranking.ids), ranking.total) == (7, 30)


@pytest.mark.parametrize("limit", [0, 1, 10**12])
def test_any_limit_is_answered(library: Library, limit: int) -> None:
    ranking = library("Graph theory").rank("graph", limit)
    assert ranking is not None
    assert ranking.ids == (1,)


def test_an_empty_query_finds_nothing(library: Library) -> None:
    assert answer(library("Graph theory"), "  ") == Ranking()


def test_an_empty_library_is_searched_in_peace(index: SearchIndex) -> None:
    assert found(index, "anything at -all") == []


@pytest.mark.parametrize("query", ["graph theroy -tree", "zzqxv", "graph theory"])
def test_a_search_that_nobody_wants_any_more_is_dropped_at_each_step(library: Library, query: str) -> None:
    index = library("Graph theory", "Tree theory")
    steps = count()
    assert index.rank(query, 5, lambda: next(steps) >= 0) is not None
    for dropped_at in range(next(steps)):
        asked = count()
        assert index.rank(query, 5, lambda asked=asked, last=dropped_at: next(asked) < last) is None


TYPED = st.one_of(
    st.text(max_size=60),
    st.text(alphabet='ab"- \t\n:()x-深学πéΩ12\\_{}$', max_size=40),
    st.text('graphtheo "-', max_size=30),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(text=TYPED)
def test_any_text_at_all_is_answered(library: Library, text: str) -> None:
    index = library("Graph theory of 深度学习 and π-electrons 12", "Tree theory: EgoObjects2")
    ranking = answer(index, text)
    assert set(ranking.ids) <= {1, 2}
    assert index.revision is not None
    for spelling in ranking.spellings:
        assert text[spelling.start : spelling.end] == spelling.typed


@pytest.mark.timeout(20)
@pytest.mark.parametrize("unit", ["graph ", "x", '"', "-a ", "深", "a-b", "\x00\x01", "grpah theroy "])
def test_a_megabyte_is_answered_at_once(library: Library, unit: str) -> None:
    index = library("Graph theory", "Tree theory")
    assert answer(index, unit * (1_000_000 // len(unit))) is not None


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("modelling scenes ", "Modeling Natural Scenes"),
        ("segmenting images ", "Image Segmentation at Scale"),
        ("restorashun noise", "Restoration in the Presence of Noise"),
        ("agnosticmetalearning model", "Model-Agnostic Meta-Learning for Fast Adaptation"),
        ("oflanguage physics", "Physics of Language"),
        ("neuralnetwoks uncertainty", "Uncertainty of Neural Networks"),
        ("neurlnetworks uncertainty", "Uncertainty of Neural Networks"),
        ("learningtoseeasahumanbeing", "Learning to See as a Human Being"),
        ("cited_as_learning_to_see_as_a_humann_being", "Learning to See as a Human Being"),
        ("Lind_2019_learning_to_see_as_a_human.pdf", "Learning to See as a Human Being"),
        ("neural apporah", "A Neural Approach to Dialogue"),
        ("newoks classifcfation", "Classification by Networks"),
    ],
)
def test_what_sounds_alike_belongs_together_or_is_far_off_is_found(
    library: Library, query: str, title: str
) -> None:
    index = library("Graph theory", title, "Tree search", "Protein folding")
    ranking = index.rank(query, 5)
    assert ranking is not None
    assert ranking.ids == (2,)


def test_no_word_far_off_is_found_without_another_that_supports_it(library: Library) -> None:
    index = library("A Neural Approach", "Graph theory")
    for query in ("apporah ", "apporah zzqxvb ", "nwetoks quaxel "):
        ranking = index.rank(query, 5)
        assert ranking is not None
        assert ranking.ids == ()


def test_of_the_papers_named_only_those_are_found_and_nothing_is_guessed_for_them(library: Library) -> None:
    index = library("Graph theory", "Grape theory", "Graph search", "Tree search")
    for among, expected in (([1, 2, 4], (1,)), ([2, 4], ()), ([], ())):
        ranking = index.rank("graph ", 5, among=among)
        assert ranking is not None
        assert ranking.ids == expected
