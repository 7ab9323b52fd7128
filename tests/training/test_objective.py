"""The objective: its gradient against automatic differentiation, and what it draws together."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs clausesearch[hub]")

from clausesearch.training import objective as module  # noqa: E402
from clausesearch.training.batches import Batch, Rows  # noqa: E402
from clausesearch.training.objective import Weights, objective  # noqa: E402
from clausesearch.training.recipe import Settings, accumulate, same_texts  # noqa: E402

COUNT = 24
WEIGHTS = Weights(scale=20.0, distillation=2.0)


@pytest.fixture
def exact(monkeypatch):
    """Compute in single precision what is otherwise rounded to bfloat16."""
    monkeypatch.setattr(module, "_product", lambda left, right: left @ right)


def unit(seed: int, count: int = COUNT, dim: int = 16):
    rows = torch.randn(count, dim, generator=torch.Generator().manual_seed(seed)) + 0.3
    return torch.nn.functional.normalize(rows)


def divergence(target, scores, *, selfless):
    if selfless:
        target, scores = (m - 1e4 * torch.eye(COUNT) for m in (target, scores))
    return torch.nn.functional.kl_div(
        scores.log_softmax(1), target.log_softmax(1), log_target=True, reduction="batchmean"
    )


def plainly(left, right, same, meaning):
    """The same loss, as one would write it for automatic differentiation."""
    scores = 20 * left @ right.T
    kept = scores.masked_fill(same, -torch.inf)
    loss = ((kept.logsumexp(1) + kept.logsumexp(0)) / 2 - scores.diagonal()).mean()
    if meaning is None:
        return loss
    told, asked = meaning
    relations = divergence(20 * told @ asked.T, scores, selfless=False)
    relations += divergence(20 * told @ told.T, 20 * left @ left.T, selfless=True)
    relations += divergence(20 * asked @ asked.T, 20 * right @ right.T, selfless=True)
    return loss + 2 * relations / 3


@pytest.mark.parametrize("taught", [False, True])
@pytest.mark.usefixtures("exact")
def test_the_gradient_is_the_derivative(taught):
    left, right = (unit(seed).requires_grad_() for seed in (1, 2))
    same = torch.zeros(COUNT, COUNT, dtype=torch.bool)
    same[0, 3] = same[3, 0] = True
    meaning = (unit(3), unit(4)) if taught else None
    expected = plainly(left, right, same, meaning)
    expected.backward()
    with torch.no_grad():
        outcome = objective(left.detach(), right.detach(), same, meaning, WEIGHTS)
    assert outcome.loss == pytest.approx(expected.item(), rel=1e-4)
    assert torch.allclose(outcome.left, left.grad, atol=1e-5)
    assert torch.allclose(outcome.right, right.grad, atol=1e-5)


def rows(*texts: list[int]) -> Rows:
    flat = np.asarray([piece for text in texts for piece in text], dtype=np.int32)
    starts = np.cumsum([0, *map(len, texts[:-1])])
    return Rows(flat, starts)


def parameter(values):
    weights = torch.nn.Parameter(values)
    weights.grad = torch.zeros_like(weights)
    return weights


@pytest.mark.usefixtures("exact")
def test_the_gradient_reaches_the_pieces():
    batch = Batch("t", rows([1, 2], [3], [4, 4, 1]), rows([5], [2, 5], [1]), None)
    weights = parameter(torch.randn(6, 8, generator=torch.Generator().manual_seed(5)))
    loss = accumulate(weights, batch, Settings())
    ours = weights.grad.clone()
    weights.grad = None

    def pooled(side):
        bags = torch.nn.functional.embedding_bag(
            torch.from_numpy(side.ids).long(), weights, torch.from_numpy(side.starts), mode="mean"
        )
        return torch.nn.functional.normalize(bags)

    none = torch.zeros(3, 3, dtype=torch.bool)
    expected = plainly(pooled(batch.left), pooled(batch.right), none, None)
    expected.backward()
    assert loss == pytest.approx(expected.item(), rel=1e-4)
    assert torch.allclose(ours, weights.grad, atol=1e-4)


def test_equal_texts_are_no_negatives_of_each_other():
    assert same_texts(rows([1, 2], [3], [1, 2])).tolist() == [
        [False, False, True],
        [False, False, False],
        [True, False, False],
    ]
    apart = Batch("t", rows([1], [2]), rows([1], [2]), None)
    double = Batch("t", rows([1], [2], [1]), rows([1], [2], [1]), None)
    losses = [accumulate(parameter(torch.eye(4)), batch, Settings()) for batch in (apart, double)]
    assert losses[0] == pytest.approx(losses[1], abs=1e-4)


def test_the_teacher_pulls_relations():
    side = rows([1], [2], [3])
    agreeing = np.eye(3, 4, dtype=np.float16)
    group = np.asarray([[1, 0], [1, 0], [0, 1]], dtype=np.float16)
    losses = {}
    for name, meaning in (("none", None), ("agreeing", agreeing), ("group", group)):
        weights = parameter(torch.eye(4))
        told = None if meaning is None else (meaning, meaning)
        losses[name] = accumulate(weights, Batch("t", side, side, told), Settings())
    assert losses["agreeing"] == pytest.approx(losses["none"], abs=1e-3)
    assert losses["group"] > losses["none"] + 0.5
    step = weights - 0.1 * weights.grad
    assert torch.cosine_similarity(step[1], step[2], dim=0) > 0
