#!/usr/bin/env python3
"""Writes plateaus.json, classweights.json and metrics.json beside this file.

Plateaus and class weights are PyTorch's; metrics are their definitions written out with numpy, pair by pair where the definition
is about pairs. The same bytes on every run with the same builds.
"""
import numpy as np
import torch

from golden import tensor, write


# ---------------------------------------------------------------- ReduceLROnPlateau, epoch by epoch

def plateau(name, seed, rising=False, factor=0.1, patience=10, threshold=1e-4, absolute=False, cooldown=0, min_rate=0.0):
    random = np.random.RandomState(seed)
    epochs = 40
    curve = np.exp(-np.arange(epochs) / 6) + 0.05 * random.randn(epochs)
    values = [round(float(1 - v if rising else v), 6) for v in curve]
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, mode="max" if rising else "min", factor=factor, patience=patience, threshold=threshold,
        threshold_mode="abs" if absolute else "rel", cooldown=cooldown, min_lr=min_rate)
    rates = []
    for value in values:
        schedule.step(value)
        rates.append(optimizer.param_groups[0]["lr"])
    return {"name": name, "higherIsBetter": rising, "learningRate": 0.5, "factor": factor, "patience": patience, "threshold": threshold,
            "absolute": absolute, "cooldown": cooldown, "minRate": min_rate, "quantities": values, "learningRates": rates}


PLATEAUS = [
    plateau("defaults", 1),
    plateau("no patience", 2, patience=0, factor=0.5),
    plateau("patience 2", 3, patience=2, factor=0.3),
    plateau("cooldown", 4, patience=1, cooldown=3, factor=0.5),
    plateau("smallest rate", 5, patience=0, min_rate=0.01),
    plateau("nothing left to reduce", 6, patience=0, factor=0.01),
    plateau("absolute threshold", 7, patience=1, threshold=0.05, absolute=True, factor=0.5),
    plateau("relative threshold", 8, patience=1, threshold=0.2, factor=0.5),
    plateau("accuracy", 9, rising=True, patience=1, factor=0.5),
    plateau("accuracy with relative threshold", 10, rising=True, patience=1, threshold=0.1, factor=0.5),
    plateau("accuracy with absolute threshold and cooldown", 11, rising=True, patience=2, threshold=0.02, absolute=True, cooldown=2),
]


# ---------------------------------------------------------------- weighted cross-entropy: loss, and gradients of a softmax regression

def class_weights(name, seed, smoothing):
    torch.manual_seed(seed)
    samples, inputs, classes = 12, 5, 3
    x = (torch.randn(samples, inputs) * 1000).round() / 1000
    labels = torch.randint(classes, (samples,))
    weights = torch.tensor([0.25, 1.0, 3.5])
    w = ((torch.randn(classes, inputs) * 500).round() / 1000).requires_grad_()
    b = ((torch.randn(classes) * 500).round() / 1000).requires_grad_()
    loss = torch.nn.functional.cross_entropy(x @ w.T + b, labels, weight=weights, label_smoothing=smoothing)
    loss.backward()
    return {"name": name, "smoothing": smoothing, "inputs": tensor(x), "labels": labels.tolist(), "classWeights": weights.tolist(),
            "weight": tensor(w), "bias": tensor(b), "loss": loss.item(), "weightGradient": tensor(w.grad), "biasGradient": tensor(b.grad)}


# ---------------------------------------------------------------- metrics of classifiers

def quotient(part, whole):
    return float(part) / float(whole) if whole else 0.0


def area(scores, positives):
    """The share of (positive, negative) pairs in which the positive has the higher score; a tie counts one half."""
    above = [(p > n) + 0.5 * (p == n) for p in scores[positives] for n in scores[~positives]]
    return float(np.mean(above)) if above else None


def metrics(name, seed, samples, classes, ties=False):
    random = np.random.RandomState(seed)
    labels = random.randint(classes, size=samples)
    logits = random.randn(samples, classes) + 1.5 * np.eye(classes)[labels]
    scores = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    scores = np.round(scores, 1 if ties else 6)
    predicted = scores.argmax(axis=1)  # the first of equals
    per_class = []
    for c in range(classes):
        right = ((labels == c) & (predicted == c)).sum()
        found, there = (predicted == c).sum(), (labels == c).sum()
        per_class.append([quotient(right, found), quotient(right, there), quotient(2 * right, found + there), int(there)])
    figures = np.array(per_class)
    # A label's rank is the number of classes that stand before it: a higher score, or the same and a smaller index.
    ranks = [sum((s[j] > s[y]) or (s[j] == s[y] and j < y) for j in range(classes)) for s, y in zip(scores, labels)]
    areas = [area(scores[:, c], labels == c) for c in range(classes)]
    present = [a for a in areas if a is not None]
    return {
        "name": name, "classes": classes, "labels": labels.tolist(), "scores": scores.flatten().tolist(),
        "accuracy": float((labels == predicted).mean()),
        "topK": [float(np.mean([rank < k for rank in ranks])) for k in range(1, classes + 1)],
        "precision": figures[:, 0].tolist(), "recall": figures[:, 1].tolist(), "f1": figures[:, 2].tolist(),
        "macroPrecision": float(figures[:, 0].mean()), "macroRecall": float(figures[:, 1].mean()), "macroF1": float(figures[:, 2].mean()),
        "weightedF1": float((figures[:, 2] * figures[:, 3]).sum() / samples),
        "microF1": float((labels == predicted).mean()),
        "areas": [-1.0 if a is None else a for a in areas], "macroArea": float(np.mean(present)),
    }


if __name__ == "__main__":
    write("plateaus.json", PLATEAUS)
    write("classweights.json", [class_weights("plain", 1, 0.0), class_weights("label smoothing", 2, 0.1)])
    write("metrics.json", [
        metrics("two classes", 1, 30, 2), metrics("five classes", 2, 60, 5), metrics("ties", 3, 80, 4, ties=True),
        metrics("classes without samples", 4, 6, 7)])
