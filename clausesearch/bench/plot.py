"""A report as a picture: nDCG@10 with intervals, and what the shown scores are worth."""

from __future__ import annotations

import io
import math
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from clausesearch.bench.report import MAIN
from clausesearch.bench.results import write_whole
from clausesearch.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    Row = dict[str, Any]

_SUFFIXES = (".svg", ".png")
_COLUMNS = 5
#: Okabe and Ito's palette, which colour-blind readers can tell apart; black is for what ships.
_COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#0072B2", "#D55E00", "#999999")
_MARKS = "os^Dv<>"
_FEW = 20


def check_plot(path: Path) -> None:
    """Raise ``UsageError`` when no picture could be drawn at ``path``, before anything is run."""
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageError(
            f"{path}: a picture ends in {' or '.join(_SUFFIXES)}; type --plot bench.svg"
        )
    if find_spec("matplotlib") is None:
        raise UsageError("--plot needs matplotlib: pip install 'clausesearch[bench]'")


def write_plot(document: Row, path: Path) -> None:
    """Draw a report (as ``BenchReport.document`` gives it) at ``path``.

    Raises ``UsageError`` when it cannot be written.
    """
    from matplotlib import rc_context

    check_plot(path)
    picture = io.BytesIO()
    # Letters as letters, and nothing of the day in it: the same report gives the same file.
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "clausesearch"}):
        kind = path.suffix.lower().lstrip(".")
        about = {"Date": None} if kind == "svg" else {}
        _figure(document).savefig(picture, format=kind, dpi=130, metadata=about)
    write_whole(path, picture.getvalue(), "--plot")


def _figure(document: Row) -> Figure:
    from matplotlib.figure import Figure

    rows = document["by"]["pair"]
    pairs = list(dict.fromkeys(row["group"] for row in rows))
    found = document["reliability"]
    below = math.ceil(len(found) / _COLUMNS)
    figure = Figure(
        figsize=(max(6.0, 0.75 * len(pairs) + 3), 4.2 + 2.6 * below), layout="constrained"
    )
    heights = [4.2, *[2.6] * below]
    grid = figure.add_gridspec(1 + below, _COLUMNS, height_ratios=heights)
    _draw_measure(figure.add_subplot(grid[0, :]), rows, pairs, document)
    several = len({row["system"] for row in found}) > 1
    for place, row in enumerate(found):
        axes = figure.add_subplot(grid[1 + place // _COLUMNS, place % _COLUMNS])
        _draw_reliability(axes, row, f"{row['system']}\n" if several else "")
    return figure


def _draw_measure(axes: Axes, rows: list[Row], pairs: list[str], document: Row) -> None:
    systems = list(dict.fromkeys(row["system"] for row in rows))
    step = 0.8 / len(systems)
    for number, system in enumerate(systems):
        own = [row for row in rows if row["system"] == system]
        middle = [
            pairs.index(row["group"]) + step * (number - (len(systems) - 1) / 2) for row in own
        ]
        means = [row[MAIN] for row in own]
        # A percentile interval of few queries may miss the mean it stands beside.
        reach = [
            [max(0.0, row[MAIN] - row["interval"][0]) for row in own],
            [max(0.0, row["interval"][1] - row[MAIN]) for row in own],
        ]
        last = system == document["reference"]
        axes.errorbar(
            middle,
            means,
            yerr=reach,
            fmt=_MARKS[number % len(_MARKS)],
            color="black" if last else _COLOURS[number % len(_COLOURS)],
            markersize=5,
            elinewidth=1.2,
            label=system,
        )
    for place in range(1, len(pairs)):
        axes.axvline(place - 0.5, color="0.9", linewidth=0.8, zorder=0)
    axes.set_xticks(range(len(pairs)), pairs)
    axes.set_xlim(-0.5, len(pairs) - 0.5)
    axes.set_ylim(0, 100)
    axes.set_ylabel(f"{MAIN} x 100")
    axes.grid(axis="y", color="0.9", linewidth=0.8)
    axes.set_axisbelow(True)
    named = " ".join(filter(None, (document["collection"], document["split"])))
    axes.set_title(
        f"{named}: {document['queries']} queries, 95 % intervals; query language > clause language",
        fontsize=10,
    )
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.09), ncols=len(systems), frameon=False)


def _draw_reliability(axes: Axes, row: Row, prefix: str) -> None:
    axes.plot([0, 1], [0, 1], color="0.6", linewidth=0.8, linestyle="--")
    for one in row["bins"]:
        axes.scatter(
            one["score"],
            one["relevant"],
            s=26,
            # A few hits say next to nothing about a share.
            facecolor="#0072B2" if one["hits"] >= _FEW else "white",
            edgecolor="#0072B2",
            zorder=3,
        )
        axes.annotate(
            str(one["hits"]),
            (one["score"], one["relevant"]),
            xytext=(0, 5 if one["relevant"] < 0.85 else -11),
            textcoords="offset points",
            ha="center",
            fontsize=7,
            color="0.35",
        )
    axes.set_xlim(-0.05, 1.05)
    axes.set_ylim(-0.05, 1.05)
    axes.set_aspect("equal")
    axes.tick_params(labelsize=7)
    axes.set_title(
        f"{prefix}{row['pair']}\nBrier {row['brier']:.3f}, ECE {row['ece']:.3f}", fontsize=8
    )
    axes.set_xlabel("mean shown score", fontsize=7)
    axes.set_ylabel("share relevant", fontsize=7)
