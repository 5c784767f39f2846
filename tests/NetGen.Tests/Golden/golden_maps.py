#!/usr/bin/env python3
"""Writes maps.json beside this file: a class for each pixel of an image and each step of a sequence, by torch's CrossEntropyLoss.

Comes in: nothing but torch. Labels of -1 are ignored (ignore_index). The same bytes on every run with the same builds.
"""
import torch

from golden import tensor, write


def drawn(*shape, scale=0.5):
    return (torch.randn(*shape) * scale * 1000).round() / 1000


def image(name, seed, height, width, channels, classes, hidden, ignored, weights=None, smoothing=0.0, dense=False):
    torch.manual_seed(seed)
    samples = 3
    x = drawn(samples, height, width, channels, scale=1)
    labels = torch.randint(classes, (samples, height, width))
    labels[torch.rand(samples, height, width) < ignored] = -1
    parameters = {
        "conv2d1.weight": drawn(hidden, channels, 3, 3), "conv2d1.bias": drawn(hidden),
        ("dense1.weight" if dense else "conv2d2.weight"): drawn(*((classes, hidden) if dense else (classes, hidden, 1, 1))),
        ("dense1.bias" if dense else "conv2d2.bias"): drawn(classes),
    }
    w1, b1, w2, b2 = [p.requires_grad_() for p in parameters.values()]
    h = torch.tanh(torch.nn.functional.conv2d(x.permute(0, 3, 1, 2), w1, b1, padding=1))
    z = torch.nn.functional.conv2d(h, w2.reshape(classes, hidden, 1, 1), b2)
    head = ["Dense(%d)" % classes, "Target(NetGen.TargetKind.ClassMap)"] if dense else ["Conv2D(%d, 1)" % classes]
    items = ["Input(%d, %d, %d)" % (height, width, channels), "Conv2D(%d, 3, Padding = NetGen.Padding.Same)" % hidden, "Tanh", *head, "Softmax"]
    return case(name, items, parameters, x, labels, z, weights, smoothing)


def sequence(name, seed, steps, channels, classes, hidden, ignored, weights=None, smoothing=0.0):
    torch.manual_seed(seed)
    samples = 4
    x = drawn(samples, steps, channels, scale=1)
    labels = torch.randint(classes, (samples, steps))
    labels[torch.rand(samples, steps) < ignored] = -1
    parameters = {"conv1d1.weight": drawn(hidden, channels, 3), "conv1d1.bias": drawn(hidden), "dense1.weight": drawn(classes, hidden), "dense1.bias": drawn(classes)}
    w1, b1, w2, b2 = [p.requires_grad_() for p in parameters.values()]
    h = torch.tanh(torch.nn.functional.conv1d(x.permute(0, 2, 1), w1, b1, padding=1))
    z = torch.nn.functional.linear(h.permute(0, 2, 1), w2, b2).permute(0, 2, 1)
    items = ["Input(%d, %d)" % (steps, channels), "Conv1D(%d, 3, Padding = NetGen.Padding.Same)" % hidden, "Tanh", "Dense(%d)" % classes, "Softmax"]
    return case(name, items, parameters, x, labels, z, weights, smoothing)


def case(name, items, parameters, x, labels, z, weights, smoothing):
    """z: scores, [samples, classes, positions…]."""
    loss = torch.nn.CrossEntropyLoss(
        weight=None if weights is None else torch.tensor(weights), ignore_index=-1, label_smoothing=smoothing)(z, labels)
    loss.backward()
    outputs = torch.softmax(z, dim=1).movedim(1, -1)
    correct = int(((z.argmax(dim=1) == labels) & (labels >= 0)).sum())
    return {
        "name": name, "declaration": [*items, "CrossEntropy" + ("(LabelSmoothing = %g)" % smoothing if smoothing else ""), "Sgd(0.1)"],
        "parameters": {k: tensor(v) for k, v in parameters.items()}, "inputs": tensor(x), "labels": labels.flatten().tolist(),
        "classWeights": weights, "outputs": tensor(outputs), "loss": loss.item(), "counted": int((labels >= 0).sum()), "correct": correct,
        "gradients": {k: tensor(v.grad) for k, v in parameters.items()},
    }


if __name__ == "__main__":
    write("maps.json", [
        image("pixels", 1, 4, 5, 3, 5, 6, 0.3),
        image("pixels, none ignored", 2, 3, 3, 1, 2, 4, 0.0),
        image("pixels, weights", 3, 4, 4, 2, 3, 5, 0.2, weights=[0.25, 1.0, 3.5]),
        image("pixels, smoothed", 4, 2, 6, 3, 9, 4, 0.2, smoothing=0.1),
        image("pixels, weights and smoothed", 5, 5, 3, 2, 4, 6, 0.3, weights=[0.5, 2.0, 1.0, 1.5], smoothing=0.2),
        image("pixels, dense", 6, 3, 4, 2, 17, 5, 0.3, dense=True),
        sequence("steps", 7, 7, 4, 3, 5, 0.3),
        sequence("steps, weights and smoothed", 8, 6, 3, 8, 4, 0.4, weights=[1.0, 2.0, 0.5, 1.0, 1.0, 3.0, 0.25, 1.0], smoothing=0.1),
    ])
