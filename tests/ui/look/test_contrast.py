"""Every pair of colours that stands on another is readable, in both schemes (WCAG 2, 1.4.3 and 1.4.11)."""

import pytest

from desktop.ui.look.tokens import COLOURS, STATES, TAG_COLOURS, VERDICTS

TEXT, GLYPH = 4.5, 3.0
EVERYWHERE = ("base", "window", "raised", "sunken", "hover", "sel", "selin")
NOT_INACTIVE = EVERYWHERE[:-1]
MESSAGES_ON = ("base", "window", "raised")
ROWS = ("base", "hover", "sel", "selin")


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pairs() -> list[tuple[str, str, float]]:
    found = [(ink, on, TEXT) for ink in ("t1", "t2", "t3") for on in EVERYWHERE]
    found += [("accent", on, TEXT) for on in NOT_INACTIVE]
    found += [(ink, on, TEXT) for ink in ("ok", "warn", "err") for on in MESSAGES_ON]
    found += [(state, on, GLYPH) for state in STATES for on in EVERYWHERE]
    found += [(star, on, GLYPH) for star in ("star", "starOff") for on in ROWS]
    found += [("edge", on, GLYPH) for on in ("base", "window", "raised", "sunken")]
    found += [("focus", on, GLYPH) for on in EVERYWHERE]
    found += [("onaccent", on, TEXT) for on in ("accent", "accentH", "accentP")]
    found += [(ink, "hit", TEXT) for ink in ("t1", "t2")]
    found += [("hitu", "base", GLYPH), ("warn", "sel", TEXT), ("warn", "selin", TEXT)]
    found += [(f"{verdict}Ink", f"{verdict}Tint", TEXT) for verdict in VERDICTS]
    found += [("t1", "changedTint", TEXT), ("toastT", "toast", TEXT), ("toastA", "toast", TEXT)]
    found += [("err", "raised", TEXT)]
    return found


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "on", "needed"), pairs())
def test_ink_stands_out_from_what_it_stands_on(ink: str, on: str, needed: float, scheme: int) -> None:
    # The published figures are rounded to one place; so is the comparison.
    assert round(contrast(COLOURS[ink][scheme], COLOURS[on][scheme]), 1) >= needed


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("tag", TAG_COLOURS)
@pytest.mark.parametrize("on", ["base", "window", "sel", "selin"])
def test_the_dot_of_a_tag_stands_out_from_what_it_stands_on(tag: str, on: str, scheme: int) -> None:
    assert contrast(TAG_COLOURS[tag][scheme], COLOURS[on][scheme]) >= GLYPH


def test_the_measure_is_the_one_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_the_figures_are_those_that_were_published_with_the_colours() -> None:
    figures = {
        ("t1", "base"): (16.5, 13.2),
        ("t3", "sel"): (4.6, 4.5),
        ("accent", "window"): (6.2, 8.0),
        ("edge", "sunken"): (3.0, 4.2),
        ("onaccent", "accentP"): (10.4, 5.8),
        ("toastA", "toast"): (8.3, 5.6),
        ("hitu", "base"): (5.4, 9.3),
        ("suspectInk", "suspectTint"): (6.4, 7.6),
    }
    for (ink, on), expected in figures.items():
        measured = tuple(
            round(contrast(one, other), 1) for one, other in zip(COLOURS[ink], COLOURS[on], strict=True)
        )
        assert measured == expected, (ink, on)
