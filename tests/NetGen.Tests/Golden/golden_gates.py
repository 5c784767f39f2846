#!/usr/bin/env python3
"""Writes gates.json beside this file: numbers of recurrent layers that PyTorch has no module of, written out step by step of its primitives.

Comes in: nothing but torch. Goes out: one file, the same bytes on every run with the same torch build.
The GRU whose reset gate stands before the product (Cho et al. 2014; Keras' reset_after=False). Everything else is as in golden_recurrent.py.
"""
import torch
from torch import nn

from golden import write
from golden_recurrent import LAST, TANH, case, dense, recurrent


class Cell(nn.Module):
    """h' = (1 - z) n + z h with n = tanh(W x + b + V (r h)), in the order r, z, n; one way, or both ways side by side."""

    def __init__(self, inputs, units, sequence, both, reverse, bias):
        super().__init__()
        self.sequence, self.ways = sequence, [("", False), ("_reverse", True)] if both else [("", reverse)]
        for name, _ in self.ways:
            shapes = {"weight_ih_l0": (3 * units, inputs), "weight_hh_l0": (2 * units, units), "weight_nh_l0": (units, units)}
            for key, shape in {**shapes, **({"bias_ih_l0": (3 * units,)} if bias else {})}.items():
                self.register_parameter(key + name, nn.Parameter(torch.zeros(*shape)))

    def way(self, x, name, reverse):
        w, u, v = (getattr(self, key + name) for key in ("weight_ih_l0", "weight_hh_l0", "weight_nh_l0"))
        b = getattr(self, "bias_ih_l0" + name, torch.zeros(w.shape[0]))
        n, states = v.shape[0], []
        h = torch.zeros(x.shape[0], n)
        for step in reversed(range(x.shape[1])) if reverse else range(x.shape[1]):
            a, s = x[:, step] @ w.T + b, h @ u.T
            r, z = torch.sigmoid(a[:, :n] + s[:, :n]), torch.sigmoid(a[:, n:2 * n] + s[:, n:])
            fresh = torch.tanh(a[:, 2 * n:] + (r * h) @ v.T)
            h = (1 - z) * fresh + z * h
            states.append(h)
        return torch.stack(states[::-1] if reverse else states, 1), h

    def forward(self, x):
        ways = [self.way(x, *way) for way in self.ways]
        return torch.cat([states if self.sequence else last for states, last in ways], -1)


def gru(inputs, units, sequence=False, both=False, reverse=False, bias=True):
    options = ["ReturnSequence = true"] * sequence + ["Bidirectional = true"] * both + ["Reverse = true"] * reverse + ["Bias = false"] * (not bias)
    return f"Gru({', '.join([str(units), 'ResetAfter = false', *options])})", Cell(inputs, units, sequence, both, reverse, bias)


# As in golden_recurrent.py.
CASES = {
    "last state": (4, 5, 3, lambda: [gru(3, 7), dense(7, 2)]),
    "sequence": (3, 4, 2, lambda: [gru(2, 5, sequence=True), dense(5, 3)]),
    "one step": (3, 1, 3, lambda: [gru(3, 4), dense(4, 2)]),
    "one sample, whole vectors": (1, 6, 8, lambda: [gru(8, 16), dense(16, 2)]),
    "more units than a vector": (3, 4, 5, lambda: [gru(5, 37), dense(37, 2)]),
    "last step first": (3, 5, 3, lambda: [gru(3, 6, reverse=True), dense(6, 2)]),
    "sequence, last step first": (3, 5, 3, lambda: [gru(3, 6, sequence=True, reverse=True), dense(6, 2)]),
    "both ways": (3, 5, 3, lambda: [gru(3, 9, both=True), dense(18, 2)]),
    "sequence, both ways": (2, 4, 3, lambda: [gru(3, 5, sequence=True, both=True), dense(10, 2)]),
    "no bias": (3, 4, 3, lambda: [gru(3, 11, bias=False), dense(11, 2)]),
    "two": (3, 5, 2, lambda: [gru(2, 6, sequence=True), gru(6, 9), dense(9, 2)]),
    "of what a dense layer makes of each step": (3, 5, 2, lambda: [dense(2, 5), TANH, gru(5, 8), TANH, dense(8, 3)]),
    "beside the other form": (3, 5, 2, lambda: [gru(2, 6, sequence=True), recurrent("Gru", 6, 5, sequence=True), LAST, dense(5, 2)]),
}

if __name__ == "__main__":
    write("gates.json", [case(seed, name, *rest) for seed, (name, rest) in enumerate(CASES.items())])
