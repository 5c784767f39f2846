#!/usr/bin/env python3
"""Writes resize.json beside this file: images of other sizes, by torch.nn.functional.interpolate.

Comes in: nothing but torch. Goes out: one file, the same bytes on every run with the same torch build. Images stand in the file as NetGen has
them, [height, width, channels]; their values are whole numbers from 0 to 255.
"""
import torch
import torch.nn.functional as F

from golden import tensor, write

SIZES = [((5, 7), (5, 7)), ((5, 7), (8, 3)), ((4, 4), (2, 2)), ((6, 9), (4, 4)), ((3, 2), (7, 7)), ((1, 1), (3, 2)), ((12, 10), (1, 1)), ((8, 8), (3, 5))]


def case(mode, before, after, channels):
    image = torch.randint(256, (1, channels, *before)).double()
    options = {"align_corners": False} if mode == "bilinear" else {}
    resized = F.interpolate(image, size=after, mode=mode, **options)
    return {
        "name": f"{mode} {before[0]}x{before[1]} to {after[0]}x{after[1]}, {channels} channels",
        "resampling": mode.capitalize(),
        "image": tensor(image[0].permute(1, 2, 0)),
        "resized": tensor(resized[0].permute(1, 2, 0)),
    }


if __name__ == "__main__":
    torch.manual_seed(1)
    write("resize.json", [case(mode, before, after, channels) for mode in ("bilinear", "area") for before, after in SIZES for channels in (1, 3)])
