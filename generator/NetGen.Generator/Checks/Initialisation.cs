using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>
/// Every name has a value where it is read, nothing is read of a buffer that is only written before it is, and nothing is written to one
/// that is only read.
/// (That each element is written before it is read, <see cref="Equivalence"/> sees.)
/// </summary>
internal static class Initialisation
{
    public static void Check(Method method, Action<bool, Func<string>> require)
    {
        var givens = new HashSet<string>(method.Arguments.OfType<ScalarArgument>().Select(argument => argument.Name));
        var (buffers, written) = (new HashSet<Buffer>(method.Buffers), new HashSet<Buffer>());
        Check(method.Body, [], require, givens, buffers, written);
    }

    private static void Check(
        EquatableArray<Statement> body, HashSet<string> names, Action<bool, Func<string>> require, HashSet<string> givens,
        HashSet<Buffer> buffers,
        HashSet<Buffer> written)
    {
        void Value(Expr value)
        {
            foreach (var part in value.All)
            {
                require(part is not Local local || names.Contains(local.Name),
                    () => $"{(part as Local)?.Name} is read before it has a value");
                require(part is not NamedMask mask || names.Contains(mask.Name),
                    () => $"{(part as NamedMask)?.Name} is asked before it is known");
                require(part is not Given given || givens.Contains(given.Name), () => $"{(part as Given)?.Name} is not given");
                require(part is not Load load
                    || (buffers.Contains(load.Access.Buffer)
                        && (load.Access.Buffer.Use != BufferUse.Write || written.Contains(load.Access.Buffer))),
                    () => $"{(part as Load)?.Access} is not there to be read");
            }
        }

        foreach (var statement in body)
        {
            switch (statement)
            {
                case Loop loop:
                    require(loop.Picked is null || buffers.Contains(loop.Picked.Buffer), () => loop.Picked + " is not there to be read");
                    Check(loop.Body, [.. names], require, givens, buffers, written);
                    break;
                case Block block:
                    Check(block.Body, [.. names], require, givens, buffers, written);
                    break;
                case Let let:
                    Value(let.Value);
                    require(names.Add(let.Name), () => let.Name + " is named twice");
                    break;
                case Set set:
                    Value(set.Value);
                    require(names.Contains(set.Name), () => set.Name + " is changed before it has a value");
                    break;
                case Store store:
                    Value(store.Value);
                    require(buffers.Contains(store.Target.Buffer) && store.Target.Buffer.Use != BufferUse.Read,
                        () => store.Target + " is not there to be written");
                    written.Add(store.Target.Buffer);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(body), statement.GetType().Name, "A statement without a check.");
            }
        }
    }
}
