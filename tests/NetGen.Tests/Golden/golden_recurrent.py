#!/usr/bin/env python3
"""Writes recurrent.json beside this file: PyTorch's numbers for recurrent layers over ten steps of gradient descent.

Comes in: nothing but torch. Goes out: one file, the same bytes on every run with the same torch build.
A case is a torch module for each declared layer; inputs are [samples, steps, channels] in both. State and gradients stand in torch's own names and order.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from golden import tensor, tensors, write

STEPS = 10
RATE = 0.05


def drawn(*shape, scale=1.0):
    """Normal numbers of three decimals: short in the file."""
    return (torch.randn(*shape) * scale * 1000).round() / 1000


class Recurrent(nn.Module):
    """A module of torch's, of which the states or the last ones go on."""

    def __init__(self, module, sequence, reverse=False):
        super().__init__()
        self.module, self.sequence, self.reverse = module, sequence, reverse

    def forward(self, x):
        outputs, last = self.module(x.flip(1) if self.reverse else x)
        if self.sequence:
            return outputs.flip(1) if self.reverse else outputs
        last = last[0] if isinstance(last, tuple) else last
        return last.transpose(0, 1).flatten(1)


class LastStep(nn.Module):
    def forward(self, x):
        return x[:, -1]


class RepeatVector(nn.Module):
    def __init__(self, steps):
        super().__init__()
        self.steps = steps

    def forward(self, x):
        return x[:, None].expand(-1, self.steps, -1)


def recurrent(kind, inputs, units, sequence=False, both=False, reverse=False, bias=True, relu=False):
    options = ["ReturnSequence = true"] * sequence + ["Bidirectional = true"] * both + ["Reverse = true"] * reverse + ["Bias = false"] * (not bias)
    options += ["Activation = NetGen.RecurrentActivation.Relu"] * relu
    module = {"SimpleRnn": nn.RNN, "Gru": nn.GRU, "Lstm": nn.LSTM}[kind](
        inputs, units, batch_first=True, bidirectional=both, bias=bias, **({"nonlinearity": "relu"} if relu else {}))
    return f"{kind}({', '.join([str(units), *options])})", Recurrent(module, sequence, reverse)


def dense(i, o):
    return f"Dense({o})", nn.Linear(i, o)


TANH = ("Tanh", nn.Tanh())
LAST = ("LastStep", LastStep())
FLATTEN = ("Flatten", nn.Flatten())
KINDS = ("SimpleRnn", "Gru", "Lstm")

# Name: (samples, steps, channels, layers). Widths below, at and beyond a vector, and of several.
CASES = {}
for kind in KINDS:
    CASES |= {
        f"{kind}, last state": (4, 5, 3, lambda kind=kind: [recurrent(kind, 3, 7), dense(7, 2)]),
        f"{kind}, sequence": (3, 4, 2, lambda kind=kind: [recurrent(kind, 2, 5, sequence=True), dense(5, 3)]),
        f"{kind}, one step": (3, 1, 3, lambda kind=kind: [recurrent(kind, 3, 4), dense(4, 2)]),
        f"{kind}, one sample, whole vectors": (1, 6, 8, lambda kind=kind: [recurrent(kind, 8, 16), dense(16, 2)]),
        f"{kind}, last step first": (3, 5, 3, lambda kind=kind: [recurrent(kind, 3, 6, reverse=True), dense(6, 2)]),
        f"{kind}, sequence, last step first": (3, 5, 3, lambda kind=kind: [recurrent(kind, 3, 6, sequence=True, reverse=True), dense(6, 2)]),
        f"{kind}, both ways": (3, 5, 3, lambda kind=kind: [recurrent(kind, 3, 9, both=True), dense(18, 2)]),
        f"{kind}, sequence, both ways": (2, 4, 3, lambda kind=kind: [recurrent(kind, 3, 5, sequence=True, both=True), dense(10, 2)]),
        f"{kind}, no bias": (3, 4, 3, lambda kind=kind: [recurrent(kind, 3, 11, bias=False), dense(11, 2)]),
        f"two {kind}": (3, 5, 2, lambda kind=kind: [recurrent(kind, 2, 6, sequence=True), recurrent(kind, 6, 9), dense(9, 2)]),
        f"{kind} of what a dense layer makes of each step": (3, 5, 2, lambda kind=kind: [dense(2, 5), TANH, recurrent(kind, 5, 8), TANH, dense(8, 3)]),
        f"{kind}, from a vector to a sequence": (3, 4, 2, lambda kind=kind: [
            recurrent(kind, 2, 6), ("RepeatVector(3)", RepeatVector(3)), recurrent(kind, 6, 5, sequence=True), dense(5, 2)]),
    }
CASES |= {
    "SimpleRnn with ReLU": (4, 5, 3, lambda: [recurrent("SimpleRnn", 3, 7, relu=True), dense(7, 2)]),
    "last step of a sequence": (3, 5, 3, lambda: [recurrent("Gru", 3, 7, sequence=True), LAST, dense(7, 2)]),
    "all states flattened": (3, 4, 2, lambda: [recurrent("Gru", 2, 5, sequence=True), ("Flatten", None), dense(20, 2)]),
    "mixed stack, both ways": (2, 4, 3, lambda: [recurrent("Lstm", 3, 5, sequence=True, both=True), recurrent("Gru", 10, 4, sequence=True), recurrent("SimpleRnn", 4, 3), dense(3, 2)]),
}


class ChannelsFirst(nn.Module):
    """A flattened sequence stands channels first in files, whatever its order in memory."""

    def forward(self, x):
        return x.transpose(1, 2).flatten(1)


def named(layers):
    """Each layer's tensors under the name that a weight file gives them."""
    counts, state, gradients = {}, {}, {}
    for declaration, module in layers:
        kind = declaration.split("(")[0]
        counts[kind] = counts.get(kind, 0) + 1
        prefix, own = f"{kind.lower()}{counts[kind]}.", getattr(module, "module", module)
        state.update({prefix + key: value.clone() for key, value in own.state_dict().items()})
        gradients.update({prefix + key: p.grad.clone() for key, p in own.named_parameters() if p.grad is not None})
    return state, gradients


def case(seed, name, samples, steps, channels, build):
    torch.manual_seed(seed)
    layers = [(declaration, ChannelsFirst() if module is None else module) for declaration, module in build()]
    network = nn.Sequential(*(module for _, module in layers))
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(drawn(*parameter.shape, scale=0.3 if parameter.dim() == 1 else math.sqrt(1.0 / parameter.shape[1])))
    inputs = drawn(samples, steps, channels)
    targets = drawn(*network(inputs).shape)
    before, _ = named(layers)
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE)
    losses, gradients = [], None
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = F.mse_loss(network(inputs), targets)
        loss.backward()
        gradients = gradients or named(layers)[1]
        losses.append(loss.item())
        optimizer.step()
    return {
        "name": name,
        "declaration": [f"Input({steps}, {channels})", *(declaration for declaration, _ in layers), "MeanSquaredError", f"Sgd({RATE})"],
        "parameters": tensors(before),
        "inputs": tensor(inputs),
        "targets": tensor(targets),
        "losses": losses,
        "gradients": tensors(gradients),
        "after": tensors(named(layers)[0]),
        "outputs": tensor(network(inputs)),
    }


if __name__ == "__main__":
    write("recurrent.json", [case(seed, name, *rest) for seed, (name, rest) in enumerate(CASES.items())])
