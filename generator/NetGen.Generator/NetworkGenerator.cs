using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Inference;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator;

/// <summary>
/// The wiring: a class marked <c>[Network]</c> becomes a <see cref="NetworkSpec"/>; only when that changes is it compiled and printed.
/// The generator reports nothing: the analyzers run the same parser and compiler and speak, so that severities and suppressions work.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private readonly Func<NetworkSpec, GeneratorOptions, CancellationToken, EquatableArray<SourceFile>> _compile;

    /// <summary>The generator as the compiler makes it.</summary>
    public NetworkGenerator() : this(NetworkCompiler.Compile) { }

    internal NetworkGenerator(Func<NetworkSpec, GeneratorOptions, CancellationToken, EquatableArray<SourceFile>> compile) =>
        _compile = compile;

    /// <summary>The tracked steps, for the tests of what is computed anew when.</summary>
    internal const string SpecStep = "Spec", TablesStep = "Tables", OptionsStep = "Options", FilesStep = "Files";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var specs = context.SyntaxProvider
            .ForAttributeWithMetadataName("NetGen.NetworkAttribute", static (node, _) => node is ClassDeclarationSyntax,
                static (target, cancellation) => Read(target, cancellation))
            .Where(static spec => spec is not null);
        var tables = context.AdditionalTextsProvider
            .Where(static text => TableTexts.IsTable(text))
            .Select(static (text, cancellation) => (text.Path, Table: TableTexts.BeginningOf(text, cancellation) is { } beginning
                ? SchemaInference.Of(beginning.Text, beginning.IsWhole)
                : new InferredTable { Problem = "it cannot be read." }))
            .WithTrackingName(TablesStep)
            .Collect();
        // A row that fits changes nothing behind this.
        var whole = specs.Combine(tables)
            .Select(static (network, _) => TableTexts.WithTable(network.Left!, network.Right))
            .WithTrackingName(SpecStep);
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => BuildOptions.Of(provider))
            .WithTrackingName(OptionsStep);
        var files = whole.Combine(options)
            .Select((network, cancellation) => Compile(network.Left, network.Right, cancellation))
            .WithTrackingName(FilesStep);
        context.RegisterSourceOutput(files, static (output, files) =>
        {
            foreach (var file in files)
                output.AddSource(file.HintName, file.Text);
        });
    }

    private static NetworkSpec? Read(GeneratorAttributeSyntaxContext target, CancellationToken cancellation)
    {
        try
        {
            // A class whose attribute stands on two parts comes twice; the part that the parser takes for the declaration speaks for it.
            return target.TargetSymbol is INamedTypeSymbol type && DeclaredNetwork.Of(type) is { } network
                && network.Declaration(cancellation) == target.TargetNode
                    ? NetworkParser.Parse(network, cancellation).Spec
                    : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>No files where the compiler itself fails: the analyzer finds the generated part missing and says why (NG0000).</summary>
    private EquatableArray<SourceFile> Compile(NetworkSpec spec, GeneratorOptions options, CancellationToken cancellation)
    {
        try
        {
            return _compile(spec, options, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return EquatableArray<SourceFile>.Empty;
        }
    }
}
