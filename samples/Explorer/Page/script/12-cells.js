// The grid: a choice on every axis is a cell, whose trainings and forecasts are read here. The last axis changes fastest.
const axes = Object.fromEntries(data.axes.map(axis => [axis.name, axis]));

function placeOf(choice) {
  return data.axes.reduce((place, axis) => place * axis.values.length + choice[axis.name], 0);
}

function cellOf(choice) {
  const place = placeOf(choice);
  const perNetwork = axes.rate.values.length, perStart = perNetwork * axes.dropout.values.length;
  const predicted = new CodeReader(data.grid.predicted[Math.floor(place / perNetwork)]);
  const fresh = new CodeReader(data.grid.fresh[Math.floor(place / perStart)]);
  const trained = new CodeReader(data.grid.trained[place]);
  const cell = { place, layers: [], epochs: [], brokeAt: (data.grid.brokeAt || {})[place] ?? null };
  while (!predicted.isAtEnd)
    cell.layers.push({
      predicted: predicted.size(), band: predicted.size(), predictedGradient: predicted.size(), gradientBand: predicted.size(),
      rms: fresh.size(), gradient: fresh.size(), flat: fresh.share(), spread: fresh.spread(),
    });
  for (let left = trained.letter(); left > 0; left--)
    cell.epochs.push({ loss: trained.size(), otherLoss: trained.size(), accuracy: trained.share(), otherAccuracy: trained.share() });
  for (const layer of cell.layers)
    if (!trained.isAtEnd)
      layer.trained = { rms: trained.size(), flat: trained.share(), spread: trained.spread() };
  cell.findings = data.grid.findings[place].map(index => data.messages[index]);
  cell.troubles = data.grid.troubles[place].map(index => data.troubles[index]);
  return cell;
}

// The declaration, as Grid/Cell.cs has it compiled.
function declarationOf(choice) {
  const code = name => axes[name].values[choice[name]].code ?? "";
  const dense = `Dense(${code("width")}${code("start")}${code("normalization") ? ", Bias = false" : ""})`;
  const hidden = [dense, code("normalization"), code("activation"), code("dropout")].filter(part => part).join(", ");
  return ["[Network]", "[Input(64), Standardize]", ...Array(Number(code("depth"))).fill(`[${hidden}]`), `[Dense(10${code("start")}), Softmax]`,
    `[CrossEntropy, ${code("rate")}]`, `[Training(Epochs = ${data.grid.epochs}, BatchSize = 32)]`, "public partial class Net;"].join("\n");
}
