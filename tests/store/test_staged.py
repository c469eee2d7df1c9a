"""What a digest says of a paper is read back, staged, known or imported long ago."""

import pytest

from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.name import name_of, names_from_json
from desktop.store.documents import document_within
from desktop.store.staged import held, said, tag_colours
from desktop.store.staging import stage_digest, stage_document, stage_drafts

DRAFT = Draft(
    title="One", authors=(name_of("Ada Lind"),), abstract="Long", arxiv_version=2, span=(3, 9), upvotes=4,
    submitter="Bo", status="new", place="line 1",
)  # fmt: skip


@pytest.fixture
def staged(open_store):
    """Returns the writer's connection, the digest, and a draft staged as paper and as listing of it."""
    store = open_store()
    with store.staging() as connection:
        stage_document(connection, "abc", b"the bytes", "")
        digest = stage_digest(
            connection, DigestFacts(kind="bibtex", source="Group"), sha256="abc", part=0, uid="d", now=1
        )
        rows = [
            *stage_drafts(connection, [(DRAFT, 0)], digest_id=digest, now=1, new_uid=store.new_uid),
            *stage_drafts(connection, [(DRAFT, 1)], digest_id=digest, now=1, new_uid=store.new_uid),
        ]
        yield connection, digest, rows


def test_a_staged_paper_says_what_its_draft_said(staged):
    connection, digest, (own, _) = staged
    found = said(connection, digest=digest, listing=own.listing_id, paper=own.paper_id)
    assert found.fields.keys() == {"title", "authors", "abstract", "arxiv_version"}
    assert names_from_json(found.fields["authors"]) == (name_of("Ada Lind"),)
    assert (found.span, found.upvotes, found.submitter, found.status) == ((3, 9), 4, "Bo", "new")


def test_the_listing_of_a_known_paper_says_the_same(staged):
    connection, digest, (own, known) = staged
    listed = said(connection, digest=digest, listing=known.listing_id, paper=1)
    assert listed.fields == said(connection, digest=digest, listing=own.listing_id, paper=1).fields


def test_without_a_listing_that_of_the_digest_is_looked_up(staged):
    connection, digest, (own, _) = staged
    assert said(connection, digest=digest, listing=0, paper=own.paper_id).fields["title"] == "One"
    assert said(connection, digest=digest + 1, listing=0, paper=own.paper_id) is None


def test_only_what_came_from_the_digest_is_its_word(staged):
    connection, digest, (own, _) = staged
    connection.execute(
        """UPDATE record SET abstract = 'Typed', sources = json_set(sources, '$.abstract', 0)"""
    )
    found = said(connection, digest=digest, listing=own.listing_id, paper=own.paper_id)
    assert "abstract" not in found.fields
    assert held(connection, own.paper_id).fields["abstract"] == "Typed"


def test_what_is_held_says_its_state_and_whether_it_is_shown(staged):
    connection, _, (own, _) = staged
    found = held(connection, own.paper_id)
    assert (found.state, found.absent) == ("inbox", True)
    assert found.fields["title"] == "One"
    assert "doi" not in found.fields
    assert held(connection, 99) is None


def test_the_bytes_of_a_digest_come_back_unless_there_are_too_many(staged):
    connection, digest, _ = staged
    assert document_within(connection, digest, 100) == b"the bytes"
    assert document_within(connection, digest, 8) is None
    assert document_within(connection, digest + 1, 100) is None


def test_tags_have_their_colours(open_store):
    store = open_store()
    with store.staging() as connection:
        connection.execute(
            "INSERT INTO tag (uid, absent, name, name_key, colour) "
            "VALUES ('a', 0, 'Red', 'red', 'rose'), ('b', 1, 'Gone', 'gone', 'blue')"
        )
        assert tag_colours(connection) == {"Red": "rose"}
