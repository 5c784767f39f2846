// Training of KANN's recurrent networks as its examples/rnn-bit.c does it: unrolled over the steps, cost, gradient, RMSprop. Built with the command in ../README.md into a library that
// KannLibrary.cs loads; of KANN itself nothing is here.
#include <kann.h>

#include <stdint.h>
#include <stdlib.h>

typedef struct
{
    kann_t *network, *unrolled;
    int steps, batch;
    long batches, at;
    float rate, *mean_squares, **inputs, **truths; // A row of a batch's samples for each step of each batch, as KANN likes them.
} training;

void *training_begin(int steps, int features, int units, int layers, int classes, int batch, float rate, const float *inputs, const int *labels, int64_t samples)
{
    training *t = (training *)calloc(1, sizeof(training));
    kann_srand(1);
    kad_node_t *layer = kann_layer_input(features);
    for (int i = 0; i < layers; i++)
        layer = kann_layer_gru(layer, units, 0);
    t->network = kann_new(kann_layer_cost(layer, classes, KANN_C_CEM), 0);
    t->unrolled = kann_unroll(t->network, steps);
    kann_set_batch_size(t->unrolled, batch);
    kann_switch(t->unrolled, 1);
    t->mean_squares = (float *)calloc(kann_size_var(t->network), sizeof(float));
    t->steps = steps, t->batch = batch, t->rate = rate, t->batches = samples / batch;
    t->inputs = (float **)malloc(t->batches * steps * sizeof(float *));
    t->truths = (float **)malloc(t->batches * steps * sizeof(float *));
    for (long b = 0; b < t->batches; b++)
        for (int step = 0; step < steps; step++)
        {
            float *input = t->inputs[b * steps + step] = (float *)calloc((size_t)batch * features, sizeof(float));
            float *truth = t->truths[b * steps + step] = (float *)calloc((size_t)batch * classes, sizeof(float));
            for (int row = 0; row < batch; row++)
            {
                const int64_t place = (b * batch + row) * steps + step;
                for (int i = 0; i < features; i++)
                    input[row * features + i] = inputs[place * features + i];
                truth[row * classes + labels[place]] = 1;
            }
        }
    return t;
}

// Returns the last step's loss, the mean over samples and steps.
float training_steps(void *of, int64_t count)
{
    training *t = (training *)of;
    float loss = 0;
    for (; count > 0; count--)
    {
        kann_feed_bind(t->unrolled, KANN_F_IN, 0, t->inputs + t->at * t->steps);
        kann_feed_bind(t->unrolled, KANN_F_TRUTH, 0, t->truths + t->at * t->steps);
        loss = kann_cost(t->unrolled, 0, 1);
        kann_RMSprop(kann_size_var(t->network), t->rate, 0, 0.9f, t->unrolled->g, t->unrolled->x, t->mean_squares);
        t->at = t->at + 1 == t->batches ? 0 : t->at + 1;
    }
    return loss;
}

void training_end(void *of)
{
    training *t = (training *)of;
    for (long i = 0; i < t->batches * t->steps; i++)
        free(t->inputs[i]), free(t->truths[i]);
    free(t->inputs), free(t->truths), free(t->mean_squares);
    kann_delete_unrolled(t->unrolled);
    kann_delete(t->network);
    free(t);
}
