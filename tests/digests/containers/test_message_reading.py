"""Of one mail, what is a list of papers is read once, and what is not is kept apart."""

import pytest

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts, LeftOver, Problem
from desktop.papers.draft import Draft

MAIL = b"From: a@example.org\nSubject: Weekly\nDate: Mon, 03 Jun 2024 10:00:00 +0000\n"
NOTE = b"Content-Type: text/plain\n\nTwo lists of this week\n"


def multipart(kind, *parts):
    return MAIL + b"Content-Type: multipart/%s; boundary=q\n\n--q\n%s\n--q--\n" % (
        kind,
        b"\n--q\n".join(parts),
    )


def attached(name, text):
    return b'Content-Type: text/plain\nContent-Disposition: attachment; filename="%s"\n\n%s' % (
        name,
        text.encode(),
    )


def plain(text):
    return b"Content-Type: text/plain; charset=utf-8\n\n" + text.encode()


def of(kind, found):
    return [each for each in found if isinstance(each, kind)]


def titles(found):
    return [draft.title for draft in of(Draft, found)]


def test_a_digest_in_a_mail_has_the_day_of_the_mail(found_in, page, abstract):
    facts = found_in(MAIL + b"\n" + page(("First Title", abstract)).encode(), "a.eml")[0]
    assert facts.captured_on == "2024-06-03"


def test_each_message_of_a_mailbox_is_a_digest_with_its_own_day(found_in, page, abstract):
    postmark = b"From a@example.org Tue Jun  4 10:00:00 2024\n"
    second = b"From: b@example.org\nSubject: Other\n\n" + page(("A Second One", abstract)).encode()
    box = postmark + MAIL + b"\n" + page(("First Title", abstract)).encode() + b"\n" + postmark + second
    found = found_in(box, "box.mbox")
    facts = of(DigestFacts, found)
    assert [each.captured_on for each in facts] == ["2024-06-03", "2024-06-04"]
    assert [each.name for each in facts] == ["box.mbox: message 1", "box.mbox: message 2"]
    assert box[slice(*facts[1].extent)].endswith(second.rstrip())


def test_a_cover_note_is_left_over_when_files_have_papers(found_in, page, abstract):
    data = multipart(b"mixed", NOTE, attached(b"a.txt", page(("First Title", abstract))))
    found = found_in(data, "a.eml")
    assert titles(found) == ["First Title"]
    (rest,) = of(LeftOver, found)
    assert "Two lists of this week" in rest.text
    assert "a.eml" in rest.place


def test_what_a_mailing_list_puts_below_is_no_paper(found_in, page, abstract):
    data = multipart(b"mixed", plain(page(("First Title", abstract))), plain("____\nThe List of Lists\n"))
    found = found_in(data)
    assert titles(found) == ["First Title"]
    assert len(of(LeftOver, found)) == 1


def test_a_text_without_known_format_is_read_where_it_is_all_there_is(found_in):
    data = multipart(b"mixed", plain("A Title of One Paper\n"), plain("Another Title of a Paper\n"))
    assert titles(found_in(data)) == ["A Title of One Paper", "Another Title of a Paper"]


def test_of_alternatives_the_richer_one_is_read_and_what_it_lacks_is_told(found_in, page, abstract):
    one = page(("First Title", abstract), ("A Second One", abstract))
    other = page(("First Title", abstract), ("A Second One", abstract), ("The Third of Them", abstract))
    data = multipart(b"alternative", plain(one), plain(other))
    assert titles(found_in(data)) == ["First Title", "A Second One", "The Third of Them"]
    assert of(Problem, found_in(data)) == []
    different = page(("Quite Another Title", abstract))
    found = found_in(multipart(b"alternative", plain(different), plain(other)), "a.eml")
    (note,) = of(Problem, found)
    assert "read (3 papers), lacks 1 paper of the plain text version" in note.reason
    assert (note.file, note.place) == ("a.eml", "plain text version")


def test_a_known_format_is_taken_before_a_longer_guess(found_in, page, abstract):
    guess = "\n\n".join(f"The Title of Paper {number}" for number in ["one", "two", "three", "four"])
    data = multipart(b"alternative", plain(guess), plain(page(("First Title", abstract))))
    found = found_in(data)
    assert titles(found) == ["First Title"]
    assert of(Problem, found) == [], "what a guess lists is not known to be papers"


def test_of_equal_alternatives_the_first_is_read(found_in, page, abstract):
    text = page(("First Title", abstract))
    found = found_in(multipart(b"alternative", plain(text), plain(text.replace("\n\n", "\n\n\n"))))
    assert len(of(DigestFacts, found)) == 1
    assert of(DigestFacts, found)[0].text_length == len(text)


def test_a_part_that_cannot_be_read_does_not_keep_the_others_from_it(found_in, page, abstract):
    pdf = b"Content-Type: application/octet-stream; name=a.pdf\n\n%PDF-1.4 and so on"
    found = found_in(multipart(b"mixed", pdf, plain(page(("First Title", abstract)))), "a.eml")
    assert titles(found) == ["First Title"]
    assert [(each.file, each.reason) for each in of(Problem, found)] == [("a.eml: a.pdf", "this is a PDF")]


def box_of(*texts):
    postmark = b"From a@example.org Tue Jun  4 10:00:00 2024\n"
    return b"".join(postmark + MAIL + b"\n" + text.encode() + b"\n\n" for text in texts)


def test_many_messages_without_papers_are_told_as_one(found_in, page, abstract):
    letters = ["https://example.org/" + "a" * number for number in range(1, 6)]
    (problem,) = of(Problem, found_in(box_of(*letters, page(("First Title", abstract))), "box.mbox"))
    assert problem.file == "box.mbox"
    assert problem.place == "messages 1, 2, 3 and 2 more"
    assert problem.reason.startswith("5 times: ")


def test_a_mailbox_without_papers_makes_progress_all_the_same():
    steps = []

    class Watching:
        def step(self, done, total=None, note=""):
            steps.append((done, total))

    box = box_of(*["https://example.org/"] * 20)
    with pytest.raises(Exception, match="single link"):
        list(read(Source(box, "box.mbox"), Watching()))
    assert steps == sorted(set(steps))
    assert len(steps) == 20
    assert all(total == len(box) for _, total in steps)
