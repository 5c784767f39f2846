#!/usr/bin/env python3
"""Writes classics.json beside this file: PyTorch's numbers for the classic architectures, the small ones in full, the others narrower and on smaller images.

Comes in: nothing but torch. Goes out: one file, the same bytes on every run with the same torch build.
The weights and inputs are drawn by a congruential generator that the tests have too, so that the file need not hold them; of outputs and gradients
it holds the norm and a few elements. Outputs are those of a prediction, where batch normalisation has the running statistics of a fresh network. Dropout stands in no case: its masks are NetGen's own.
"""
import math

import torch
import torch.nn.functional as F

import golden_images
from golden import write
from golden_images import Network, channels_last

golden_images.MARGIN = 0  # compared in float64 only: both sides of a kink are the same
BATCH = 2


def drawn(name, *shape):
    """Uniform numbers in [-1, 1): x -> 1103515245 x + 12345 mod 2^31 from a hash of the name."""
    x = 7
    for character in name:
        x = (31 * x + ord(character)) % 2**31
    values = []
    for _ in range(math.prod(shape)):
        x = (1103515245 * x + 12345) % 2**31
        values.append(x / 2**30 - 1)
    return torch.tensor(values).reshape(shape)


def digest(t):
    """The norm and elements that are spread over the tensor."""
    flat = t.detach().flatten()
    places = sorted({7919 * (i + 1) % len(flat) for i in range(4)})
    return {"norm": flat.norm().item(), "places": places, "values": flat[places].tolist()}


class Classic(Network):
    """A network whose numbers are drawn by name; of an image, or of a vector where there is no height."""

    is_training = True  # whether batch normalisation takes the batch's statistics

    def __init__(self, *shape):
        super().__init__(*(shape if len(shape) == 3 else (1, 1, *shape)))
        self.items = [f"Input({', '.join(map(str, shape))})"]
        inputs = 1.5 * drawn("inputs", BATCH, *shape)
        self.inputs = inputs.permute(0, 3, 1, 2) if len(shape) == 3 else inputs
        self.value = self.inputs

    def owns(self, kind, weight_shape, bias, units=None):
        self.counts[kind] = self.counts.get(kind, 0) + 1
        name = f"{kind.lower()}{self.counts[kind]}"
        weight = self.parameters[f"{name}.weight"] = (math.sqrt(6 / math.prod(weight_shape[1:])) * drawn(f"{name}.weight", *weight_shape)).requires_grad_()
        if not bias:
            return weight, None
        self.parameters[f"{name}.bias"] = (0.1 * drawn(f"{name}.bias", units or weight_shape[0])).requires_grad_()
        return weight, self.parameters[f"{name}.bias"]

    def sigmoid(self):
        self.logits = self.value
        return super().sigmoid()

    def batch_norm(self):
        self.declare("BatchNorm")
        self.counts["BatchNorm"] = self.counts.get("BatchNorm", 0) + 1
        name, channels = f"batchnorm{self.counts['BatchNorm']}", self.value.shape[1]
        weight = self.parameters[f"{name}.weight"] = (1 + 0.1 * drawn(f"{name}.weight", channels)).requires_grad_()
        bias = self.parameters[f"{name}.bias"] = (0.1 * drawn(f"{name}.bias", channels)).requires_grad_()
        self.value = F.batch_norm(self.value, torch.zeros(channels), torch.ones(channels), weight, bias, training=Classic.is_training)
        return self

    def relu6(self):
        self.value = F.relu6(self.value)
        return self.declare("Relu6")

    def conv_norm(self, *arguments, **options):
        return self.conv(*arguments, **options, bias=False).batch_norm()

    def repeated(self, times, layers):
        for _ in range(times):
            layers(self)
        return self

    def case(self, name):
        head = self.items[-1]
        labels = [(3 * i + 1) % self.value.shape[1] for i in range(BATCH)] if head == "Softmax" else None
        targets = (drawn("targets", *channels_last(self.value).shape) + 1) / 2
        if self.value.dim() == 4:
            targets = targets.permute(0, 3, 1, 2)
        if labels:
            loss = F.cross_entropy(self.logits, torch.tensor(labels))
        elif head == "Sigmoid":
            loss = F.binary_cross_entropy_with_logits(self.logits, targets)
        else:
            loss = F.mse_loss(self.value, targets)
        loss.backward()
        self.declare("CrossEntropy" if labels else "BinaryCrossEntropy" if head == "Sigmoid" else "MeanSquaredError")
        return {
            "name": name,
            "declaration": self.items,
            **({"labels": labels} if labels else {}),
            "outputs": digest(channels_last(self.value)),
            "loss": loss.item(),
            "gradients": {name: digest(p.grad) for name, p in self.parameters.items()},
        }


def lenet():
    return (Classic(28, 28, 1).conv(6, 5, pad=2).tanh().average_pool(2).conv(16, 5).tanh().average_pool(2).flatten()
            .dense(120).tanh().dense(84).tanh().dense(10).softmax())


def alexnet():
    return (Classic(63, 63, 3).conv(4, 11, stride=4, pad=2).relu().max_pool(3, 2).conv(12, 5, pad=2).relu().max_pool(3, 2)
            .conv(24, 3, pad=1).relu().conv(16, 3, pad=1).relu().conv(16, 3, pad=1).relu().max_pool(3, 2).flatten()
            .dense(32).relu().dense(32).relu().dense(10).softmax())


def vgg():
    n = Classic(32, 32, 3)
    for width, depth in ((4, 2), (8, 2), (16, 3), (32, 3), (32, 3)):
        n.repeated(depth, lambda n: n.conv(width, 3, pad=1).relu()).max_pool(2)
    return n.flatten().dense(64).relu().dense(64).relu().dense(10).softmax()


def unet():
    """A sixteenth of the width, on 188x188: the crops are the original's."""
    n = Classic(188, 188, 1)
    pair = lambda n, width: n.conv(width, 3).relu().conv(width, 3).relu()
    for level, (width, crop) in enumerate(((4, 88), (8, 40), (16, 16), (32, 4)), start=1):
        pair(n, width).mark(f"down{level}").crop(crop, crop, crop, crop).mark(f"skip{level}").go_from(f"down{level}").max_pool(2)
    pair(n, 64)
    for level, width in ((4, 32), (3, 16), (2, 8), (1, 4)):
        pair(n.conv_transpose(width, 2, stride=2).concat(f"skip{level}"), width)
    return n.conv(1, 1).sigmoid()


def all_cnn():
    return (Classic(16, 16, 3).conv(12, 3, pad=1).relu().conv(12, 3, pad=1).relu().conv(12, 3, stride=2, pad=1).relu()
            .conv(24, 3, pad=1).relu().conv(24, 3, pad=1).relu().conv(24, 3, stride=2, pad=1).relu()
            .conv(24, 3, pad=1).relu().conv(24, 1).relu().conv(10, 1).global_average_pool().softmax())


def basic(n, width, stride):
    """A block of ResNet-18."""
    n.mark("in")
    if stride > 1:
        n.conv_norm(width, 1, stride=stride).mark("shortcut").go_from("in")
    return n.conv_norm(width, 3, stride=stride, pad=1).relu().conv_norm(width, 3, pad=1).add("shortcut" if stride > 1 else "in").relu()


def bottleneck(n, width, stride, projects):
    """A block of ResNet-50."""
    n.mark("in")
    if projects:
        n.conv_norm(4 * width, 1, stride=stride).mark("shortcut").go_from("in")
    n.conv_norm(width, 1).relu().conv_norm(width, 3, stride=stride, pad=1).relu().conv_norm(4 * width, 1)
    return n.add("shortcut" if projects else "in").relu()


def stem(width):
    return Classic(64, 64, 3).conv_norm(width, 7, stride=2, pad=3).relu().max_pool(3, 2, 1)


def resnet18():
    n = stem(4)
    for width in (4, 8, 16, 32):
        basic(basic(n, width, 1 if width == 4 else 2), width, 1)
    return n.global_average_pool().dense(10).softmax()


def resnet50():
    n = stem(4)
    for width, depth in ((4, 3), (8, 4), (16, 6), (32, 3)):
        for i in range(depth):
            bottleneck(n, width, 2 if i == 0 and width > 4 else 1, i == 0)
    return n.global_average_pool().dense(10).softmax()


def mobilenet():
    n = Classic(64, 64, 3).conv_norm(4, 3, stride=2, pad=1).relu6().conv_norm(4, 3, pad=1, groups=4).relu6().conv_norm(2, 1)
    channels = 2
    for width, depth, stride in ((3, 2, 2), (4, 3, 2), (8, 4, 2), (12, 3, 1), (20, 3, 2), (40, 1, 1)):
        for i in range(depth):
            if i > 0:
                n.mark("in")
            inner = 6 * channels
            n.conv_norm(inner, 1).relu6().conv_norm(inner, 3, stride=stride if i == 0 else 1, pad=1, groups=inner).relu6().conv_norm(width, 1)
            if i > 0:
                n.add("in")
            channels = width
    return n.conv_norm(160, 1).relu6().global_average_pool().dense(10).softmax()


def densenet():
    """Growth rate 4."""
    n, channels = stem(8), 8
    for stage, depth in enumerate((6, 12, 24, 16)):
        for _ in range(depth):
            (n.mark("before").batch_norm().relu().conv(16, 1, bias=False).batch_norm().relu().conv(4, 3, pad=1, bias=False).mark("new")
             .go_from("before").concat("new"))
            channels += 4
        if stage < 3:
            channels //= 2
            n.batch_norm().relu().conv(channels, 1, bias=False).average_pool(2)
    return n.batch_norm().relu().global_average_pool().dense(10).softmax()


CASES = {
    "LeNet-5": lenet,
    "VAE encoder": lambda: Classic(784).dense(400).relu().dense(40),
    "VAE decoder": lambda: Classic(20).dense(400).relu().dense(784).sigmoid(),
    "AlexNet, a sixteenth": alexnet,
    "VGG-16, a sixteenth": vgg,
    "U-Net, a sixteenth": unet,
    "All-CNN, an eighth": all_cnn,
    "ResNet-18, a sixteenth": resnet18,
    "ResNet-50, a sixteenth": resnet50,
    "MobileNetV2, an eighth": mobilenet,
    "DenseNet-121, an eighth": densenet,
}


def classic_case(name, build):
    """Loss and gradients of a training step, outputs of a prediction."""
    Classic.is_training = False
    outputs = digest(channels_last(build().value))
    Classic.is_training = True
    return {**build().case(name), "outputs": outputs}


if __name__ == "__main__":
    write("classics.json", [classic_case(name, build) for name, build in CASES.items()])
