using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>The rules on images and graphs, without Roslyn.</summary>
public class ImageRulesTests
{
    private static readonly LossAttribute Loss = new MeanSquaredErrorAttribute();

    /// <summary>What the rules of the first two groups say: the networks are as short as the test allows, which other rules would not let pass.</summary>
    private static IReadOnlyList<Problem> Problems(params NetworkItemAttribute[] items) => [.. Specs.ProblemsOf(items).Where(problem => problem.Id[2] is '0' or '1')];

    /// <summary>Of a network whose layers stand between an input of 12×12×4 and a vector of one value.</summary>
    private static IReadOnlyList<Problem> OfLayers(params LayerAttribute[] layers) =>
        Problems([new InputAttribute(12, 12, 4), .. layers, new FlattenAttribute(), new DenseAttribute(1), Loss]);

    private static LayerAttribute Same(int filters, int kernel = 3) => new Conv2DAttribute(filters, kernel) { Padding = Padding.Same };

    [Fact]
    public void UnknownMark_names_what_stands_before()
    {
        var problem = Assert.Single(OfLayers(new MarkAttribute("b"), new MarkAttribute("a"), new AddAttribute("a", "c"), new AddAttribute("b")));

        Assert.Equal(("NG0010", 3, "marks", 1), (problem.Id, problem.Item, problem.Argument, problem.Element));
        Assert.Equal(["c", "is not set; before this layer there is 'a', 'b'"], problem.Figures);
        Assert.Equal("is not set: no [Mark] stands before this layer", Assert.Single(OfLayers(new FromAttribute("c"))).Figures[1]);
        Assert.Equal(
            "is only set further down: a layer can join what comes before it",
            OfLayers(new MultiplyAttribute("c"), new MarkAttribute("c"))[0].Figures[1]);
    }

    [Fact]
    public void UnknownMark_warns_of_a_mark_that_nothing_names()
    {
        var problem = Assert.Single(OfLayers(new MarkAttribute("a"), new MarkAttribute("a"), new AddAttribute("a")));

        Assert.Equal(("NG0010", 1, ProblemSeverity.Warning), (problem.Id, problem.Item, problem.Severity));
        Assert.Empty(OfLayers(new MarkAttribute("a"), new AddAttribute("a"), new MarkAttribute("a"), new ConcatAttribute("a"), new MarkAttribute("c"), new MultiplyAttribute("c")));
    }

    [Fact]
    public void NonPositiveDimension_shows_the_chain_of_sizes()
    {
        var problem = Assert.Single(OfLayers(new MaxPool2DAttribute(3), new Conv2DAttribute(8, 2), new Conv2DAttribute(8, 4)));

        Assert.Equal(("NG1002", 3), (problem.Id, problem.Item));
        Assert.Equal(["4×4", "3×3", "12×12×4 → 4×4×4 → 3×3×8"], problem.Figures);
        Assert.Equal("3×3 dilated by 6", Assert.Single(OfLayers(new Conv2DAttribute(8, 3) { Dilation = 6 })).Figures[0]);
        Assert.Equal("Crop2D 6, 6, 6, 6", Assert.Single(OfLayers(new Crop2DAttribute(6))).Figures[0]);
        Assert.Empty(OfLayers(new MaxPool2DAttribute(3), new Conv2DAttribute(8, 2), new Conv2DAttribute(8, 3), new ZeroPad2DAttribute(1), new Crop2DAttribute(1)));
        Assert.Empty(OfLayers(new Conv2DAttribute(8, 3) { Dilation = 5 }));
    }

    [Fact]
    public void Sizes_without_measure_are_diagnosed_not_overflowed()
    {
        Assert.Equal("NG1002", Assert.Single(OfLayers(new Conv2DAttribute(8, int.MaxValue) { Dilation = int.MaxValue })).Id);
        Assert.Equal("NG1002", Assert.Single(OfLayers(new Crop2DAttribute(int.MaxValue))).Id);
        Assert.Equal("NG1012", Assert.Single(OfLayers(new ZeroPad2DAttribute(int.MaxValue))).Id);
        Assert.Equal("NG1012", Assert.Single(OfLayers(new Conv2DAttribute(8, 3) { Pad = int.MaxValue })).Id);
        Assert.Equal("NG1012", Assert.Single(OfLayers(new Conv2DAttribute(8, int.MaxValue) { Padding = Padding.Same })).Id);
        Assert.Equal("NG1012", Assert.Single(OfLayers(new Conv2DAttribute(int.MaxValue, 3))).Id);
    }

    [Fact]
    public void MissingFlatten_warns_where_the_output_is_a_vector_all_the_same()
    {
        var problem = Assert.Single(OfLayers(Same(8), new DenseAttribute(6), new ReluAttribute(), new DenseAttribute(5)));

        Assert.Equal(("NG1003", 2, ProblemSeverity.Warning), (problem.Id, problem.Item, problem.Severity));
        Assert.Equal(["Dense1", "12×12×6", ""], problem.Figures);
        Assert.Equal([new("Flattenable", "yes")], problem.FixFacts);
        Assert.Equal([new("Flattenable", "no")], Assert.Single(OfLayers(new DenseAttribute(6), Same(8))).FixFacts);
    }

    [Fact]
    public void MissingFlatten_is_an_error_at_the_layer_that_makes_the_loss_s_map()
    {
        var problem = Assert.Single(Problems(new InputAttribute(12, 12, 4), new DenseAttribute(6), Same(8), new DenseAttribute(9), new ReluAttribute(), new DenseAttribute(2), Loss));

        Assert.Equal(("NG1003", 3, ProblemSeverity.Error), (problem.Id, problem.Item, problem.Severity));
        Assert.Equal(["Dense2", "12×12×9", "; the loss needs a vector"], problem.Figures);
    }

    [Fact]
    public void MissingFlatten_is_silent_on_vectors_sequences_and_pointwise_convolutions()
    {
        Assert.Empty(Problems(new InputAttribute(7, 5), new DenseAttribute(6), new FlattenAttribute(), new DenseAttribute(1), Loss));
        Assert.Empty(OfLayers(new Conv2DAttribute(6, 1)));
        Assert.Empty(Problems(new InputAttribute(12, 12, 4), new GlobalAveragePool2DAttribute(), new DenseAttribute(1), Loss));
    }

    [Fact]
    public void Loss_of_an_image_is_one_of_its_elements_or_of_a_class_for_each_pixel_but_a_distribution_is_one_a_sample()
    {
        Assert.Empty(Problems(new InputAttribute(12, 12, 4), Same(3), Loss));
        Assert.Empty(Problems(new InputAttribute(12, 12, 4), Same(3), new SoftmaxAttribute(), new CrossEntropyAttribute()));
        Assert.Empty(Problems(new InputAttribute(9, 4), new DenseAttribute(3), new SoftmaxAttribute(), new CrossEntropyAttribute()));
        var problem = Assert.Single(Problems(new InputAttribute(12, 12, 4), Same(3), new SoftmaxAttribute(), new KlDivergenceAttribute()));
        Assert.Equal("NG1005", problem.Id);
        Assert.Equal(["12×12×3 values", "one distribution a sample"], problem.Figures);
    }

    [Fact]
    public void Dense_layer_on_an_image_classifies_pixels_only_where_that_is_declared()
    {
        NetworkItemAttribute[] forgotten = [new InputAttribute(12, 12, 4), new DenseAttribute(3), new SoftmaxAttribute(), new CrossEntropyAttribute()];
        var problem = Assert.Single(Problems(forgotten));
        Assert.Equal(("NG1003", ProblemSeverity.Error), (problem.Id, problem.Severity));
        Assert.Equal(["Dense1", "12×12×3", "; the loss needs a vector, unless Target(TargetKind.ClassMap) says that each position has a class"], problem.Figures);
        Assert.DoesNotContain(Problems([.. forgotten, new TargetAttribute(TargetKind.ClassMap)]), each => each.Severity is null or ProblemSeverity.Error);
    }

    [Fact]
    public void Class_map_needs_positions_and_as_many_values_as_classes()
    {
        static IReadOnlyList<string>? Figures(TargetAttribute target, params NetworkItemAttribute[] items) =>
            Problems([.. items, new SoftmaxAttribute(), new CrossEntropyAttribute(), target]).SingleOrDefault(problem => problem.Id == "NG1005")?.Figures;

        Assert.Null(Figures(new(TargetKind.ClassMap) { Classes = 3 }, new InputAttribute(12, 12, 4), Same(3)));
        Assert.Equal(["3 values at each position", "5 classes"], Figures(new(TargetKind.ClassMap) { Classes = 5 }, new InputAttribute(12, 12, 4), Same(3)));
        Assert.Equal(["3 values", "a class for each of several positions"], Figures(new(TargetKind.ClassMap), new InputAttribute(7), new DenseAttribute(3)));
        Assert.Equal(["12×12×3 values", "one class a sample"], Figures(new(TargetKind.MultiClass) { Classes = 3 }, new InputAttribute(12, 12, 4), Same(3)));
        Assert.Null(Figures(new(TargetKind.MultiClass) { Classes = 3 }, new InputAttribute(7), new DenseAttribute(3)));
    }

    [Fact]
    public void What_moves_pixels_is_refused_where_each_has_a_label()
    {
        NetworkItemAttribute[] With(AugmentationAttribute augmentation, params LayerAttribute[] more) =>
            [new InputAttribute(12, 12, 4), augmentation, Same(3), .. more, new SoftmaxAttribute(), new CrossEntropyAttribute()];
        foreach (AugmentationAttribute moving in (AugmentationAttribute[])[new RandomFlipAttribute(), new RandomCropAttribute(2), new RandomShiftAttribute(1), new RandomRotateAttribute(10), new MixupAttribute()])
        {
            var problem = Assert.Single(Problems(With(moving)));
            Assert.Equal(("NG0008", 1), (problem.Id, problem.Item));
            Assert.Equal("left out where each position has a label: it would move the pixels and not their labels", problem.Figures[1]);
            Assert.DoesNotContain(Problems(With(moving, new GlobalAveragePool2DAttribute())), each => each.Id == "NG0008");
        }
        Assert.DoesNotContain(Problems(With(new GaussianNoiseAttribute(0.1))), each => each.Id == "NG0008");
        Assert.DoesNotContain(Problems(With(new RandomEraseAttribute())), each => each.Id == "NG0008");
    }

    [Fact]
    public void What_moves_pixels_is_refused_where_the_target_is_a_picture()
    {
        AugmentationAttribute[] moving = [new RandomFlipAttribute(), new RandomCropAttribute(2), new RandomShiftAttribute(1), new RandomRotateAttribute(10)];
        // From picture to picture; to one of another size; to a flat one.
        (LayerAttribute[] Layers, string Why)[] pictures =
        [
            ([Same(4)], "each position has a target: it would move the pixels and not their targets"),
            ([new MaxPool2DAttribute(2), Same(2)], "each position has a target: it would move the pixels and not their targets"),
            ([new FlattenAttribute(), new DenseAttribute(20), new DenseAttribute(12 * 12 * 4)], "the targets are as many as the pixels: it would move these and not those"),
        ];
        foreach (var (layers, why) in pictures)
        {
            IEnumerable<string> Said(AugmentationAttribute augmentation) =>
                Problems([new InputAttribute(12, 12, 4), augmentation, .. layers, new MeanSquaredErrorAttribute()]).Where(problem => problem.Id == "NG0008").Select(problem => problem.Figures[1]);
            Assert.All(moving, augmentation => Assert.Equal(["left out where " + why], Said(augmentation)));
            Assert.All(new AugmentationAttribute[] { new GaussianNoiseAttribute(0.1), new RandomEraseAttribute(), new MixupAttribute() }, augmentation => Assert.Empty(Said(augmentation)));
        }

        // One number, and a few, of the whole picture.
        Assert.All(moving, augmentation => Assert.DoesNotContain(
            Problems([new InputAttribute(12, 12, 4), augmentation, Same(4), new FlattenAttribute(), new DenseAttribute(3), new MeanSquaredErrorAttribute()]), problem => problem.Id == "NG0008"));
    }

    [Fact]
    public void JoinShape_shows_all_shapes()
    {
        var problem = Assert.Single(OfLayers(new MarkAttribute("a"), Same(8), new AddAttribute("a")));

        Assert.Equal(("NG1006", 3, "marks"), (problem.Id, problem.Item, problem.Argument));
        Assert.Equal(["Add", "12×12×8 and 12×12×4"], problem.Figures);
        Assert.Equal(
            ["Concat", "6×6×4 and 12×12×4"],
            Assert.Single(OfLayers(new MarkAttribute("a"), new MaxPool2DAttribute(2), new ConcatAttribute("a"))).Figures);
        Assert.Equal(
            ["Multiply", "8 and 12×12×4"],
            Assert.Single(OfLayers(new MarkAttribute("a"), Same(8), new GlobalAveragePool2DAttribute(), new MultiplyAttribute("a"))).Figures);
    }

    [Fact]
    public void JoinShape_is_silent_where_shapes_fit()
    {
        Assert.Empty(OfLayers(new MarkAttribute("a"), Same(4), new AddAttribute("a")));
        Assert.Empty(OfLayers(new MarkAttribute("a"), Same(8), new ConcatAttribute("a")));
        Assert.Empty(OfLayers(new MarkAttribute("a"), new GlobalAveragePool2DAttribute(), new SigmoidAttribute(), new MultiplyAttribute("a")));
    }

    [Fact]
    public void WindowRemainder_counts_rows_and_columns_of_the_image()
    {
        var problem = Assert.Single(OfLayers(new Conv2DAttribute(8, 2), new MaxPool2DAttribute(3)));

        Assert.Equal(("NG1007", 2, "Stride"), (problem.Id, problem.Item, problem.Argument));
        Assert.Equal(["3×3", "3", "11×11", "the last 2 rows and the last 2 columns are"], problem.Figures);
        Assert.Equal("the last column is", Assert.Single(OfLayers(new Conv2DAttribute(8, 1, 2), new MaxPool2DAttribute(2))).Figures[3]);
        Assert.Equal(
            ["3×3", "3", "14×14 (padded)", "the last row and the last column are"],
            Assert.Single(OfLayers(new Conv2DAttribute(8, 3) { Pad = 1, Stride = 3 })).Figures);
    }

    [Fact]
    public void WindowRemainder_is_silent_on_padding_and_on_skipped_pixels()
    {
        Assert.Empty(OfLayers(new MaxPool2DAttribute(3), new Conv2DAttribute(8, 2) { Stride = 2 }));
        // ResNet's stem and its shortcut: what is left over is padding, or skipped between windows as well.
        Assert.Empty(OfLayers(new Conv2DAttribute(8, 7) { Pad = 3, Stride = 2 }, new MaxPool2DAttribute(3) { Stride = 2, Pad = 1 }));
        Assert.Empty(OfLayers(new Conv2DAttribute(8, 1) { Stride = 2 }));
        Assert.Empty(OfLayers(new Conv2DAttribute(8, 3) { Padding = Padding.Same, Stride = 2 }));
    }

    [Fact]
    public void Divisibility_shows_channels_and_filters()
    {
        var problem = Assert.Single(OfLayers(new Conv2DAttribute(6, 3) { Groups = 4 }));

        Assert.Equal(("NG1009", 1, "Groups"), (problem.Id, problem.Item, problem.Argument));
        Assert.Equal(["4", "the input channels (4) and the filters (6)"], problem.Figures);
        Assert.Equal("NG1009", Assert.Single(OfLayers(new Conv2DAttribute(6, 3) { Groups = 3 })).Id);
        Assert.Empty(OfLayers(new Conv2DAttribute(8, 3) { Groups = 4 }));
    }

    [Fact]
    public void Divisibility_of_a_group_normalization_shows_the_channels()
    {
        var problem = Assert.Single(OfLayers(new GroupNormAttribute(3)));

        Assert.Equal(("NG1009", 1, "groups"), (problem.Id, problem.Item, problem.Argument));
        Assert.Equal(["3", "the channels (4)"], problem.Figures);
        Assert.Empty(OfLayers(new GroupNormAttribute(2)));
    }

    [Fact]
    public void ChannelsFirst_proposes_the_order()
    {
        static IReadOnlyList<Problem> Of(InputAttribute input, params LayerAttribute[] layers) => Problems([input, .. layers, new FlattenAttribute(), new DenseAttribute(1), Loss]);

        var problem = Assert.Single(Of(new InputAttribute(3, 32, 28)));
        Assert.Equal(("NG1013", 0, "shape", 0), (problem.Id, problem.Item, problem.Argument, problem.Element));
        Assert.Equal(["3×32×28", "3", "s", "28", "32×28×3"], problem.Figures);
        Assert.Equal("", Assert.Single(Of(new InputAttribute(1, 28, 28))).Figures[2]);
        Assert.Empty(Of(new InputAttribute(28, 28, 3)));
        Assert.Empty(Of(new InputAttribute(3, 3, 3)));
        Assert.Empty(Of(new InputAttribute(4, 28, 28)));
        Assert.Empty(Of(new InputAttribute(1, 100, 16), new Conv2DAttribute(8, 1, 5)));
    }

    [Fact]
    public void NotAnImage_names_what_reaches_the_layer()
    {
        var problem = Assert.Single(OfLayers(new FlattenAttribute(), new MaxPool2DAttribute(2)));

        Assert.Equal(("NG1014", 2), (problem.Id, problem.Item));
        Assert.Equal(["MaxPool2D1", "an image (height×width×channels)", "a vector of 576"], problem.Figures);
        Assert.Equal("7×5", Assert.Single(Problems(new InputAttribute(7, 5), new Conv2DAttribute(4, 3), Loss)).Figures[2]);
        Assert.Equal("NG1014", Assert.Single(Problems(new InputAttribute(7), new GlobalMaxPool2DAttribute(), Loss)).Id);
        Assert.Equal("NG1014", Assert.Single(Problems(new InputAttribute(7), new Crop2DAttribute(1), Loss)).Id);
    }
}
