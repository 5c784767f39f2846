#!/usr/bin/env python3
"""Writes images.json beside this file: PyTorch's numbers for image layers and graphs, in the shape of layers.json.

Comes in: nothing but torch. Goes out: one file, the same bytes on every run with the same torch build.
PyTorch's images are [batch, channels, height, width]; inputs, targets and outputs stand in the file as NetGen has them,
[batch, height, width, channels]. Parameters and gradients are torch's own, in torch's own order.
"""
import math

import torch
import torch.nn.functional as F

from golden import tensor, tensors, write

BATCH = 2
MARGIN = 2e-5  # no draw stands nearer to a kink: a float32 network sees the same side of it


class NearAKink(Exception):
    """A derivative would jump within rounding of a float32 network: such a draw compares nothing."""


def drawn(*shape, scale=1.0):
    """Normal numbers of three decimals: short in the file."""
    return (torch.randn(*shape) * scale * 1000).round() / 1000


def channels_last(t):
    return t.permute(0, 2, 3, 1) if t.dim() == 4 else t


def both(value):
    return value if isinstance(value, tuple) else (value, value)


class Network:
    """A declaration and torch's value at its end, built side by side: every method writes one attribute and computes it."""

    def __init__(self, height, width, channels, integers=False):
        self.integers = integers
        self.items = [f"Input({height}, {width}, {channels})"]
        self.inputs = torch.randint(-2, 3, (BATCH, channels, height, width)).double() if integers else drawn(BATCH, channels, height, width)
        self.value, self.parameters, self.marks, self.counts = self.inputs, {}, {}, {}

    def declare(self, kind, *arguments, **options):
        """One attribute; options that are None stand for what is not written."""
        words = {True: "true", False: "false"}
        texts = [str(a) for a in arguments] + [f"{name} = {words.get(v, v) if isinstance(v, bool) else v}" for name, v in options.items() if v is not None]
        self.items.append(kind + (f"({', '.join(texts)})" if texts else ""))
        return self

    def owns(self, kind, weight_shape, bias, units=None):
        self.counts[kind] = self.counts.get(kind, 0) + 1
        name, fan_in = f"{kind.lower()}{self.counts[kind]}", math.prod(weight_shape[1:])
        draw = (lambda *shape: torch.randint(-1, 2, shape).double()) if self.integers else (lambda *shape: drawn(*shape, scale=math.sqrt(1.5 / fan_in)))
        weight = self.parameters[f"{name}.weight"] = draw(*weight_shape).requires_grad_()
        if not bias:
            return weight, None
        self.parameters[f"{name}.bias"] = (torch.randint(-1, 2, weight_shape[:1]).double() if self.integers else drawn(units or weight_shape[0], scale=0.3)).requires_grad_()
        return weight, self.parameters[f"{name}.bias"]

    def conv(self, filters, kernel, stride=1, same=False, pad=None, dilation=None, groups=None, bias=True):
        (kh, kw), (sh, sw) = both(kernel), both(stride)
        self.declare("Conv2D", filters, *([kh] if kh == kw else [kh, kw]), Stride=stride if sh == sw and sh > 1 else None,
                     StrideHeight=sh if sh != sw else None, StrideWidth=sw if sh != sw else None, Padding="NetGen.Padding.Same" if same else None,
                     Pad=pad, Dilation=dilation, Groups=groups, Bias=None if bias else False)
        weight, b = self.owns("Conv2D", (filters, self.value.shape[1] // (groups or 1), kh, kw), bias)
        x = self.value
        if same:  # ceil(size / stride) outputs; the odd row or column at the bottom or right
            def sides(size, kernel, stride):
                total = max(0, (math.ceil(size / stride) - 1) * stride + (dilation or 1) * (kernel - 1) + 1 - size)
                return total // 2, total - total // 2
            x = F.pad(x, (*sides(x.shape[3], kw, sw), *sides(x.shape[2], kh, sh)))
        self.value = F.conv2d(x, weight, b, stride=(sh, sw), padding=pad or 0, dilation=dilation or 1, groups=groups or 1)
        return self

    def conv_transpose(self, filters, kernel, stride=1, pad=None, output_pad=None, dilation=None, groups=None, bias=True):
        (kh, kw), (sh, sw) = both(kernel), both(stride)
        self.declare("ConvTranspose2D", filters, *([kh] if kh == kw else [kh, kw]), Stride=stride if sh == sw and sh > 1 else None,
                     StrideHeight=sh if sh != sw else None, StrideWidth=sw if sh != sw else None,
                     Pad=pad, OutputPad=output_pad, Dilation=dilation, Groups=groups, Bias=None if bias else False)
        weight, b = self.owns("ConvTranspose2D", (self.value.shape[1], filters // (groups or 1), kh, kw), bias, units=filters)
        self.value = F.conv_transpose2d(self.value, weight, b, stride=(sh, sw), padding=pad or 0, output_padding=output_pad or 0,
                                        dilation=dilation or 1, groups=groups or 1)
        return self

    def permute(self, *axes):
        """Axes of (height, width, channels); torch has the channels first."""
        self.value = self.value.movedim(1, 3).permute(0, *(1 + axis for axis in axes)).movedim(3, 1)
        return self.declare("Permute", *axes)

    def dense(self, units, bias=True):
        """On the last axis, which for an image is the channels."""
        self.declare("Dense", units, Bias=None if bias else False)
        inputs = self.value.shape[1]
        weight, b = self.owns("Dense", (units, inputs), bias)
        self.value = F.linear(self.value.movedim(1, -1), weight, b).movedim(-1, 1)
        return self

    def tanh(self):
        self.value = torch.tanh(self.value)
        return self.declare("Tanh")

    def sigmoid(self):
        self.value = torch.sigmoid(self.value)
        return self.declare("Sigmoid")

    def relu(self):
        if self.value.abs().min() < MARGIN:
            raise NearAKink
        self.value = F.relu(self.value)
        return self.declare("Relu")

    def softmax(self):
        self.logits, self.value = self.value, F.softmax(self.value, dim=1)
        return self.declare("Softmax")

    def max_pool(self, size, stride=None, pad=None):
        self.declare("MaxPool2D", *([size] if isinstance(size, int) else size), Stride=stride, Pad=pad)
        return self.max(F.pad(self.value, (pad or 0,) * 4, value=-math.inf), both(size), both(stride or size),
                        F.max_pool2d(self.value, size, stride, pad or 0))

    def global_max_pool(self):
        self.declare("GlobalMaxPool2D")
        return self.max(self.value, self.value.shape[2:], (1, 1), F.adaptive_max_pool2d(self.value, 1).flatten(1))

    def max(self, padded, size, stride, value):
        """Two maxima may be equal, as zeros behind a ReLU are, but not nearly so."""
        windows = padded.unfold(2, size[0], stride[0]).unfold(3, size[1], stride[1]).flatten(4)
        if windows.shape[4] > 1:
            largest = windows.topk(2, dim=4).values
            lead = largest[..., 0] - largest[..., 1]
            if ((lead > 0) & (lead < MARGIN)).any():
                raise NearAKink
        self.value = value
        return self

    def average_pool(self, size, stride=None, pad=None):
        self.value = F.avg_pool2d(self.value, size, stride, pad or 0)
        return self.declare("AveragePool2D", *([size] if isinstance(size, int) else size), Stride=stride, Pad=pad)

    def global_average_pool(self):
        self.value = self.value.mean(dim=(2, 3))
        return self.declare("GlobalAveragePool2D")

    def zero_pad(self, top, bottom, left, right):
        self.value = F.pad(self.value, (left, right, top, bottom))
        return self.declare("ZeroPad2D", top, bottom, left, right)

    def crop(self, top, bottom, left, right):
        self.value = F.pad(self.value, (-left, -right, -top, -bottom))
        return self.declare("Crop2D", top, bottom, left, right)

    def flatten(self):
        self.value = self.value.flatten(1)
        return self.declare("Flatten")

    def mark(self, name):
        self.marks[name] = self.value
        return self.declare("Mark", f'"{name}"')

    def go_from(self, name):
        self.value = self.marks[name]
        return self.declare("From", f'"{name}"')

    def add(self, *names):
        self.value = sum((self.marks[name] for name in names), self.value)
        return self.declare("Add", *(f'"{name}"' for name in names))

    def concat(self, *names):
        self.value = torch.cat([self.value, *(self.marks[name] for name in names)], dim=1)
        return self.declare("Concat", *(f'"{name}"' for name in names))

    def multiply(self, name):
        factors = [self.value, self.marks[name]]
        factors = [f[:, :, None, None] if f.dim() == 2 and max(g.dim() for g in factors) == 4 else f for f in factors]
        self.value = factors[0] * factors[1]
        return self.declare("Multiply", f'"{name}"')

    def case(self, name):
        """The loss at the end: cross-entropy of a softmax, else the mean squared error."""
        labels = self.items[-1] == "Softmax"
        if labels:
            targets = torch.randint(self.value.shape[1], (BATCH,))
            loss = F.cross_entropy(self.logits, targets)
        else:
            targets = drawn(*self.value.shape)
            loss = F.mse_loss(self.value, targets)
        loss.backward()
        if self.value.dim() == 4:
            self.declare("Flatten")  # a loss wants a vector; the order in memory is the same
        self.declare("CrossEntropy" if labels else "MeanSquaredError")
        return {
            "name": name,
            "declaration": self.items,
            "parameters": tensors(self.parameters),
            "inputs": tensor(channels_last(self.inputs)),
            **({"labels": targets.tolist()} if labels else {"targets": tensor(channels_last(targets))}),
            "outputs": tensor(channels_last(self.value)),
            "loss": loss.item(),
            "gradients": tensors({name: p.grad for name, p in self.parameters.items()}),
        }


def behind(layer, height=7, width=6, channels=3, filters=4):
    """The layer between two others, so that its input's gradient shows in the first one's weights."""
    return lambda: layer(Network(height, width, channels).conv(filters, 1).tanh()).tanh()


def residual(n):
    return n.conv(4, 3, same=True).tanh().mark("x").conv(4, 3, same=True).tanh().conv(4, 3, same=True).add("x").tanh()


def projection(n):
    return (n.mark("x").conv(5, 3, stride=2, same=True).tanh().conv(5, 3, same=True).mark("main")
            .go_from("x").conv(5, 1, stride=2, bias=False).add("main").tanh())


def inception(n):
    return (n.mark("x").conv(3, 1).tanh().mark("one").go_from("x").conv(2, 3, same=True).tanh().mark("three")
            .go_from("x").max_pool(3, 1, 1).conv(1, 1).tanh().concat("one", "three", "x").conv(3, 1))


def gate(n):
    """Squeeze and excitation: a vector of the channels times the image."""
    channels = n.value.shape[1]
    return n.mark("x").global_average_pool().dense(2).tanh().dense(channels).sigmoid().multiply("x")


def spread_gate(n):
    """The same with a 1x1xC image, which stands second."""
    channels = n.value.shape[1]
    return (n.mark("x").average_pool(tuple(n.value.shape[2:])).conv(channels, 1).sigmoid().mark("gate")
            .go_from("x").conv(channels, 3, same=True).multiply("gate"))


def lenet():
    return (Network(12, 12, 1).conv(3, 5, pad=2).relu().max_pool(2).conv(5, 3).relu().max_pool(2).flatten()
            .dense(7).relu().dense(6).relu().dense(4).softmax())


CASES = {
    "conv valid": behind(lambda n: n.conv(5, 3)),
    "conv same": behind(lambda n: n.conv(5, 3, same=True)),
    "conv same, even kernel": behind(lambda n: n.conv(5, 2, same=True)),
    "conv pad 1": behind(lambda n: n.conv(5, 3, pad=1)),
    "conv pad 3": behind(lambda n: n.conv(5, 3, pad=3)),
    "conv no bias": behind(lambda n: n.conv(5, 3, bias=False)),
    "conv 1x1": behind(lambda n: n.conv(5, 1)),
    "conv 1x1 stride 2": behind(lambda n: n.conv(5, 1, stride=2)),
    "conv stride 2": behind(lambda n: n.conv(5, 3, stride=2)),
    "conv stride 2 same": behind(lambda n: n.conv(5, 3, stride=2, same=True)),
    "conv stride 3 kernel 2": behind(lambda n: n.conv(5, 2, stride=3)),
    "conv 3x2": behind(lambda n: n.conv(5, (3, 2))),
    "conv 1x4 same": behind(lambda n: n.conv(5, (1, 4), same=True)),
    "conv stride 2x1": behind(lambda n: n.conv(5, (3, 2), stride=(2, 1))),
    "conv stride 1x3 pad 1": behind(lambda n: n.conv(5, (2, 3), stride=(1, 3), pad=1)),
    "conv dilation 2": behind(lambda n: n.conv(5, 3, dilation=2)),
    "conv dilation 2 same": behind(lambda n: n.conv(5, 3, dilation=2, same=True)),
    "conv dilation 2 stride 2 pad 2": behind(lambda n: n.conv(5, 3, dilation=2, stride=2, pad=2)),
    "conv groups 2": behind(lambda n: n.conv(6, 3, groups=2)),
    "conv groups 2 stride 2 same": behind(lambda n: n.conv(6, 3, groups=2, stride=2, same=True)),
    "conv depthwise": behind(lambda n: n.conv(4, 3, groups=4, same=True)),
    "conv depthwise, two filters a channel": behind(lambda n: n.conv(10, 3, groups=5), filters=5),
    "conv depthwise stride 2 dilation 2": behind(lambda n: n.conv(9, 3, groups=9, stride=2, dilation=2, pad=2), filters=9),
    "conv of the whole image": behind(lambda n: n.conv(3, (7, 6))),
    "conv as the first layer, same": lambda: Network(6, 5, 3).conv(4, 3, same=True).tanh(),
    "dense on an image": behind(lambda n: n.dense(5)),
    "dense behind flatten": behind(lambda n: n.conv(3, 2).tanh().flatten().dense(4)),
    "dense behind flatten and tanh": behind(lambda n: n.flatten().tanh().dense(3)),
    "max-pool 2": behind(lambda n: n.max_pool(2)),
    "max-pool 2x3": behind(lambda n: n.max_pool((2, 3))),
    "max-pool 3 stride 2": behind(lambda n: n.max_pool(3, 2)),
    "max-pool 3 stride 1": behind(lambda n: n.max_pool(3, 1)),
    "max-pool 3 stride 2 pad 1": behind(lambda n: n.max_pool(3, 2, 1)),
    "max-pool, equal values": lambda: Network(6, 6, 2, integers=True).conv(3, 1).max_pool(3, 1),
    "average-pool 2": behind(lambda n: n.average_pool(2)),
    "average-pool 3x2": behind(lambda n: n.average_pool((3, 2))),
    "average-pool 3 stride 2 pad 1": behind(lambda n: n.average_pool(3, 2, 1)),
    "global average-pool": behind(lambda n: n.global_average_pool().dense(3)),
    "global max-pool": behind(lambda n: n.global_max_pool().dense(3)),
    "zero-pad": behind(lambda n: n.zero_pad(1, 2, 0, 3).conv(3, 3)),
    "crop": behind(lambda n: n.crop(1, 2, 0, 3).conv(3, 2)),
    "residual": behind(residual),
    "projection": behind(projection),
    "inception": behind(inception),
    "add three": behind(lambda n: n.mark("a").conv(4, 1).tanh().mark("b").conv(4, 3, same=True).add("a", "b")),
    "add itself": behind(lambda n: n.mark("a").add("a")),
    "gate": behind(gate),
    "gate of 1x1xC": behind(spread_gate, filters=5),
    "product of images": behind(lambda n: n.mark("x").conv(4, 3, same=True).sigmoid().multiply("x")),
    "lenet": lenet,
    **{f"conv {c} to {f} channels": behind(lambda n, f=f: n.conv(f, 3), height=5, width=4, channels=2, filters=c)
       for c, f in [(1, 3), (3, 5), (5, 6), (6, 8), (8, 9), (9, 16), (16, 17), (17, 1)]},
    **{f"relu and pools, {c} channels": behind(lambda n: n.conv(n.value.shape[1], 3, pad=1, groups=n.value.shape[1]).relu().max_pool(2)
                                              .average_pool(2, 1).conv(2, 1), height=6, width=6, channels=2, filters=c)
       for c in (1, 3, 5, 6, 8, 9, 16, 17)},
    "conv-transpose": behind(lambda n: n.conv_transpose(5, 3)),
    "conv-transpose stride 2": behind(lambda n: n.conv_transpose(5, 3, stride=2, bias=False)),
    "conv-transpose stride 2 pad 1 output pad 1": behind(lambda n: n.conv_transpose(3, 3, stride=2, pad=1, output_pad=1)),
    "conv-transpose 2 stride 2": behind(lambda n: n.conv_transpose(9, 2, stride=2).tanh().conv_transpose(2, 1), height=4, width=3),
    "conv-transpose 1 stride 3 pad 1 output pad 2": behind(lambda n: n.conv_transpose(2, 1, stride=3, pad=1, output_pad=2), height=4, width=3),
    "conv-transpose 2x4 stride 1x3 dilation 2": behind(lambda n: n.conv_transpose(2, (2, 4), stride=(1, 3), dilation=2), height=4, width=3),
    "conv-transpose groups 2 pad 2": behind(lambda n: n.conv_transpose(6, 3, pad=2, groups=2)),
    "conv-transpose depthwise stride 2": behind(lambda n: n.conv_transpose(10, 3, stride=2, groups=5), height=4, width=3, filters=5),
    "conv-transpose as the first layer": lambda: Network(3, 4, 2).conv_transpose(3, 4, stride=2, pad=1).tanh(),
    "conv-transpose of a pixel": lambda: Network(1, 1, 7).conv_transpose(3, 4).tanh().conv_transpose(2, 4, stride=2, pad=1),
    "permute 2 0 1": behind(lambda n: n.permute(2, 0, 1).conv(3, 2)),
    "permute 1 2 0": behind(lambda n: n.permute(1, 2, 0).tanh().conv(3, 1)),
    "permute 1 0 2 and flatten": behind(lambda n: n.permute(1, 0, 2).flatten().dense(3)),
    "sum of what was flattened": behind(lambda n: n.flatten().mark("a").sigmoid().add("a").dense(3)),
    "product of what was flattened": behind(lambda n: n.flatten().mark("a").tanh().mark("b").go_from("a").sigmoid().multiply("b").dense(3)),
    "concat of what was flattened": behind(lambda n: n.flatten().mark("a").sigmoid().concat("a").dense(3)),
    "concat of images flattened apart": behind(lambda n: n.mark("x").flatten().mark("a").go_from("x").conv(3, 3, stride=2).tanh().flatten().concat("a").tanh().dense(3)),
    "concat of a flattened image and units": behind(lambda n: n.mark("x").global_average_pool().dense(5).mark("a").go_from("x").flatten().concat("a").dense(3)),
    "concat of what was concatenated": behind(lambda n: n.flatten().mark("a").concat("a").mark("b").dense(7).tanh().concat("b", "a").dense(3), height=3, width=2),
    "sum of a flattened image and units": behind(lambda n: n.flatten().mark("a").dense(24).tanh().add("a").dense(3), height=3, width=2),
    "product of images flattened apart": behind(lambda n: n.mark("x").flatten().mark("a").go_from("x").permute(1, 0, 2).flatten().multiply("a").dense(3)),
    "gate of a flattened image": behind(lambda n: n.mark("x").conv(2, 3).tanh().flatten().sigmoid().multiply("x").conv(2, 1), height=4, width=3),
    "concat of one channel flattened": behind(lambda n: n.conv(1, 2).flatten().mark("a").sigmoid().concat("a").dense(3)),
}


def image_case(seed, name, build):
    while True:
        torch.manual_seed(seed)
        try:
            return build().case(name)
        except NearAKink:
            seed += 1000


if __name__ == "__main__":
    write("images.json", [image_case(seed, name, build) for seed, (name, build) in enumerate(CASES.items())])
