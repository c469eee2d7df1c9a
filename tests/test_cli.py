"""The commands on a library: what they answer, what they change, and how they fail."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.cli import build
from desktop.command_line.names import COMMANDS
from desktop.library import linking
from desktop.library.library import Library

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "hugging-face-page.txt"
PAPERS = 12
posix = pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")


@pytest.fixture
def library(sample_library, tmp_path):
    """Return a library of the test's own with the papers of the sample."""
    return Path(shutil.copy(sample_library, tmp_path / "library.db"))


@pytest.fixture
def papertray(library, capsys):
    """Return `papertray(*words, code=0)`: the output of a command on the test's library, JSON read already."""

    def run(*words, code=0):
        capsys.readouterr()
        assert main([*map(str, words), "--library", str(library)]) == code, capsys.readouterr().err
        out, run.err = capsys.readouterr()
        assert "Traceback" not in run.err
        return json.loads(out) if "--json" in words and code == 0 else out

    return run


def papers(answer):
    return [paper["id"] for paper in answer["papers"]]


def test_each_command_that_is_known_by_name_exists_and_no_other():
    app = build()
    names = {command.name for command in app.registered_commands}
    names |= {group.name for group in app.registered_groups}
    assert names == COMMANDS


# -- read ------------------------------------------------------------------------------------------------


def test_read_tells_all_that_is_found_and_touches_no_library(isolated_home, capsys):
    assert main(["read", str(SAMPLE), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "ok"
    assert answer["imported"] == len(answer["papers"]) == len(answer["titles"]) == PAPERS
    assert answer["problems"] == []
    for paper in answer["papers"]:
        assert {"title", "abstract", "authors", "arxiv_id", "doi", "url", "year", "pmid"} <= paper.keys()
        assert paper["title"]
        assert paper["abstract"]
        assert paper["authors"] == []
        assert paper["year"] is None
    assert list(isolated_home.rglob("*.db")) == []


def test_read_lists_papers_for_people(capsys):
    assert main(["read", str(SAMPLE)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert len(out) == PAPERS + 1
    assert out[-1].startswith("12 papers in ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 nothing", "PDF"),
        (b"\x7fELF" + bytes(range(256)), ""),
        (b"Dear Ann,\n\nhello.", ""),
    ],
)
def test_read_refuses_what_holds_no_paper(tmp_path, capsys, content, reason):
    (tmp_path / "digest.txt").write_bytes(content)
    assert main(["read", "--json", str(tmp_path / "digest.txt")]) == 3
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "rejected"
    assert answer["imported"] == 0
    assert answer["problems"][0]["file"] == "digest.txt"
    assert reason in answer["problems"][0]["reason"]
    assert main(["read", str(tmp_path / "digest.txt")]) == 3
    assert "digest.txt" in capsys.readouterr().err


def test_read_tells_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["read", "--json", str(tmp_path / "gone.txt")]) == 3
    assert json.loads(capsys.readouterr().out)["problems"][0]["file"] == "gone.txt"
    assert main(["read", str(tmp_path)]) == 3
    assert "folder" in capsys.readouterr().err


def test_read_takes_what_is_piped_in():
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "read", "-", "--json"],
        cwd=ROOT,
        input=SAMPLE.read_bytes(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["imported"] == PAPERS


def test_the_real_page_is_read_whole(shared, capsys):
    page = shared / "digests" / "hf_page_text" / "hf_papers_page_jul_2.txt"
    assert main(["read", str(page), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["imported"] == 66
    assert not [paper for paper in answer["papers"] if paper["arxiv_id"] or paper["year"]]


# -- import ----------------------------------------------------------------------------------------------


def test_import_counts_what_it_did_and_the_second_time_nothing_is_new(tmp_path, capsys):
    here = ["--library", str(tmp_path / "new" / "library.db"), "--json"]
    counts = {"new": PAPERS, "seen": 0, "changed": 0, "suspect": 0, "unreadable": 0, "problems": []}
    assert main(["import", str(SAMPLE), *here]) == 0
    assert json.loads(capsys.readouterr().out) == counts
    assert main(["import", str(SAMPLE), *here]) == 0
    assert json.loads(capsys.readouterr().out) == {**counts, "new": 0, "seen": PAPERS}
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_a_dry_run_changes_nothing(papertray, library, tmp_path):
    (tmp_path / "more.txt").write_bytes(SAMPLE.read_bytes().replace(b"Kettle", b"Samovar"))
    answer = papertray("import", tmp_path / "more.txt", "--dry-run", "--json")
    assert sum(answer[verdict] for verdict in ("new", "seen", "changed", "suspect", "unreadable")) == PAPERS
    assert answer["suspect"] == 1  # its abstract is another paper's
    assert papertray("show", "--json")["total"] == PAPERS
    assert len(papertray("history", "--json")["steps"]) == 1
    assert "Nothing was imported" in papertray("import", tmp_path / "more.txt", "--dry-run")


def test_a_dry_run_makes_no_library(isolated_home, capsys):
    assert main(["import", str(SAMPLE), "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == PAPERS
    assert list(isolated_home.rglob("*.db")) == []


def test_one_bad_file_among_good_ones_stops_none(tmp_path, papertray):
    folder = tmp_path / "digests"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7")
    (folder / "c.txt").write_bytes(SAMPLE.read_bytes())
    (folder / ".hidden").write_bytes(b"%PDF-1.7")
    (folder / "inner").mkdir()
    answer = papertray("import", folder, tmp_path / "gone.txt", "--json")
    assert answer["seen"] == PAPERS
    assert answer["unreadable"] == len(answer["problems"]) == 3
    assert {problem["file"] for problem in answer["problems"]} == {"a.txt", "b.pdf", "gone.txt"}
    assert all(problem["reason"] for problem in answer["problems"])


def test_an_import_of_nothing_but_bad_files_is_refused(papertray, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert papertray("import", tmp_path / "empty.txt", code=3) == "Nothing was imported.\n"
    assert "empty.txt" in papertray.err
    assert len(papertray("history", "--json")["steps"]) == 1


def test_an_import_is_one_step_that_can_be_taken_back(papertray):
    assert papertray("undo") == "Undone: Import 12 papers.\n"
    assert papertray("show", "--json")["total"] == 0
    assert papertray("redo") == "Done again: Import 12 papers.\n"
    assert papertray("show", "--json")["total"] == PAPERS


# -- show and search -------------------------------------------------------------------------------------


def test_search_finds_right_after_an_import_what_was_misspelt(papertray):
    answer = papertray("search", "borde", "chess", "engnie", "--json")
    assert papers(answer)[0] == 1
    assert answer["papers"][0]["title"].startswith("Does a Chess Engine")
    assert {spelling["typed"] for spelling in answer["spellings"]} >= {"engnie"}
    assert "engnie" in papertray("search", "chess engnie") + papertray.err


def test_nonsense_finds_nothing_and_that_is_no_failure(papertray):
    answer = papertray("search", "qzxwvjk", "--json")
    assert (answer["total"], answer["papers"]) == (0, [])
    assert papertray("search", "qzxwvjk") == ""
    assert "no papers" in papertray.err


def test_show_without_words_lists_everything_in_lines(papertray):
    lines = papertray("show").splitlines()
    assert len(lines) == PAPERS
    assert all(line.count("\t") == 3 for line in lines)
    assert len(papertray("show", "--limit", 5).splitlines()) == 5
    assert "5 of 12" in papertray.err


def test_show_of_an_id_or_a_key_tells_all_about_one_paper(papertray):
    papertray("edit", 1, "key", "chess99")
    paper = papertray("show", "chess99", "--json")
    assert (paper["id"], paper["citation_key"]) == (1, "chess99")
    assert paper["seen_in"][0]["words"].startswith(
        "Hugging Face page, shown Sep 14 (year not given), imported "
    )
    assert papertray("show", 1).startswith("Does a Chess Engine Know")


def test_papers_are_narrowed_by_state_tag_and_list_together(papertray):
    papertray("tag", 1, 2, 3, "chess")
    papertray("queue", 2, 3, 4)
    papertray("state", 4, "reading")
    papertray("lists", "new", "Club")
    papertray("lists", "add", "Club", 5, 3, 1)
    assert papers(papertray("show", "--tag", "CHESS", "--json")) == [1, 2, 3]
    assert papers(papertray("show", "--in", "queue", "--json")) == [4, 2, 3]
    assert papers(papertray("show", "--state", "queued", "--json")) == [2, 3]
    assert papers(papertray("show", "--state", "reading", "--json")) == [4]
    assert papers(papertray("show", "--in", "club", "--json")) == [5, 3, 1]
    assert papers(papertray("show", "--in", "club", "--tag", "chess", "--state", "queued", "--json")) == [3]
    assert papers(papertray("search", "engine", "--in", "club", "--json")) == [1]
    assert papers(papertray("search", "engine", "--state", "queued", "--json")) == []


def test_a_search_takes_fields_tells_why_and_sorts(papertray):
    papertray("rate", 2, 4)
    papertray("rate", 3, 5)
    answer = papertray("search", "rating>=4", "OR", "engine", "--json")
    assert {1, 2, 3} <= set(papers(answer)) < set(range(1, PAPERS))
    assert "engine" in answer["papers"][papers(answer).index(1)]["why"]
    assert papers(papertray("search", "rating>=1", "--sort", "rating", "--json")) == [3, 2]
    assert papers(papertray("search", "rating>=1", "--sort", "-rating", "--json")) == [2, 3]
    assert papers(papertray("show", "--sort", "title", "--limit", 1, "--json")) != [1]
    papertray("show", "--sort", "colour", code=2)


def test_what_a_search_does_not_understand_is_told_and_never_exported(papertray, tmp_path):
    answer = papertray("search", "engine rating:many OR engine", "--json")
    assert papers(answer)[0] == 1
    (mistake,) = answer["mistakes"]
    assert mistake["reason"].startswith("rating takes a number")
    papertray("search", "engine tag:nope x")
    assert "there is no tag “nope”" in papertray.err
    papertray("export", "rating:many", "-f", "bibtex", "-o", tmp_path / "all.bib", code=2)
    assert "rating takes a number" in papertray.err
    assert not (tmp_path / "all.bib").exists()


def test_a_search_is_saved_and_shows_and_exports_what_it_finds(papertray, tmp_path):
    papertray("rate", 2, 4)
    papertray("rate", 3, 5)
    papertray("queue", 3)
    assert papertray("searches", "save", "Good ones", "rating>=4", "--sort", "rating") == (
        "Save the search “Good ones”.\n"
    )
    (saved,) = papertray("searches", "list", "--json")["searches"]
    assert (saved["query"], saved["sort"], saved["papers"], saved["mistakes"]) == (
        "rating>=4", "rating", 2, [],
    )  # fmt: skip
    assert papertray("searches") == "2\tGood ones\trating>=4\n"
    assert papers(papertray("show", "--search", "GOOD ONES", "--json")) == [3, 2]
    assert papers(papertray("searches", "show", "good ones", "--sort", "-rating", "--json")) == [2, 3]
    assert papers(papertray("show", "--search", "good ones", "--state", "queued", "--json")) == [3]
    papertray("export", "--search", "good ones", "-f", "bibtex", "-o", tmp_path / "good.bib")
    assert (tmp_path / "good.bib").read_text("utf-8").count("@") == 2
    papertray("searches", "rename", "good ones", "Best")
    papertray("searches", "change", "Best", "rating>=5")
    assert papers(papertray("show", "--search", "best", "--json")) == [3]
    papertray("searches", "delete", "best")
    assert papertray("searches") == ""
    papertray("undo")
    assert papertray("searches") == "1\tBest\trating>=5\n"


def test_a_saved_search_that_asks_for_a_deleted_tag_says_so_and_is_not_exported(papertray, tmp_path):
    papertray("tag", 1, 2, "chess")
    papertray("searches", "save", "Chess", "tag:chess")
    papertray("tags", "rename", "chess", "board games")
    assert papertray("searches") == '2\tChess\ttag:"board games"\n'
    papertray("tags", "delete", "board games")
    assert papertray("searches") == '0\tChess\ttag:"board games"\n'
    assert "there is no tag “board games”" in papertray.err
    papertray("show", "--search", "chess")
    assert "there is no tag “board games”" in papertray.err
    papertray("export", "--search", "chess", "-f", "bibtex", "-o", tmp_path / "all.bib", code=2)
    assert "there is no tag “board games”" in papertray.err
    assert not (tmp_path / "all.bib").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "--search", "nothing"), "no search of this name"),
        (("searches", "delete", "nothing"), "“papertray searches” shows"),
        (("searches", "save", "Empty", "tag:"), "asks for nothing"),
        (("searches", "save", " ", "chess"), "not a name"),
        (("show", "--state", "lost"), "states are inbox, queued, reading, done, dismissed"),
        (("show", "--tag", "nothing"), "no tag of this name"),
        (("show", "--in", "nowhere"), "no list of this name"),
        (("rate", 999, 5), "no paper has this id or citation key"),
        (("rate", "chess99", 5), "no paper has this id or citation key"),
        (("rate", 1, 9), "1 to 5"),
        (("state", 1, "lost"), "states are"),
        (("edit", 1, "colour", "red"), "not a field"),
        (("edit", 1, "date", "soon"), "not a year or a date"),
        (("edit", 1, "title", ""), "needs a title"),
        (("edit", 1, "key", "a b"), "cannot be a citation key"),
        (("add", "--title", " "), "needs a title"),
        (("export",), "--format bibtex"),
        (("export", "-f", "word"), "--format bibtex"),
        (("export", "-f", "bibtex", "--state", "done", "-o", "x.bib"), "no papers to export"),
        (("lists", "rename", "queue", "Mine"), "cannot be renamed"),
        (("lists", "delete", "nowhere"), "no list of this name"),
        (("lists", "move", "queue", 1), "--before PAPER"),
        (("tags", "delete", "nothing"), "no tag of this name"),
        (("show", "--limit", 0), "limit"),
        (("show", "--no-such-option"), "--no-such-option"),
        (("state",), "Missing argument"),
        (("lists", "fly"), "fly"),
    ],
)
def test_what_cannot_be_meant_is_told_in_words_and_changes_nothing(papertray, words, said):
    papertray(*words, code=2)
    assert said in papertray.err
    assert papertray.err.startswith("papertray: ")
    assert len(papertray("history", "--json")["steps"]) == 1


# -- changing papers -------------------------------------------------------------------------------------


def test_state_rating_tags_and_note_are_set_and_taken_back(papertray):
    assert papertray("state", 1, 2, "done") == "Finish 2 papers.\n"
    assert papertray("rate", 1, 2, 4) == "Rate 2 papers.\n"
    assert papertray("tag", 1, "to read") == "Tag 1 paper “to read”.\n"
    assert papertray("note", 1, "Wörter\nand *more*") == "Edit the note.\n"
    paper = papertray("show", 1, "--json")
    assert (paper["state"], paper["rating"], paper["tags"]) == ("done", 4, ["to read"])
    assert paper["note"] == "Wörter\nand *more*"
    assert papertray("note", 1) == "Wörter\nand *more*\n"
    for _ in range(4):
        papertray("undo")
    paper = papertray("show", 1, "--json")
    assert (paper["state"], paper["rating"], paper["tags"], paper["note"]) == ("inbox", 0, [], "")


def test_what_is_as_wished_already_is_no_step(papertray):
    papertray("rate", 1, 3)
    assert papertray("rate", 1, 3) == "Nothing to change.\n"
    assert papertray("rate", 1, 3, "--json") == {"done": False, "label": None, "papers": []}
    assert len(papertray("history", "--json")["steps"]) == 2


def test_a_note_is_read_from_standard_input_and_emptied(papertray, monkeypatch):
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO("from a pipe"))
    papertray("note", 1, "-")
    assert papertray("note", 1, "--json") == {"note": "from a pipe"}
    assert papertray("note", 1, "") == "Remove the note.\n"
    assert papertray("note", 1) == ""


def test_the_queue_is_shown_and_filled_from_both_ends(papertray):
    papertray("queue", 3, 1)
    papertray("queue", 5, "--top")
    assert papers(papertray("queue", "--json")) == [5, 3, 1]
    papertray("lists", "move", "queue", 1, "--first")
    assert papers(papertray("queue", "--json")) == [1, 5, 3]
    papertray("lists", "move", "Queue", 1, "--down")
    assert papers(papertray("queue", "--json")) == [5, 1, 3]
    papertray("lists", "remove", "queue", 1)
    assert papers(papertray("queue", "--json")) == [5, 3]
    assert papertray("show", 1, "--json")["state"] == "inbox"


def test_lists_are_made_filled_ordered_renamed_and_deleted(papertray):
    papertray("lists", "new", "Journal club")
    papertray("lists", "add", "journal club", 1, 2, 3)
    papertray("lists", "move", "journal club", 3, "--before", 1)
    papertray("lists", "move", "journal club", 1, "--last")
    assert papers(papertray("lists", "show", "journal club", "--json")) == [3, 2, 1]
    papertray("lists", "remove", "journal club", 2)
    papertray("lists", "rename", "journal club", "Thursday")
    found = papertray("lists", "--json")["lists"]
    assert [(each["name"], each["papers"]) for each in found] == [("Queue", 0), ("Thursday", 2)]
    papertray("lists", "delete", "thursday")
    assert papertray("lists").splitlines() == ["0\tQueue"]
    papertray("undo")
    assert papers(papertray("lists", "show", "Thursday", "--json")) == [3, 1]


def test_a_place_before_a_paper_of_another_list_is_refused(papertray):
    papertray("lists", "new", "Club")
    papertray("lists", "add", "club", 1, 2)
    papertray("lists", "move", "club", 1, "--before", 7, code=2)
    assert "not in the list" in papertray.err


def test_papers_sleep_until_a_day_and_are_woken(papertray):
    papertray("queue", 1, 2, 3)
    answer = papertray("snooze", 2, 4, "in 3 weeks", "--json")
    assert answer["label"].startswith("Snooze 2 papers until ")
    assert papers(papertray("queue", "--json")) == [1, 3]
    assert papers(papertray("queue", "--snoozed", "--json")) == [2, 4]
    assert f"queued, snoozed until {answer['until']}" in papertray("show", 2)
    papertray("wake", 2, 4)
    assert papers(papertray("queue", "--json")) == [1, 2, 3, 4]
    papertray("snooze", 1, "yesteryear", code=2)
    assert "names no day" in papertray.err
    papertray("snooze", 1, "2020-01-01", code=2)


def test_a_note_keeps_its_versions_and_one_comes_back(papertray):
    papertray("note", 1, "first")
    papertray("note", 1, "second\nline")
    kept = papertray("note", 1, "--versions", "--json")["versions"]
    assert [each["note"] for each in kept] == ["second\nline", "first"]
    assert [row.split("\t")[2] for row in papertray("note", 1, "--versions").splitlines()] == [
        "second",
        "first",
    ]
    papertray("note", 1, "--bring-back", kept[1]["version"])
    assert papertray("note", 1) == "first\n"
    papertray("undo")
    assert papertray("note", 1) == "second\nline\n"
    papertray("note", 2, "--bring-back", kept[1]["version"], code=2)


def test_tags_are_shown_renamed_merged_and_deleted(papertray):
    papertray("tag", 1, 2, "vision")
    papertray("tag", 2, 3, "seeing")
    papertray("tags", "rename", "seeing", "Vision")
    assert [(each["name"], each["papers"]) for each in papertray("tags", "--json")["tags"]] == [("vision", 3)]
    papertray("untag", 3, "vision")
    assert papertray("tags") == "2\tvision\n"
    papertray("tags", "colour", "vision", "Plum")
    assert papertray("tags", "--json")["tags"][0]["colour"] == "plum"
    papertray("tags", "colour", "vision", "ultraviolet", code=2)
    papertray("tags", "delete", "vision")
    assert papertray("tags") == ""


def test_papers_go_to_the_bin_and_come_back(papertray):
    papertray("bin", "delete", 1, 2)
    assert papertray("show", "--json")["total"] == PAPERS - 2
    assert papers(papertray("bin", "--json")) == [1, 2]
    papertray("bin", "restore", 1)
    papertray("bin", "empty")
    assert papertray("bin") == ""
    papertray("rate", 2, 5, code=2)
    papertray("undo")
    assert papers(papertray("bin", "--json")) == [2]


def test_a_paper_is_added_and_edited_by_hand(papertray):
    fields = (
        "--title",
        "On “Tea”",
        "--authors",
        "Ann Bell; Cy Dorn",
        "--date",
        "2024-06",
        "--arxiv",
        "2406.01234v2",
    )
    added = papertray("add", *fields, "--key", "bell2024tea", "--json")
    assert added["papers"] == [added["id"]]
    paper = papertray("show", "bell2024tea", "--json")
    assert paper["authors"] == ["Ann Bell", "Cy Dorn"]
    assert (paper["year"], paper["issued"], paper["arxiv_id"]) == (2024, "2024-06", "2406.01234")
    papertray("edit", "bell2024tea", "venue", "Journal of Tea")
    papertray("edit", "bell2024tea", "year", "2025")
    paper = papertray("show", "bell2024tea", "--json")
    assert (paper["venue"], paper["year"]) == ("Journal of Tea", 2025)
    papertray("add", "--title", "Another", "--key", "BELL2024tea", code=2)
    papertray("edit", 1, "key", "bell2024TEA", code=2)
    papertray("edit", "bell2024tea", "key", "Bell2024Tea")


def test_a_field_is_taken_from_a_digest_again(papertray):
    title = papertray("show", 1, "--json")["title"]
    papertray("edit", 1, "title", "My Own Title")
    said = papertray("edit", 1, "title", "--json")["sources"]
    assert [(each["digest"], each["value"], each["kept"]) for each in said[:1]] == [
        (None, "My Own Title", True)
    ]
    assert "* My Own Title  (you)" in papertray("edit", 1, "title")
    papertray("edit", 1, "title", "Both", "--from", 1, code=2)
    papertray("edit", 1, "venue", "--from", 99, code=2)
    papertray("undo")
    assert papertray("edit", 1, "title", "--json")["sources"][0]["value"] == title
    assert papertray("edit", 1, "volume") == "Nobody says anything of it.\n"


def test_papers_are_merged_with_the_words_of_a_chosen_one(papertray):
    titles = [papertray("show", number, "--json")["title"] for number in (1, 2)]
    papertray("merge", 1, 2, "--take", "title=2", "--take", "colour=1", code=2)
    papertray("merge", 1, 2, "--take", "title=2")
    assert papertray("show", 1, "--json")["title"] == titles[1]
    papertray("undo")
    papertray("merge", 1, 2, "--take", "title=1")
    assert papertray("show", 1, "--json")["title"] == titles[0]


def test_the_history_names_what_was_done(papertray):
    papertray("rate", 1, 5)
    papertray("undo")
    steps = papertray("history", "--json")["steps"]
    assert [(step["label"], step["undone"]) for step in steps] == [
        ("Rate 1 paper", True),
        ("Import 12 papers", False),
    ]
    assert "undone\tRate 1 paper" in papertray("history")
    papertray("redo")
    assert papertray("redo") == "There is nothing to redo.\n"


def test_digests_are_listed(papertray):
    (digest,) = papertray("digests", "--json")["digests"]
    assert (digest["kind"], digest["papers"], digest["name"]) == ("hugging-face-page", PAPERS, SAMPLE.name)
    assert "Hugging Face" in papertray("digests")


# -- export ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("bibtex", "@misc{"),
        ("biblatex", "@misc{"),
        ("ris", "TY  - GEN\n"),
        ("csl-json", '[\n  {\n    "id": '),
        ("markdown", "---\ntitle: "),
        ("html", "<!DOCTYPE html>"),
        ("csv", "\ufeffKey,Title,Authors,"),
        ("papertray", '{"papertray": {"version":1'),
    ],
)
def test_every_format_goes_to_standard_output(papertray, form, start):
    papertray("queue", 3, 1, 2)
    assert papertray("export", "--format", form, "--in", "queue").startswith(start)


def test_a_manuscript_gets_exactly_what_it_cites(papertray, tmp_path):
    papertray("edit", 1, "key", "one")
    papertray("edit", 2, "key", "two")
    (tmp_path / "paper.tex").write_text(r"\cite{two,tvo} \bibliography{refs}")
    out = papertray("export", "--for", tmp_path / "paper.tex")
    assert "cites 2 keys, 1 here, 1 unknown (nearest: tvo: two)." in out
    assert (tmp_path / "refs.bib").read_text("utf-8").startswith("@misc{two,\n")
    words = ("-f", "biblatex", "-o", tmp_path / "x.bib", "--json")
    answer = papertray("export", "--for", tmp_path / "paper.tex", *words)
    assert (answer["papers"], answer["cited"], answer["unknown"]) == (1, 2, {"tvo": ["two"]})
    papertray("export", "--for", tmp_path / "paper.tex", "--format", "csv", code=2)


@pytest.mark.parametrize(
    "option", [["--link", "x"], ["--group", "x"], ["--protect", "x"], ["--keys", "nothing"]]
)
def test_an_option_that_names_no_choice_is_refused_in_words(papertray, option):
    papertray("export", "--format", "bibtex", *option, code=2)
    assert "Say one of" in papertray.err or "Fields: auth" in papertray.err


def test_an_export_goes_to_a_file_and_says_what_is_missing(papertray, tmp_path):
    papertray("queue", 3, 1, 2)
    target = tmp_path / "list.bib"
    assert papertray("export", "--in", "queue", "-o", target) == f"Wrote 3 papers to {target}.\n"
    assert "3 of 3 have no authors" in papertray.err
    assert target.read_text("utf-8").count("@misc{") == 3
    answer = papertray(
        "export", "--in", "queue", "--format", "markdown", "-o", tmp_path / "list.md", "--json"
    )
    assert answer["papers"] == 3
    assert "3 of 3 have no authors" in answer["missing"]
    text = (tmp_path / "list.md").read_text("utf-8")
    titles = [papertray("show", paper, "--json")["title"].split()[0] for paper in (3, 1, 2)]
    assert [text.index(f"**{title}") for title in titles] == sorted(
        text.index(f"**{title}") for title in titles
    )


def test_what_hurts_an_export_is_listed_and_mended_in_a_step_that_can_be_undone(papertray):
    papertray("edit", 1, "title", "ALL OF THIS IS LOUD")
    papertray("edit", 2, "doi", "10.1000/182")
    found = {paper["id"]: paper for paper in papertray("incomplete", "--json")["papers"]}
    assert found[1]["flaws"] == ["no authors", "no year", "title in capitals"]
    assert found[1]["mends"] == {"title": "All of This Is Loud"}
    assert found[2]["mends"] == {}
    assert "no authors, no year, title in capitals\tcan be mended\tALL OF" in papertray("incomplete")
    assert papertray("mend", 2) == "Nothing here can be mended without a guess.\n"
    papertray("mend", code=2)
    assert papertray("mend", "--all") == "Mend the records of 1 paper.\n"
    assert papertray("show", 1, "--json")["title"] == "All of This Is Loud"
    papertray("undo")
    assert papertray("show", 1, "--json")["title"] == "ALL OF THIS IS LOUD"


def test_an_export_into_a_folder_that_is_not_there_changes_nothing(papertray, tmp_path):
    steps = len(papertray("history", "--json")["steps"])
    papertray("export", "-o", tmp_path / "none" / "list.bib", code=4)
    assert "its folder does not exist" in papertray.err
    assert len(papertray("history", "--json")["steps"]) == steps
    assert not any(paper["citation_key"] for paper in papertray("show", "--json")["papers"])


def test_standard_output_gets_the_bytes_of_the_file(papertray, tmp_path):
    for form in ("bibtex", "markdown"):
        printed = papertray("export", "chess", "--format", form)
        papertray("export", "chess", "--format", form, "-o", tmp_path / "file")
        written = (tmp_path / "file").read_text("utf-8")
        clock = [line for line in written.splitlines() if line.startswith("created: ")]
        assert printed.splitlines()[3:] == written.splitlines()[3:]
        assert len(clock) == (form == "markdown")


def test_keys_are_given_once_and_kept(papertray):
    first = papertray("export", "-f", "bibtex")
    steps = len(papertray("history", "--json")["steps"])
    papertray("edit", 1, "title", "Something else entirely")
    assert papertray("export", "-f", "bibtex").count("@misc{") == first.count("@misc{") == PAPERS
    key = papertray("show", 1, "--json")["citation_key"]
    assert f"@misc{{{key}," in first
    assert len(papertray("history", "--json")["steps"]) == steps + 1


def test_a_folder_that_is_not_there_is_told(papertray, tmp_path):
    papertray("export", "-f", "bibtex", "-o", tmp_path / "no" / "list.bib", code=4)
    assert "folder does not exist" in papertray.err


# -- a library that is in use, read-only, damaged or newer -----------------------------------------------


def test_reading_works_while_a_window_has_the_library_and_writing_says_so(papertray, library):
    papertray("export", "--state", "inbox", "-f", "bibtex")
    window = Library(library)
    try:
        assert papertray("show", "--json")["total"] == PAPERS
        assert papers(papertray("search", "chess engnie", "--json"))[0] == 1
        assert papertray("history", "--json")["steps"]
        assert papertray("export", "-f", "bibtex").count("@misc{") == PAPERS
        assert papertray("backup", library.with_name("copy.db"), "--json")["papers"] == PAPERS
        for words in (
            ("rate", 1, 5),
            ("undo",),
            ("import", SAMPLE),
            ("restore", library.with_name("copy.db")),
        ):
            papertray(*words, code=4)
            assert "in use" in papertray.err
    finally:
        window.close()


@posix
def test_a_library_in_a_read_only_folder_can_be_read(papertray, library, tmp_path):
    papertray("export", "-f", "bibtex")
    folder = tmp_path / "archive"
    folder.mkdir()
    shutil.copy(library, folder / "library.db")
    (folder / "library.db").chmod(0o444)
    folder.chmod(0o555)
    before = sorted(folder.iterdir())
    try:
        for words, code in (
            (("show",), 0),
            (("search", "chess"), 0),
            (("export", "-f", "bibtex"), 0),
            (("rate", "1", "5"), 4),
            (("backup",), 4),
        ):
            done = without_privileges(*words, "--library", folder / "library.db")
            assert done.returncode == code, done.stderr
            assert "Traceback" not in done.stderr
            assert bool(done.stdout) == (code == 0)
        assert (
            "only exact words"
            in without_privileges("search", "chess", "--library", folder / "library.db").stderr
        )
        assert sorted(folder.iterdir()) == before
    finally:
        folder.chmod(0o755)


@posix
def test_a_digest_is_read_where_nothing_can_be_written(isolated_home, tmp_path):
    isolated_home.chmod(0o555)
    tmp_path.chmod(0o555)
    try:
        done = without_privileges("read", SAMPLE, "--json", TMPDIR=str(tmp_path))
    finally:
        tmp_path.chmod(0o755)
        isolated_home.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["imported"] == PAPERS


DROP_PRIVILEGES = """
import ctypes, os, sys
if os.getuid() == 0:  # root obeys the modes of files only without CAP_DAC_OVERRIDE (capabilities(7))
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "desktop", *sys.argv[1:]])
"""


def without_privileges(*words, **changes):
    """Run a command as somebody for whom a read-only folder is one."""
    if os.getuid() == 0 and not sys.platform.startswith("linux"):
        pytest.skip("nothing is read-only for root")
    return subprocess.run(
        [sys.executable, "-c", DROP_PRIVILEGES, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **changes},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("words", [("show",), ("rate", "1", "5"), ("search", "x"), ("history",), ("undo",)])
@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"no library, but a letter\n" * 50), "not a Papertray library"),
        (lambda path: overwrite(path, 60, (99).to_bytes(4, "big")), "newer Papertray"),
        (lambda path: overwrite(path, 68, b"abcd"), "not a Papertray library"),
        (lambda path: overwrite(path, 8192, os.urandom(100_000)), "damaged"),
        (lambda path: path.unlink(), "no library here"),
    ],
    ids=["empty", "a letter", "newer", "foreign", "damaged", "missing"],
)
def test_what_is_no_sound_library_is_refused_and_left_as_it_is(papertray, library, words, damage, said):
    damage(library)
    before = library.read_bytes() if library.exists() else None
    papertray(*words, code=4)
    assert said in papertray.err
    assert (library.read_bytes() if library.exists() else None) == before


def overwrite(path, offset, data):
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


def test_a_library_is_backed_up_and_restored(papertray, library, tmp_path):
    made = papertray("backup", "--json")
    assert Path(made["path"]).parent == library.parent / "backups"
    papertray("bin", "delete", 1, 2, 3)
    restored = papertray("restore", made["path"], "--json")
    assert restored["papers"] == PAPERS
    assert Path(restored["set_aside"]).exists()
    assert papertray("show", "--json")["total"] == PAPERS
    papertray("restore", SAMPLE, code=4)
    papertray("restore", tmp_path / "gone.db", code=4)


# -- the demonstration -----------------------------------------------------------------------------------


def test_the_demonstration_writes_its_exports_and_keeps_no_library(isolated_home, tmp_path, capsys):
    from desktop import cli

    pictures = []
    arguments = ["demo", "-o", str(tmp_path / "demo")]
    assert (
        cli.main(arguments, picture=lambda library, target: pictures.append((library.exists(), target))) == 0
    )
    out = capsys.readouterr().out
    assert str(tmp_path / "demo") in out
    assert (tmp_path / "demo" / "reading-list.bib").exists()
    assert (tmp_path / "demo" / "reading-list.md").exists()
    assert pictures == [(True, tmp_path / "demo" / "window.png")]
    assert list(tmp_path.rglob("*.db")) == []


def test_the_demonstration_leaves_the_window_open_where_there_is_a_screen(tmp_path, capsys, monkeypatch):
    from desktop import cli

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    shown = []
    assert cli.main(["demo"], window=lambda library: shown.append(library.exists()) or 0) == 0
    assert shown == [True]
    assert "The window opens" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_without_a_window_the_demonstration_names_a_new_folder(tmp_path, capsys, monkeypatch):
    from desktop import cli

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    shown = []
    assert cli.main(["demo", "--no-window"], window=lambda _library: shown.append("opened") or 0) == 0
    assert shown == []
    (folder,) = tmp_path.iterdir()
    assert str(folder) in capsys.readouterr().out
    assert sorted(path.name for path in folder.iterdir()) == ["reading-list.bib", "reading-list.md"]


def test_the_demonstration_needs_a_folder_it_can_make(papertray, tmp_path):
    (tmp_path / "file").write_text("in the way")
    papertray("demo", "-o", tmp_path / "file", code=4)
    assert "cannot be made" in papertray.err


def test_where_no_picture_can_be_made_the_demonstration_says_so(isolated_home, tmp_path, capsys):
    from desktop import cli

    def picture(_library, _target):
        raise ImportError("libGL.so.1: cannot open shared object file")

    assert cli.main(["demo", "-o", str(tmp_path / "demo")], picture=picture) == 0
    assert "No picture of the window could be made (libGL.so.1" in capsys.readouterr().out


# -- reading again


def test_reread_shows_what_a_reader_finds_today_and_takes_it_over_in_one_step(papertray, library):
    whole = papertray("show", 2, "--json")
    with contextlib.closing(sqlite3.connect(library)) as connection:  # as an older reader would have left it
        connection.execute("UPDATE record SET abstract = 'cut' WHERE paper_id = 2")
        connection.execute("UPDATE digest SET shown_on = ''")
        connection.commit()
    only_told = papertray("reread", 1, "--dry-run", "--json")
    assert [paper["id"] for paper in only_told["changed"]] == [2]
    assert only_told["changed"][0]["fields"]["abstract"]["before"] == "cut"
    assert not only_told["done"]
    out = papertray("reread", 1)
    assert "abstract: “cut”, now “" in out
    assert "again: 1 changed." in out
    assert papertray("show", 2, "--json") == whole


@pytest.fixture
def digest_with_rest(papertray, tmp_path):
    """Return the id of a digest with two pieces of text that no reader could place."""
    path = tmp_path / "links.txt"
    path.write_text(
        "https://arxiv.org/abs/2401.00001\nhttps://arxiv.org/abs/2401.00002\n10.1000/colour.3\n"
        "https://arxiv.org/abs/2401.00004\n10.1000/colour.5\n10.1000/colour.6\n10.1000/colour.7\n"
        "10.1000/colour.8\n10.1000/colour.9\n10.1000/colour.10\n10.1000/colour.11\n10.1000/colour.12\n"
        "https://journal.example.org/one\nhttps://journal.example.org/two\n"
    )
    papertray("import", path)
    return papertray("digests", "--json")["digests"][0]["id"]


def test_left_over_text_is_shown_joined_cut_and_made_a_paper(papertray, digest_with_rest):
    rest = papertray("leftover", digest_with_rest, "--json")["left_over"]
    assert [piece["text"] for piece in rest] == [f"https://journal.example.org/{n}" for n in ("one", "two")]
    assert "line 13\thttps://journal.example.org/one\n" in papertray("leftover", digest_with_rest)
    papertray("leftover", digest_with_rest, "--join", 1)
    (whole,) = papertray("leftover", digest_with_rest, "--json")["left_over"]
    assert whole["place"] == "line 13 to line 14"
    papertray("leftover", digest_with_rest, "--split", 1, "--before", "https://journal.example.org/two")
    made = papertray("leftover", digest_with_rest, "--paper", 2, "--json")
    assert papertray("show", made["id"], "--json")["title"] == "https://journal.example.org/two"
    assert len(papertray("leftover", digest_with_rest, "--json")["left_over"]) == 1
    papertray("undo")
    assert len(papertray("leftover", digest_with_rest, "--json")["left_over"]) == 2


def test_a_paper_is_made_of_two_pieces(papertray, digest_with_rest):
    made = papertray("leftover", digest_with_rest, "--paper", 1, "--with-abstract", "--json")
    assert papertray("show", made["id"], "--json")["abstract"] == "https://journal.example.org/two"
    assert papertray("leftover", digest_with_rest) == "Nothing is left over.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--paper", 3), "there is no such piece"),
        (("--split", 1), "does not stand in this piece"),
        (("--split", 1, "--before", "nothing"), "does not stand in this piece"),
        (("--join", 1, "--paper", 2), "one thing at a time"),
    ],
)
def test_what_cannot_be_done_with_left_over_text_is_told(papertray, digest_with_rest, words, said):
    papertray("leftover", digest_with_rest, *words, code=2)
    assert said in papertray.err


def test_left_over_text_of_a_digest_that_is_not_there_is_refused(papertray):
    papertray("leftover", 99, code=2)
    assert "no digest has this id" in papertray.err


def test_show_tells_what_is_linked_to_a_paper(papertray, library):
    with contextlib.closing(Library(library)) as opened:
        opened.do(linking.link, 3, linking.target_of_link("https://example.org/paper.pdf"))
    shown = papertray("show", 3, "--json")["linked"]
    assert shown == [
        {"kind": "web", "address": "https://example.org/paper.pdf", "sha256": None, "size": None}
    ]
    assert "https://example.org/paper.pdf" in papertray("show", 3)
    assert papertray("show", 4, "--json")["linked"] == []


def test_watch_imports_what_is_in_a_folder_once_and_leaves_it_as_it_is(papertray, tmp_path, library):
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "new.bib").write_text("@misc{a, title = {A paper put into a folder}, doi = {10.1000/folder}}")
    (folder / "new.bib.part").write_text("half")
    assert papertray("watch", folder, "--once", "--json")["new"] == 1
    assert sorted(path.name for path in folder.iterdir()) == ["new.bib", "new.bib.part"]
    papertray("watch", library.parent, code=2)
    assert "keeps its library in this folder" in papertray.err


def test_reread_of_a_digest_that_is_not_there_is_refused(papertray):
    papertray("reread", 99, code=2)
    assert "digest 99: there is none" in papertray.err
