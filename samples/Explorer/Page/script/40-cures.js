// What to choose instead, by the rule that spoke: the cure that its page gives, where the explorer has it. Null where there is nothing to choose.
const cures = {
  start: choice => ({ ...choice, start: startNamed("auto") }),
  relu: choice => ({ ...choice, activation: nameOf("activation", "ReLU"), start: startNamed("auto") }),
  slower: choice => ({ ...choice, rate: Math.max(0, choice.rate - 1) }),
  faster: choice => ({ ...choice, rate: Math.min(axes.rate.values.length - 1, choice.rate + 1) }),
  batch: choice => ({ ...choice, normalization: nameOf("normalization", "batch") }),
  dropout: choice => ({ ...choice, dropout: nameOf("dropout", "0.3") }),
};

const curesOfRules = {
  NG2001: cures.start, NG2002: cures.start, NG2003: cures.start, NG2004: cures.start, NG2005: cures.start, NG2006: cures.start, NG2009: cures.start, NG2010: cures.relu,
  NG2014: cures.start, NG3015: cures.start, NG6002: cures.slower, NG6003: cures.faster, NG6008: cures.faster, NG8001: cures.start, NG8002: cures.relu,
  NG8003: cures.start, NG8004: cures.batch, NG8006: cures.start, NG9001: cures.dropout,
};

function nameOf(axis, name) {
  return axes[axis].values.findIndex(value => value.name === name);
}

function startNamed(name) {
  return nameOf("start", name);
}

function curedChoice(rule, choice) {
  const cured = curesOfRules[rule]?.(choice);
  return cured && placeOf(cured) !== placeOf(choice) ? cured : null;
}
