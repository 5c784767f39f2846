#!/usr/bin/env python3
"""Writes normalizations.json beside this file: PyTorch's numbers for normalisations and learned activations, over several steps.

Comes in: nothing but torch. Goes out: one file, the same bytes on every run with the same torch build.
A case is a torch module for each declared layer. Inputs, targets and outputs stand in the file as NetGen has them (channels last), state and gradients in
torch's own names and order.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from golden import tensor, tensors, write

STEPS = 3
RATE = 0.05


def drawn(*shape, scale=1.0):
    """Normal numbers of three decimals: short in the file."""
    return (torch.randn(*shape) * scale * 1000).round() / 1000


def channels_last(t):
    return t.movedim(1, -1) if t.dim() > 2 else t


def conv(i, o, k, **options):
    return f"Conv2D({o}, {k}" + (", Bias = false" if options.get("bias") is False else "") + ")", nn.Conv2d(i, o, k, **options)


def conv1(i, o, k):
    return f"Conv1D({o}, {k})", nn.Conv1d(i, o, k)


def dense(i, o, bias=True):
    return f"Dense({o}" + ("" if bias else ", Bias = false") + ")", nn.Linear(i, o, bias=bias)


def batch_norm(channels, dimensions, momentum=0.1, eps=1e-5):
    options = [f"Momentum = {momentum}"] * (momentum != 0.1) + [f"Epsilon = {eps}"] * (eps != 1e-5)
    kind = nn.BatchNorm2d if dimensions == 2 else nn.BatchNorm1d
    return "BatchNorm" + (f"({', '.join(options)})" if options else ""), kind(channels, eps=eps, momentum=momentum)


class ChannelsLastNorm(nn.LayerNorm):
    """torch normalises the last axis, where NetGen has the channels."""

    def forward(self, x):
        return super().forward(x.movedim(1, -1)).movedim(-1, 1)


def layer_norm(channels, eps=1e-5):
    return "LayerNorm" + ("" if eps == 1e-5 else f"(Epsilon = {eps})"), ChannelsLastNorm(channels, eps=eps)


class ChannelsLastRms(nn.Module):
    """RMSNorm of the last axis, which this version of torch lacks: y = w x / sqrt(mean(x^2) + eps) (Zhang and Sennrich 2019)."""

    def __init__(self, channels, eps):
        super().__init__()
        self.weight, self.eps = nn.Parameter(torch.ones(channels)), eps

    def forward(self, x):
        x = x.movedim(1, -1)
        return (x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.eps) * self.weight).movedim(-1, 1)


def rms_norm(channels, eps=1e-5):
    return "RmsNorm" + ("" if eps == 1e-5 else f"(Epsilon = {eps})"), ChannelsLastRms(channels, eps)


def instance_norm(channels, dimensions):
    return "InstanceNorm", (nn.InstanceNorm2d if dimensions == 2 else nn.InstanceNorm1d)(channels, affine=True)


def pixel_shuffle(factor):
    return f"PixelShuffle({factor})", nn.PixelShuffle(factor)


def pool_all(kind):
    return f"Global{kind}Pool1D", nn.Sequential(nn.AdaptiveAvgPool1d(1) if kind == "Average" else nn.AdaptiveMaxPool1d(1), nn.Flatten())


def group_norm(groups, channels):
    return f"GroupNorm({groups})", nn.GroupNorm(groups, channels)


def prelu(channels):
    """One channel stands for a slope that is shared."""
    return "PRelu" + ("(Shared = true)" if channels == 1 else ""), nn.PReLU(channels)


TANH = ("Tanh", nn.Tanh())
RELU = ("Relu", nn.ReLU())
FLATTEN = ("Flatten", nn.Flatten())

# Name: (samples, input shape as torch has it, layers).
CASES = {
    "batch norm of vectors": (6, (5,), lambda: [dense(5, 7), batch_norm(7, 1), TANH, dense(7, 3)]),
    "batch norm of vectors, two samples": (2, (5,), lambda: [dense(5, 9), batch_norm(9, 1), RELU, dense(9, 3)]),
    "batch norm of the input": (7, (5,), lambda: [batch_norm(5, 1), dense(5, 3)]),
    "batch norm of vectors, wide": (33, (6,), lambda: [dense(6, 19, bias=False), batch_norm(19, 1, momentum=0.4, eps=1e-3), TANH, dense(19, 2)]),
    "batch norm of images": (2, (3, 6, 5), lambda: [conv(3, 5, 3), batch_norm(5, 2), TANH, FLATTEN, dense(60, 3)]),
    "batch norm of images, one sample": (1, (3, 6, 5), lambda: [conv(3, 8, 3), batch_norm(8, 2), RELU, FLATTEN, dense(96, 2)]),
    "batch norm of an input image": (3, (3, 4, 5), lambda: [batch_norm(3, 2), conv(3, 4, 2), FLATTEN, dense(48, 2)]),
    "two batch norms of images": (3, (2, 7, 7), lambda: [conv(2, 9, 3, bias=False), batch_norm(9, 2), RELU, conv(9, 17, 3), batch_norm(17, 2), TANH, FLATTEN, dense(153, 2)]),
    "batch norm behind tanh": (3, (2, 5, 5), lambda: [conv(2, 6, 2), TANH, batch_norm(6, 2), conv(6, 3, 2), FLATTEN, dense(27, 2)]),
    "batch norm behind flatten": (4, (2, 4, 3), lambda: [conv(2, 3, 2), TANH, FLATTEN, batch_norm(18, 1), dense(18, 2)]),
    "batch norm of sequences": (3, (4, 7), lambda: [conv1(4, 6, 3), batch_norm(6, 1), RELU, FLATTEN, dense(30, 2)]),
    "layer norm of vectors": (4, (5,), lambda: [dense(5, 11), layer_norm(11), TANH, dense(11, 3)]),
    "layer norm of one sample": (1, (5,), lambda: [dense(5, 16), layer_norm(16, eps=1e-2), RELU, dense(16, 3)]),
    "layer norm of the input": (4, (5,), lambda: [layer_norm(5), dense(5, 3)]),
    "layer norm of images": (2, (3, 5, 4), lambda: [conv(3, 6, 2), layer_norm(6), TANH, conv(6, 3, 2), FLATTEN, dense(18, 2)]),
    "layer norm of sequences": (3, (4, 7), lambda: [conv1(4, 9, 3), layer_norm(9), TANH, FLATTEN, dense(45, 2)]),
    "layer norm behind flatten": (3, (2, 4, 3), lambda: [conv(2, 3, 2), TANH, FLATTEN, layer_norm(18), dense(18, 2)]),
    "group norm of images": (2, (3, 5, 4), lambda: [conv(3, 6, 2), group_norm(2, 6), TANH, FLATTEN, dense(72, 2)]),
    "group norm of many groups": (2, (3, 5, 4), lambda: [conv(3, 24, 2), group_norm(8, 24), RELU, conv(24, 2, 2), FLATTEN, dense(12, 2)]),
    "group norm of one group": (2, (3, 5, 4), lambda: [conv(3, 9, 2), group_norm(1, 9), TANH, FLATTEN, dense(108, 2)]),
    "group norm of single channels": (2, (3, 5, 4), lambda: [conv(3, 5, 2), group_norm(5, 5), TANH, FLATTEN, dense(60, 2)]),
    "group norm of vectors": (3, (5,), lambda: [dense(5, 20), group_norm(2, 20), TANH, dense(20, 2)]),
    "group norm of sequences": (2, (4, 7), lambda: [conv1(4, 6, 3), group_norm(3, 6), TANH, FLATTEN, dense(30, 2)]),
    "prelu of vectors": (4, (5,), lambda: [dense(5, 11), prelu(11), dense(11, 3)]),
    "prelu of images": (2, (3, 5, 4), lambda: [conv(3, 6, 2), prelu(6), conv(6, 3, 2), prelu(3), FLATTEN, dense(18, 2)]),
    "prelu behind flatten": (3, (2, 4, 3), lambda: [conv(2, 3, 2), FLATTEN, prelu(18), dense(18, 2)]),
    "shared prelu": (2, (3, 5, 4), lambda: [conv(3, 7, 2), prelu(1), FLATTEN, dense(84, 2), prelu(1)]),
    "batch norm and prelu": (3, (3, 5, 4), lambda: [conv(3, 7, 2), batch_norm(7, 2), prelu(7), conv(7, 4, 2), FLATTEN, dense(24, 2)]),
    "flattened sequence": (3, (4, 7), lambda: [conv1(4, 5, 3), TANH, FLATTEN, dense(25, 9), TANH, dense(9, 2)]),
    "flattened input sequence": (3, (4, 7), lambda: [FLATTEN, dense(28, 2)]),
    "batch norm and prelu behind a flattened sequence": (3, (2, 6), lambda: [conv1(2, 9, 2), FLATTEN, batch_norm(45, 1), prelu(45), dense(45, 17), TANH, dense(17, 2)]),
    "group norm behind flatten": (3, (4, 3, 2), lambda: [conv(4, 4, 2), TANH, FLATTEN, group_norm(2, 8), dense(8, 2)]),
    "group norm behind a flattened image": (2, (3, 4, 5), lambda: [conv(3, 6, 2), FLATTEN, group_norm(2, 72), prelu(72), dense(72, 9), TANH, dense(9, 2)]),
    "group norm behind a flattened sequence": (3, (4, 7), lambda: [conv1(4, 6, 3), TANH, FLATTEN, group_norm(5, 30), dense(30, 2)]),
    "instance norm of images": (2, (3, 5, 4), lambda: [conv(3, 19, 2), instance_norm(19, 2), TANH, FLATTEN, dense(228, 2)]),
    "instance norm of sequences": (2, (4, 7), lambda: [conv1(4, 6, 3), instance_norm(6, 1), TANH, FLATTEN, dense(30, 2)]),
    "rms norm of vectors": (4, (5,), lambda: [dense(5, 11), rms_norm(11), TANH, dense(11, 3)]),
    "rms norm of one sample": (1, (5,), lambda: [dense(5, 16), rms_norm(16, eps=1e-2), RELU, dense(16, 3)]),
    "rms norm of images": (2, (3, 5, 4), lambda: [conv(3, 6, 2), rms_norm(6), TANH, conv(6, 3, 2), FLATTEN, dense(18, 2)]),
    "rms norm of sequences": (3, (4, 7), lambda: [conv1(4, 9, 3), rms_norm(9), TANH, FLATTEN, dense(45, 2)]),
    "pixel shuffle": (2, (3, 5, 4), lambda: [conv(3, 12, 2), pixel_shuffle(2), TANH, conv(3, 2, 3), FLATTEN, dense(48, 2)]),
    "pixel shuffle of the input": (2, (9, 3, 2), lambda: [pixel_shuffle(3), conv(1, 3, 2), FLATTEN, dense(120, 2)]),
    "means of a sequence": (3, (4, 7), lambda: [conv1(4, 9, 3), TANH, pool_all("Average"), dense(9, 2)]),
    "largest of a sequence": (3, (4, 7), lambda: [conv1(4, 9, 3), TANH, pool_all("Max"), dense(9, 2)]),
}


def named(layers):
    """Each layer's tensors under the name that a weight file gives them."""
    counts, state, gradients = {}, {}, {}
    for declaration, module in layers:
        kind = declaration.split("(")[0]
        counts[kind] = counts.get(kind, 0) + 1
        prefix = f"{kind.lower()}{counts[kind]}."
        state.update({prefix + key: value.clone() for key, value in module.state_dict().items() if key != "num_batches_tracked"})
        gradients.update({prefix + key: p.grad.clone() for key, p in module.named_parameters() if p.grad is not None})
    return state, gradients


def case(seed, name, samples, shape, build):
    torch.manual_seed(seed)
    layers = build()
    network = nn.Sequential(*(module for _, module in layers))
    with torch.no_grad():
        for parameter in network.parameters():
            one = 1.0 if parameter.dim() == 1 and parameter.shape[0] > 0 and (parameter == 1).all() else 0.0
            parameter.copy_(one + drawn(*parameter.shape, scale=0.3 if parameter.dim() == 1 else math.sqrt(1.5 / parameter[0].numel())))
    inputs = drawn(samples, *shape) + 0.5
    targets = drawn(samples, *network(inputs).shape[1:])
    for module in network.modules():
        if hasattr(module, "reset_running_stats"):
            module.reset_running_stats()
    before, _ = named(layers)
    network.train()
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE)
    losses, gradients = [], None
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = F.mse_loss(network(inputs), targets)
        loss.backward()
        gradients = gradients or named(layers)[1]
        losses.append(loss.item())
        optimizer.step()
    network.eval()
    size = list(inputs.movedim(1, -1).shape[1:]) if inputs.dim() > 2 else list(inputs.shape[1:])
    return {
        "name": name,
        "declaration": [f"Input({', '.join(map(str, size))})", *(declaration for declaration, _ in layers), "MeanSquaredError", f"Sgd({RATE})"],
        "parameters": tensors(before),
        "inputs": tensor(channels_last(inputs)),
        "targets": tensor(targets),
        "losses": losses,
        "gradients": tensors(gradients),
        "after": tensors(named(layers)[0]),
        "outputs": tensor(network(inputs)),
    }


if __name__ == "__main__":
    write("normalizations.json", [case(seed, name, *rest) for seed, (name, rest) in enumerate(CASES.items())])
