// The networks of Workloads.cs that RTNeural can predict, as its users write them: layers, sizes and types are template arguments, the arithmetic is Eigen's. Built with the command in
// ../README.md into a library that RTNeuralLibrary.cs loads; of RTNeural itself nothing is here.
#include <RTNeural/RTNeural.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <random>
#include <vector>

using namespace RTNeural;

namespace
{
// Fixed, so that every run computes the same.
std::mt19937 generator(1);

float draw(int inputs)
{
    return std::uniform_real_distribution<float>(-1, 1)(generator) / std::sqrt(static_cast<float>(inputs));
}

std::vector<std::vector<float>> drawn(int rows, int columns, int inputs)
{
    std::vector<std::vector<float>> weights(rows, std::vector<float>(columns));
    for (auto& row : weights)
        for (auto& weight : row)
            weight = draw(inputs);
    return weights;
}

template <int inputs, int outputs>
void fill(DenseT<float, inputs, outputs>& layer)
{
    std::vector<float> bias(outputs, 0.1f);
    layer.setWeights(drawn(outputs, inputs, inputs));
    layer.setBias(bias.data());
}

template <int inputs, int units>
void fill(GRULayerT<float, inputs, units>& layer)
{
    layer.setWVals(drawn(inputs, 3 * units, units));
    layer.setUVals(drawn(units, 3 * units, units));
    layer.setBVals(drawn(2, 3 * units, units));
}

template <int inputs, int units>
void fill(LSTMLayerT<float, inputs, units>& layer)
{
    layer.setWVals(drawn(inputs, 4 * units, units));
    layer.setUVals(drawn(units, 4 * units, units));
    layer.setBVals(drawn(1, 4 * units, units)[0]);
}

template <int inputs, int outputs, int taps, int dilation>
void fill(Conv1DT<float, inputs, outputs, taps, dilation>& layer)
{
    std::vector<std::vector<std::vector<float>>> weights(outputs);
    for (auto& filter : weights)
        filter = drawn(inputs, taps, inputs * taps);
    layer.setWeights(weights);
    layer.setBias(std::vector<float>(outputs, 0.1f));
}

// An activation has nothing to fill.
template <typename Layer>
void fill(Layer&)
{
}

template <typename Model, std::size_t... layers>
void fill_all(Model& model, std::index_sequence<layers...>)
{
    (fill(model.template get<layers>()), ...);
}

// Predicts samples one after the other, from one of them on and over again, and hands out the last outputs. To a layer with a memory they are the steps of one stream.
template <int inputs, int outputs, int count, typename Model>
void run(const float* samples, int64_t at, int64_t number, float* output, int64_t steps)
{
    static const auto model = []
    {
        auto made = std::make_unique<Model>();
        fill_all(*made, std::make_index_sequence<count> {});
        made->reset();
        return made;
    }();
    for (; steps > 0; steps--)
    {
        // Eigen reads samples where they are aligned; the copy is what a caller whose samples lie side by side would need.
        alignas(64) float sample[(inputs + 15) / 16 * 16];
        std::memcpy(sample, samples + (at * inputs), inputs * sizeof(float));
        model->forward(sample);
        std::memcpy(output, model->getOutputs(), outputs * sizeof(float));
        at = at + 1 == number ? 0 : at + 1;
    }
}

template <int a, int b, int c>
using Tanh2 = ModelT<float, a, c, DenseT<float, a, b>, TanhActivationT<float, b>, DenseT<float, b, c>>;

template <int a, int b, int c, int d>
using Tanh3 = ModelT<float, a, d, DenseT<float, a, b>, TanhActivationT<float, b>, DenseT<float, b, c>, TanhActivationT<float, c>, DenseT<float, c, d>>;

template <int a, int b, int c, int d>
using Relu3 = ModelT<float, a, d, DenseT<float, a, b>, ReLuActivationT<float, b>, DenseT<float, b, c>, ReLuActivationT<float, c>, DenseT<float, c, d>>;

template <int units>
using Gru = ModelT<float, 1, 1, GRULayerT<float, 1, units>, DenseT<float, units, 1>>;

template <int units>
using Lstm = ModelT<float, 1, 1, LSTMLayerT<float, 1, units>, DenseT<float, units, 1>>;

template <int c>
using Convolutions = ModelT<float, 1, 1, Conv1DT<float, 1, c, 3, 1>, TanhActivationT<float, c>, Conv1DT<float, c, c, 3, 2>, TanhActivationT<float, c>,
    Conv1DT<float, c, c, 3, 4>, TanhActivationT<float, c>, Conv1DT<float, c, c, 3, 8>, TanhActivationT<float, c>, Conv1DT<float, c, c, 3, 16>, TanhActivationT<float, c>,
    Conv1DT<float, c, c, 3, 32>, TanhActivationT<float, c>, Conv1DT<float, c, c, 3, 64>, TanhActivationT<float, c>, Conv1DT<float, c, c, 3, 128>, TanhActivationT<float, c>,
    Conv1DT<float, c, c, 3, 256>, TanhActivationT<float, c>, Conv1DT<float, c, c, 3, 512>, TanhActivationT<float, c>, DenseT<float, c, 1>>;
}

using Run = void (*)(const float*, int64_t, int64_t, float*, int64_t);

// A network's predictions by its name in the tables; null for one that is not here.
extern "C" Run rtneural_network(const char* name)
{
    const struct
    {
        const char* name;
        Run run;
    } networks[] = {
        { "2-8-1 tanh", run<2, 1, 3, Tanh2<2, 8, 1>> },
        { "4-16-16-3 tanh", run<4, 3, 5, Tanh3<4, 16, 16, 3>> },
        { "24-24-2 tanh", run<24, 2, 3, Tanh2<24, 24, 2>> },
        { "64-64-64-4 tanh", run<64, 4, 5, Tanh3<64, 64, 64, 4>> },
        { "64-64-64-4 relu", run<64, 4, 5, Relu3<64, 64, 64, 4>> },
        { "1-gru16-1", run<1, 1, 2, Gru<16>> },
        { "1-lstm32-1", run<1, 1, 2, Lstm<32>> },
        { "1-16@3 dilated 1 to 512-1 tanh", run<1, 1, 21, Convolutions<16>> },
    };
    for (const auto& network : networks)
        if (std::strcmp(network.name, name) == 0)
            return network.run;
    return nullptr;
}
