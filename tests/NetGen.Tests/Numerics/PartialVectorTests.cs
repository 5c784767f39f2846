using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>The first elements of a vector, in every width and number: no others are taken, none are given.</summary>
public sealed class PartialVectorTests
{
    [Fact]
    public void First_floats_are_loaded_and_stored_and_no_others()
    {
        Check<float, Vector128<float>>(4, (ref source, count) => PartialVector128.Load(ref source, count),
            (value, ref target, count) => PartialVector128.Store(value, ref target, count), (vector, lane) => vector[lane]);
        Check<float, Vector256<float>>(8, (ref source, count) => PartialVector.Load(ref source, count),
            (value, ref target, count) => PartialVector.Store(value, ref target, count), (vector, lane) => vector[lane]);
        Check<float, Vector512<float>>(16, (ref source, count) => PartialVector512.Load(ref source, count),
            (value, ref target, count) => PartialVector512.Store(value, ref target, count), (vector, lane) => vector[lane]);
    }

    [Fact]
    public void First_doubles_are_loaded_and_stored_and_no_others()
    {
        Check<double, Vector128<double>>(2, (ref source, count) => PartialVector128.Load(ref source, count),
            (value, ref target, count) => PartialVector128.Store(value, ref target, count), (vector, lane) => vector[lane]);
        Check<double, Vector256<double>>(4, (ref source, count) => PartialVector.Load(ref source, count),
            (value, ref target, count) => PartialVector.Store(value, ref target, count), (vector, lane) => vector[lane]);
        Check<double, Vector512<double>>(8, (ref source, count) => PartialVector512.Load(ref source, count),
            (value, ref target, count) => PartialVector512.Store(value, ref target, count), (vector, lane) => vector[lane]);
    }

    private delegate TVector Load<T, TVector>(ref T source, int count);

    private delegate void Store<T, TVector>(TVector value, ref T target, int count);

    private static void Check<T, TVector>(int lanes, Load<T, TVector> load, Store<T, TVector> store, Func<TVector, int, T> laneOf)
        where T : struct, System.Numerics.INumber<T>
    {
        var numbers = Enumerable.Range(1, lanes).Select(T.CreateChecked).ToArray();
        for (var count = 0; count < lanes; count++)
        {
            var vector = load(ref numbers[0], count);
            Assert.Equal(numbers.Select((number, i) => i < count ? number : T.Zero),
                Enumerable.Range(0, lanes).Select(lane => laneOf(vector, lane)));

            var target = new T[lanes];
            Array.Fill(target, -T.One);
            store(vector, ref target[0], count);
            Assert.Equal(numbers.Select((number, i) => i < count ? number : -T.One), target);
        }
    }
}
