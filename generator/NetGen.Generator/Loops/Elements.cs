namespace NetGen.Generator.Loops;

/// <summary>The elements of one buffer, and what became of them. Neighbours are touched together: they lie on one page.</summary>
internal sealed class Elements<T>(string name, int length, Func<int, T> initial)
{
    private readonly Dictionary<int, Page> _pages = [];
    private int _at = -1;
    private Page? _page;

    /// <summary>The places that were stored to and meant.</summary>
    public IEnumerable<int> Meant => Places(page => page.Meant);

    /// <summary>The places behind what was meant that vectors have written with the zeros that are promised there.</summary>
    public IEnumerable<int> Padded => Places(page => page.Padded);

    public bool IsMeant(int offset) => PageOf(offset) is { } page && (page.Meant & Bit(offset)) != 0;

    public T Read(int offset)
    {
        Inside(offset);
        return _pages.Count > 0 && PageOf(offset) is { } page && (page.Written & Bit(offset)) != 0
            ? page.Values[offset % Page.Length]
            : initial(offset);
    }

    public void Write(int offset, T value)
    {
        Inside(offset);
        var page = PageOf(offset);
        if (page is null)
            _pages.Add(_at, page = _page = new());
        page.Values[offset % Page.Length] = value;
        page.Written |= Bit(offset);
    }

    /// <summary>What was written there is meant.</summary>
    public void Mean(int offset) => PageOf(offset)!.Meant |= Bit(offset);

    /// <summary>What was written there is padding.</summary>
    public void Pad(int offset) => PageOf(offset)!.Padded |= Bit(offset);

    private static uint Bit(int offset) => 1u << (offset % Page.Length);

    private Page? PageOf(int offset)
    {
        if (offset / Page.Length != _at)
        {
            _at = offset / Page.Length;
            _pages.TryGetValue(_at, out _page);
        }
        return _page;
    }

    private IEnumerable<int> Places(Func<Page, uint> marks)
    {
        foreach (var page in _pages)
        {
            for (var (left, offset) = (marks(page.Value), page.Key * Page.Length); left != 0; left >>= 1, offset++)
            {
                if ((left & 1) != 0)
                    yield return offset;
            }
        }
    }

    private void Inside(int offset)
    {
        if (offset < 0 || offset >= length)
            throw new IndexOutOfRangeException($"{name}[{offset}] is not there.");
    }

    /// <summary>Neighbouring elements; of the marks, a bit for each.</summary>
    private sealed class Page
    {
        public const int Length = 32;

        public readonly T[] Values = new T[Length];

        public uint Written, Meant, Padded;
    }
}
