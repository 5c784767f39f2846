using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace NetGen.Hosting;

/// <summary>
/// The Hosting room: a service collection and a path come in, a network as a service goes out. It knows networks only as
/// <see cref="INetwork{TSelf}"/>. Thread-safe, except that a collection is for one thread at a time.
/// </summary>
public static class NetworkServices
{
    extension(IServiceCollection services)
    {
        /// <summary>
        /// Adds a network that is read from a weight file: at the start of the host, or when it is first asked for, and again when the file is
        /// replaced. <see cref="ServedNetwork{TNetwork}"/> has the present one; a <typeparamref name="TNetwork"/> that is asked for is the one
        /// of that moment, so a request that takes it keeps it to its end.
        /// </summary>
        /// <typeparam name="TNetwork">The network.</typeparam>
        /// <param name="path">A safetensors file of the network.</param>
        /// <param name="options">How often it is looked at; null for every five seconds.</param>
        /// <returns>The collection.</returns>
        /// <exception cref="ArgumentException">The path is empty.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The interval is not above 0.</exception>
        /// <example><code>
        /// builder.Services.AddNetGen&lt;Churn&gt;("churn.safetensors");
        /// app.MapPost("/", (Churn churn, Churn.Row row) => churn.Predict(row));
        /// </code></example>
        public IServiceCollection AddNetGen<TNetwork>(string path, ServedNetworkOptions? options = null)
            where TNetwork : class, INetwork<TNetwork>
        {
            ArgumentNullException.ThrowIfNull(services);
            ArgumentException.ThrowIfNullOrEmpty(path);
            options ??= new ServedNetworkOptions();
            options.Validate();
            services.TryAddSingleton(provider => new ServedNetwork<TNetwork>(
                path, options, provider.GetService<ILogger<ServedNetwork<TNetwork>>>() ?? NullLogger<ServedNetwork<TNetwork>>.Instance,
                provider.GetService<TimeProvider>() ?? TimeProvider.System));
            services.TryAddTransient(provider => provider.GetRequiredService<ServedNetwork<TNetwork>>().Current);
            services.AddSingleton<IHostedService, NetworkStart<TNetwork>>();
            return services;
        }
    }
}

/// <summary>Reads the network when the host starts: a file that is none ends the start, not the first request.</summary>
internal sealed class NetworkStart<TNetwork>(ServedNetwork<TNetwork> network) : IHostedService where TNetwork : class, INetwork<TNetwork>
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = network.Current;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
