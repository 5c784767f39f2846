using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix, in double precision: Householder's reduction to tridiagonal form, then QR steps
/// with implicit Wilkinson shifts (Golub and Van Loan, Matrix Computations, sections 8.3.1 and 8.3.3). About 4·n³ multiply-adds.
/// </summary>
internal static class SymmetricEigen
{
    private const double Precision = 1.0 / (1L << 53);
    private const int SweepsPerValue = 64;

    /// <summary>A = Σ values[k]·vectors[k]·vectors[k]ᵀ.</summary>
    /// <param name="matrix">n × n, row-major; only the lower triangle is read. It is overwritten.</param>
    /// <param name="n">The size.</param>
    /// <returns>
    /// The eigenvalues, largest first, and as rows the eigenvectors of length 1, each with its largest component (the first of equals)
    /// positive.
    /// </returns>
    /// <exception cref="ArithmeticException">The matrix is not finite.</exception>
    public static (double[] Values, double[] Vectors) Decompose(double[] matrix, int n)
    {
        var diagonal = new double[n];
        var beside = new double[n];
        double[] basis = Tridiagonalize(matrix, n, diagonal, beside);
        Diagonalize(diagonal, beside, basis, n);
        return Sorted(diagonal, basis, n);
    }

    /// <summary>A = QTQᵀ with T tridiagonal.</summary>
    /// <returns>Qᵀ: the columns of Q as rows, so that later rotations mix contiguous memory.</returns>
    private static double[] Tridiagonalize(double[] a, int n, double[] diagonal, double[] beside)
    {
        for (int row = 0; row < n; row++)
        {
            for (int column = row + 1; column < n; column++)
            {
                a[(row * n) + column] = a[(column * n) + row];
            }
        }

        // Row k of a, from k + 1 on, becomes the Householder vector of step k; β is 2/‖v‖².
        var beta = new double[n];
        var product = new double[n];
        for (int k = 0; k < n - 1; k++)
        {
            int first = k + 1;
            Span<double> v = a.AsSpan((k * n) + first, n - first);
            diagonal[k] = a[(k * n) + k];
            (beside[k], beta[k]) = Reflect(v);
            if (beta[k] == 0)
                continue;
            // p = βAv, w = p − ½β(pᵀv)v, A ← A − vwᵀ − wvᵀ.
            Span<double> p = product.AsSpan(0, v.Length);
            for (int row = 0; row < v.Length; row++)
            {
                p[row] = beta[k] * DotProduct.Of<double>(a.AsSpan(((first + row) * n) + first, v.Length), v);
            }

            AddScaled(p, -0.5 * beta[k] * DotProduct.Of<double>(p, v), v);
            for (int row = 0; row < v.Length; row++)
            {
                Span<double> line = a.AsSpan(((first + row) * n) + first, v.Length);
                AddScaled(line, -v[row], p);
                AddScaled(line, -p[row], v);
            }
        }

        diagonal[n - 1] = a[(n * n) - 1];
        return Accumulate(a, n, beta);
    }

    /// <summary>Makes x the vector v of the reflection (I − βvvᵀ)x = αe₁.</summary>
    private static (double Alpha, double Beta) Reflect(Span<double> x)
    {
        double rest = x.Length > 1 ? DotProduct.Of<double>(x[1..], x[1..]) : 0;
        if (rest == 0)
            return (x[0], 0);
        double alpha = x[0] > 0 ? -Math.Sqrt((x[0] * x[0]) + rest) : Math.Sqrt((x[0] * x[0]) + rest);
        x[0] -= alpha;
        return (alpha, 2 / ((x[0] * x[0]) + rest));
    }

    /// <summary>Qᵀ = H(n−2)…H(0), applied from the last to the first: step k leaves rows and columns up to k alone.</summary>
    private static double[] Accumulate(double[] reflections, int n, double[] beta)
    {
        var basis = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            basis[(i * n) + i] = 1;
        }

        for (int k = n - 2; k >= 0; k--)
        {
            if (beta[k] == 0)
                continue;
            int first = k + 1;
            ReadOnlySpan<double> v = reflections.AsSpan((k * n) + first, n - first);
            for (int row = first; row < n; row++)
            {
                Span<double> line = basis.AsSpan((row * n) + first, v.Length);
                AddScaled(line, -beta[k] * DotProduct.Of<double>(line, v), v);
            }
        }

        return basis;
    }

    /// <summary>T to diagonal form: the last coupling that is not negligible is driven to 0, again and again.</summary>
    private static void Diagonalize(double[] diagonal, double[] beside, double[] basis, int n)
    {
        // The reduction has already mixed errors of this size into every element.
        double norm = Enumerable.Range(0, n).Max(i => Math.Abs(diagonal[i]) + Math.Abs(beside[i]));
        bool IsCoupled(int i) => !(Math.Abs(beside[i]) <= norm * Precision);
        int sweeps = 0;
        for (int last = n - 1; last > 0;)
        {
            if (!IsCoupled(last - 1))
            {
                last--;
                continue;
            }

            int first = last - 1;
            while (first > 0 && IsCoupled(first - 1))
            {
                first--;
            }

            if (++sweeps > SweepsPerValue * n)
                throw new ArithmeticException("The eigenvalues of a symmetric matrix were not found; an element may not be finite.");
            Sweep(diagonal, beside, basis, n, first, last);
        }
    }

    /// <summary>One QR step with an implicit shift on rows first to last, as rotations of neighbours that chase the bulge down.</summary>
    private static void Sweep(double[] diagonal, double[] beside, double[] basis, int n, int first, int last)
    {
        // Wilkinson's shift: the eigenvalue of the last 2 × 2 block that is nearer to its corner.
        double half = (diagonal[last - 1] - diagonal[last]) / 2;
        double coupling = beside[last - 1];
        double root = double.Hypot(half, coupling);
        double shift = diagonal[last] - (coupling * coupling / (half + (half < 0 ? -root : root)));
        (double x, double bulge) = (diagonal[first] - shift, beside[first]);
        for (int k = first; k < last; k++)
        {
            double length = double.Hypot(x, bulge);
            (double c, double s) = length == 0 ? (1, 0) : (x / length, bulge / length);
            if (k > first)
                beside[k - 1] = length;
            (double a, double b, double d) = (diagonal[k], beside[k], diagonal[k + 1]);
            diagonal[k] = (c * c * a) + (2 * c * s * b) + (s * s * d);
            diagonal[k + 1] = (s * s * a) - (2 * c * s * b) + (c * c * d);
            beside[k] = (((c * c) - (s * s)) * b) + (c * s * (d - a));
            if (k < last - 1)
            {
                (x, bulge) = (beside[k], s * beside[k + 1]);
                beside[k + 1] *= c;
            }

            Rotate(basis.AsSpan(k * n, n), basis.AsSpan((k + 1) * n, n), c, s);
        }
    }

    private static void Rotate(Span<double> upper, Span<double> lower, double c, double s)
    {
        int width = Vector256<double>.Count;
        int i = 0;
        for (; i <= upper.Length - width; i += width)
        {
            Vector256<double> x = Vector256.Create<double>(upper.Slice(i, width));
            Vector256<double> y = Vector256.Create<double>(lower.Slice(i, width));
            ((c * x) + (s * y)).CopyTo(upper[i..]);
            ((c * y) - (s * x)).CopyTo(lower[i..]);
        }

        for (; i < upper.Length; i++)
        {
            (upper[i], lower[i]) = ((c * upper[i]) + (s * lower[i]), (c * lower[i]) - (s * upper[i]));
        }
    }

    /// <summary>to += factor·from.</summary>
    internal static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> from)
    {
        int width = Vector256<double>.Count;
        int i = 0;
        for (; i <= to.Length - width; i += width)
        {
            (Vector256.Create<double>(to.Slice(i, width)) + (factor * Vector256.Create(from.Slice(i, width)))).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] += factor * from[i];
        }
    }

    private static (double[] Values, double[] Vectors) Sorted(double[] diagonal, double[] basis, int n)
    {
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => diagonal[i])];
        var vectors = new double[n * n];
        for (int k = 0; k < n; k++)
        {
            ReadOnlySpan<double> vector = basis.AsSpan(order[k] * n, n);
            int largest = 0;
            for (int i = 1; i < n; i++)
            {
                largest = Math.Abs(vector[i]) > Math.Abs(vector[largest]) ? i : largest;
            }

            AddScaled(vectors.AsSpan(k * n, n), vector[largest] < 0 ? -1 : 1, vector);
        }

        return ([.. order.Select(i => diagonal[i])], vectors);
    }
}
