"""The Incomplete view: counted in the background, each with its reason, mended in one step."""

from desktop.library import editing
from desktop.ui.window.incomplete_flow import KEY


def incomplete(desk):
    return next((entry.count for entry in desk.sidebar_entries() if entry.key == KEY), 0)


def test_incomplete_papers_are_counted_shown_with_their_reason_and_mended(desk):
    for title, authors in (
        ("ALL OF THIS IS LOUD", "Ann Author"),
        ("A Fine Title", "Ann Author"),
        ("Lonely Title", ""),
    ):
        desk.window.bridge.do(editing.add_paper, {"title": title, "authors": authors, "issued": "2020"})
    desk.settle()
    desk.until(lambda: incomplete(desk) == 2)
    desk.window.moving.show_place(KEY)
    desk.settle()
    assert desk.titles() == ["Lonely Title", "ALL OF THIS IS LOUD"]
    assert desk.parts.papers.header.title.text() == "Incomplete"
    model = desk.parts.papers.model
    assert "No authors" in model.picture(0).second_line
    desk.parts.papers.table.go_to(1)
    desk.window.actions_["mend"].trigger()
    desk.settle()
    desk.until(lambda: incomplete(desk) == 1)
    assert "All of This Is Loud" in desk.titles()
    desk.press("u")
    desk.until(lambda: incomplete(desk) == 2)
