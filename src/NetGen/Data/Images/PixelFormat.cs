namespace NetGen;

/// <summary>What the channels of a pixel are, in the order in which they lie in memory.</summary>
public enum PixelFormat
{
    /// <summary>One channel.</summary>
    Grey,

    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Blue, green, red.</summary>
    Bgr,

    /// <summary>Red, green, blue and an opacity, see <see cref="ImageConverter.Background"/>.</summary>
    Rgba,

    /// <summary>Blue, green, red and an opacity, see <see cref="ImageConverter.Background"/>.</summary>
    Bgra,
}

/// <summary>How an image is brought to another size.</summary>
public enum Resampling
{
    /// <summary>
    /// Between the four nearest pixels, whose centres lie at halves: PyTorch's <c>interpolate(mode="bilinear", align_corners=False)</c>.
    /// Right for enlarging; a much smaller image sees only some of the pixels.
    /// </summary>
    Bilinear,

    /// <summary>
    /// The mean of all pixels that an output pixel covers, whole ones: PyTorch's <c>interpolate(mode="area")</c>. Right for reducing.
    /// </summary>
    Area,
}

/// <summary>What happens where an image has other proportions than it should have.</summary>
public enum Framing
{
    /// <summary>
    /// The largest middle part of the right proportions is cut out and resized: nothing is distorted, the edges are lost.
    /// </summary>
    Crop,

    /// <summary>All of it is resized: nothing is lost, the proportions change.</summary>
    Stretch,

    /// <summary>The middle is cut out at the declared size and not resized; an image that is too small is an error.</summary>
    CropOnly,
}
