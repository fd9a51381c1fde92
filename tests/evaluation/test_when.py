"""The set of figures and their times is read, and right is what is found with its time."""

from evaluation.when import Tied, read, share


def test_share_counts_what_is_found_with_its_time() -> None:
    found = [
        Tied("Am Montag kamen 30.", "30", "2026-03-09", "2026-03-09"),
        Tied("Am Montag kamen 30.", "30", "2026-03-09", ""),
        Tied("Am Montag kamen 30.", "30", "", None),
        Tied("Es kamen 30.", "30", "", ""),
    ]
    assert share(found) == 0.5
    assert share([]) == 1.0


def test_every_figure_of_the_set_is_found() -> None:
    found = read("de") + read("en")
    assert len(found) > 30
    assert all(one.said is not None for one in found)
