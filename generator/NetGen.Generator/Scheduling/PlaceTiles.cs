using NetGen.Generator.Loops;
using Place = System.Func<NetGen.Generator.Loops.Index, NetGen.Generator.Loops.Index>;

namespace NetGen.Generator.Scheduling;

/// <summary>Tiles of places along a loop, of nearly equal size: place p of tile t is start + t·step + p·spacing.</summary>
internal readonly record struct PlaceTile(int Start, int Places, int Spacing, int Count, int Step)
{
    /// <summary>Places side by side.</summary>
    public static IReadOnlyList<PlaceTile> Beside(int count, int largest)
    {
        var (start, tiles) = (0, new List<PlaceTile>());
        foreach (var (places, repeats) in TileChoice.ForRow(count, largest))
        {
            tiles.Add(new PlaceTile(start, places, 1, repeats, places));
            start += places * repeats;
        }
        return tiles;
    }

    /// <summary>Places as far apart as the loop allows, so that stretches of such a width at each do not overlap.</summary>
    public static IReadOnlyList<PlaceTile> Apart(int count, int step, int width)
    {
        var places = Math.Max(1, Math.Min(Limits.Places, count / ((width + step - 1) / step)));
        var spacing = count / places;
        var tiles = new List<PlaceTile> { new(0, places, spacing, spacing, 1) };
        if (count - (places * spacing) is var rest and > 0)
            tiles.Add(new PlaceTile(places * spacing, 1, 1, rest, 1));
        return tiles;
    }

    /// <summary>The same tiles, the last of all one place by itself.</summary>
    public static IReadOnlyList<PlaceTile> WithLastAlone(IReadOnlyList<PlaceTile> tiles)
    {
        var last = tiles[tiles.Count - 1];
        var before = last.Count > 1 ? new[] { last with { Count = last.Count - 1 } } : [];
        return [.. tiles.Take(tiles.Count - 1), .. before, last with { Start = last.Start + ((last.Count - 1) * last.Step), Count = 1 }];
    }

    /// <summary>Each tile where its places are, in a loop where there are several of it.</summary>
    public static IEnumerable<Statement> Over(
        Loop loop, IEnumerable<PlaceTile> tiles, Ranges ranges, Func<IReadOnlyList<Place>, Ranges, IEnumerable<Statement>> body) =>
            tiles.Select(tile =>
    {
        if (tile.Count == 1)
            return new Block(body(tile.At(loop, tile.Start), ranges).ToEquatableArray());
        var own = tile.Along(loop);
        return (Statement)(own with { Body = body(tile.At(loop, loop.Variable), ranges.Inside(own)).ToEquatableArray() });
    });

    private Loop Along(Loop loop) => loop with
    {
        From = Start,
        To = Start + (Count * Step),
        Step = Step,
        Apart = Spacing == 1 || Places == 1 ? null : (Places, Spacing),
    };

    private IReadOnlyList<Place> At(Loop loop, Loops.Index start)
    {
        var spacing = Spacing;
        return [.. Enumerable.Range(0, Places).Select(p => (Place)(index => index.With(loop.Variable, start + (p * spacing))))];
    }
}
