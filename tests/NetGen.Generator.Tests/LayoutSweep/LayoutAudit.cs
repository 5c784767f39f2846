using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>
/// Holds the kernels and the memory plan of one network against the contract of <see cref="RowLayout"/>: every tensor apart between canaries, every call looked at;
/// then at the edge of forbidden pages; then packed as planned, in a workspace full of NaN, for full and partial micro-batches, for samples alone, for a batch in
/// parts. All of that computes the same. What it computes is <see cref="ReferenceNetwork"/>'s matter.
/// </summary>
internal sealed class LayoutAudit<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly int Size = Unsafe.SizeOf<T>();
    private readonly Plan _plan;
    private readonly KernelLibrary _kernels;
    private readonly GuardedMemory _memory;
    private readonly T[] _state;
    private readonly UserBatch<T> _batch;
    private readonly string _what;
    private readonly int _line;

    public LayoutAudit(Plan plan, KernelLibrary kernels, GuardedMemory memory, T[] state, UserBatch<T> batch, string what)
    {
        (_plan, _kernels, _memory, _state, _batch, _what) = (plan, kernels, memory, state, batch, what);
        _line = RowLayout.LineOf(plan.Lanes);
    }

    /// <summary>Calls that were looked at one by one.</summary>
    public int Calls { get; private set; }

    /// <summary>The outputs of the batch.</summary>
    public T[] Outputs { get; private set; } = [];

    /// <summary>Mean loss and gradient of the batch, without dropout; of a prediction program alone, nothing.</summary>
    public (double Loss, T[] Gradient) Step { get; private set; } = (0, []);

    public void Run()
    {
        var rate = _plan.Graph.Forward.OfType<DropoutOperation>().Any() ? 0.3 : 0;
        Outputs = Compare(_plan.Prediction, 0).Outputs;
        if (_plan.Training is not { } training)
            return;
        var (evaluated, _, _) = Compare(_plan.Evaluation!, 0);
        Require(Same(evaluated, Outputs), "Evaluation predicts something else than prediction.");
        Step = Compare(training, 0) is var step ? (step.Loss / _batch.Answers, step.Gradient) : default;
        if (rate > 0)
            Compare(training, rate);
    }

    /// <summary>One program in all arrangements; what it gives for the whole batch.</summary>
    private (T[] Outputs, double Loss, T[] Gradient) Compare(ProgramPlan program, double rate)
    {
        var apart = Apart(program, rate, atGuard: false);
        var atGuard = Apart(program, rate, atGuard: true);
        Require(Same(apart.Outputs, atGuard.Outputs) && Same(apart.Gradient, atGuard.Gradient) && apart.Loss.Equals(atGuard.Loss), "At the edge of memory, something else is computed.");
        foreach (var samples in new[] { _batch.Samples, Math.Max(1, _batch.Samples - 2), 1 }.Distinct())
        {
            var packed = Packed(program, rate, [(0, samples)], samples);
            Require(Same(packed.Outputs, apart.Outputs[..packed.Outputs.Length]) || !IsOfSamples(program), $"{samples} samples packed as planned predict something else.");
            if (samples == _batch.Samples)
                Require(Same(packed.Outputs, apart.Outputs) && Same(packed.Gradient, apart.Gradient) && packed.Loss.Equals(apart.Loss), "Packed as planned, something else is computed.");
        }
        if (IsOfSamples(program))
        {
            var parts = Packed(program, rate, Parts(), _batch.Samples);
            RequireClose(apart.Outputs, parts.Outputs, "A batch in parts predicts something else");
            RequireClose([T.CreateTruncating(apart.Loss)], [T.CreateTruncating(parts.Loss)], "A batch in parts has another loss");
            RequireClose(apart.Gradient, parts.Gradient, "A batch in parts has another gradient");
        }
        return apart;
    }

    /// <summary>Whether each sample is worked through by itself: not where a batch's statistics are taken.</summary>
    private bool IsOfSamples(ProgramPlan program) => program.Capacity is not null;

    /// <summary>1, 2, 3, 1, 2, … samples.</summary>
    private IEnumerable<(int Start, int Samples)> Parts()
    {
        for (var start = 0; start < _batch.Samples;)
        {
            var samples = Math.Min(_batch.Samples - start, 1 + (start % 3));
            yield return (start, samples);
            start += samples;
        }
    }

    /// <summary>Every tensor by itself.</summary>
    private (T[] Outputs, double Loss, T[] Gradient) Apart(ProgramPlan program, double rate, bool atGuard)
    {
        _memory.Reset();
        var run = new ProgramRun<T>(_plan, _kernels, _memory, _state, _batch, atGuard, seed: 5) { Rate = rate };
        var tensors = new Dictionary<int, Stretch>();
        for (var i = 0; i < program.Places.Count; i++)
        {
            if (program.Places[i] is { } place)
                tensors[i] = _memory.Take(((RowsOf(i, _batch.Samples) * place.Stride) + _line) * Size, atGuard);
        }
        var watch = atGuard ? null : new CallWatch(this, program, run, tensors);
        var loss = run.Run(program, tensor => tensors[tensor].Address, 0, _batch.Samples, _batch.Answers, watch is null ? null : watch.After);
        return (OutputsOf(program, tensors.GetValueOrDefault(_plan.Graph.Output).Address, _batch.Samples), loss, run.Gradients.As<T>()[.._plan.ParameterCount].ToArray());
    }

    /// <summary>In one workspace, at the planned places for so many samples, each part in what the part before left, which starts as NaN.</summary>
    private (T[] Outputs, double Loss, T[] Gradient) Packed(ProgramPlan program, double rate, IEnumerable<(int Start, int Samples)> parts, int capacity)
    {
        _memory.Reset();
        var run = new ProgramRun<T>(_plan, _kernels, _memory, _state, _batch, atGuard: true, seed: 6) { Rate = rate };
        var workspace = _memory.Take((int)(program.LengthFor(capacity) * Size) + 64, atGuard: true);
        nint AddressOf(int tensor) => workspace.Address + (nint)(program.Places[tensor]!.OffsetFor(capacity) * Size);
        var (outputs, loss) = (new List<T>(), 0.0);
        foreach (var (start, samples) in parts)
        {
            loss += run.Run(program, AddressOf, start, samples, _batch.Answers);
            outputs.AddRange(OutputsOf(program, program.Places[_plan.Graph.Output] is null ? 0 : AddressOf(_plan.Graph.Output), samples));
        }
        return ([.. outputs], loss, run.Gradients.As<T>()[.._plan.ParameterCount].ToArray());
    }

    /// <summary>None where the program does not end in the output: training ends in gradients, and the head may be part of the loss.</summary>
    private T[] OutputsOf(ProgramPlan program, nint address, int samples)
    {
        if (address == 0 || program == _plan.Training)
            return [];
        var place = program.Places[_plan.Graph.Output]!;
        return [.. Enumerable.Range(0, samples).SelectMany(row => Stretch.At<T>(address + (row * place.Stride * Size), place.Width).ToArray())];
    }

    private int RowsOf(int tensor, int samples) => _plan.Graph.Tensors[tensor].IsPerSample ? samples * _plan.Graph.Tensors[tensor].Steps : 1;

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
            Assert.Fail($"{otherwise}\n{_what}");
    }

    private void RequireClose(T[] expected, T[] actual, string otherwise)
    {
        var scale = expected.Select(T.Abs).DefaultIfEmpty(T.One).Max()!;
        var tolerance = T.CreateTruncating(Size == 4 ? 2e-5 : 1e-12) * T.Max(scale, T.CreateTruncating(0.01));
        for (var i = 0; i < expected.Length; i++)
            Require(T.Abs(expected[i] - actual[i]) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{otherwise}: element {i} is {actual[i]}, not {expected[i]}."));
        Require(expected.Length == actual.Length, otherwise);
    }

    /// <summary>Bit by bit, but that −0 is 0.</summary>
    private static bool Same(T[] left, T[] right) => left.AsSpan().SequenceEqual(right);

    /// <summary>Looks at all memory after every call.</summary>
    private sealed class CallWatch(LayoutAudit<T> audit, ProgramPlan program, ProgramRun<T> run, Dictionary<int, Stretch> tensors)
    {
        private readonly Dictionary<int, byte[]> _before = tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Span.ToArray());
        private readonly List<(Stretch Stretch, byte[] Before)> _readOnly = [.. run.ReadOnly.Select(stretch => (stretch, stretch.Span.ToArray()))];
        private T[] _gradients = run.Gradients.As<T>()[..audit._plan.ParameterCount].ToArray();

        public void After(int index)
        {
            audit.Calls++;
            var call = program.Calls[index];
            var isLast = index + 1 == program.Calls.Count || !ReferenceEquals(program.Calls[index + 1].Operation, call.Operation);
            void Require(bool holds, string what)
            {
                if (!holds)
                    audit.Require(false, $"{string.Join(", ", call.Kernels.Select(kernel => kernel.Kernel.Name))} of {call.Operation.Layer} ({call.Operation.GetType().Name}): {what}");
            }

            Require(audit._memory.IsIntact, "writes outside of every tensor.");
            foreach (var (stretch, before) in _readOnly)
                Require(stretch.Span.SequenceEqual(before), "writes to what it only reads.");
            CheckGradients(call, Require);
            foreach (var (tensor, stretch) in tensors)
            {
                var name = audit._plan.Graph.Tensors[tensor].Name;
                if (!call.Operation.Writes.Contains(tensor))
                    Require(stretch.Span.SequenceEqual(_before[tensor]), $"writes to {name}.");
                else if (isLast)
                    CheckRows(tensor, stretch.As<T>(), call.Operation, what => Require(false, $"{what} in {name}."));
                if (call.Operation.Writes.Contains(tensor))
                    stretch.Span.CopyTo(_before[tensor]);
            }
        }

        private void CheckGradients(PlannedCall call, Action<bool, string> require)
        {
            var now = run.Gradients.As<T>()[..audit._plan.ParameterCount];
            var own = call.Kernels.SelectMany(kernel => kernel.Operands).OfType<GradientOperand>().Select(operand => audit._plan.Parameters[operand.Parameter]).ToList();
            for (var i = 0; i < now.Length; i++)
                require(now[i].Equals(_gradients[i]) || now[i] == _gradients[i] || own.Exists(place => place.Offset <= i && i < place.Offset + place.Length), "changes the gradient of another parameter.");
            require(!run.Gradients.As<T>()[audit._plan.ParameterCount..].ContainsAnyExcept(T.CreateTruncating(double.NaN)) || Size == 0, "writes behind the gradients.");
            if (own.Count > 0)
                _gradients = now.ToArray();
        }

        /// <summary>Numbers where there are elements, zeros up to the next whole vector; then everything else becomes NaN, for the next call to find.</summary>
        private void CheckRows(int tensor, Span<T> all, Operation operation, Action<string> fail)
        {
            if (!audit._plan.Graph.Tensors[tensor].IsPerSample)
                return;
            var (place, lanes) = (program.Places[tensor]!, audit._plan.PaddedLanes);
            var padded = RowLayout.VectorsOf(place.Width, lanes) * lanes;
            var isRead = operation is not NormalizationOperation { Statistics: var statistics } || statistics != tensor;
            isRead &= operation is not NormalizationInputGradient { Factors: var factors } || factors != tensor;
            for (var row = 0; row < audit.RowsOf(tensor, audit._batch.Samples); row++)
            {
                var elements = all.Slice(row * place.Stride, place.Stride);
                if (ContainsNaN(elements[..place.Width]))
                    fail("leaves elements unwritten, or reads what is not there,");
                if (isRead && elements[place.Width..padded].ContainsAnyExcept(T.Zero))
                    fail("leaves lanes that are not zero behind a row");
                System.Runtime.InteropServices.MemoryMarshal.AsBytes(elements[(isRead ? padded : place.Width)..]).Fill(GuardedMemory.Poison);
            }
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(all[^audit._line..]).Fill(GuardedMemory.Poison);
        }

        private static bool ContainsNaN(ReadOnlySpan<T> values)
        {
            foreach (var value in values)
            {
                if (T.IsNaN(value))
                    return true;
            }
            return false;
        }
    }
}
