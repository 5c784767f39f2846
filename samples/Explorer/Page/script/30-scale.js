// From values to places along an axis, and the values that are named on it.
function scaleOf(values, isLog, from, to, { zero = false } = {}) {
  const known = values.filter(value => Number.isFinite(value) && (!isLog || value > 0));
  let low = known.length ? Math.min(...known) : isLog ? 0.1 : 0, high = known.length ? Math.max(...known) : 1;
  if (zero && !isLog)
    low = Math.min(0, low);
  if (isLog) {
    low = 10 ** Math.floor(Math.log10(low) + 1e-9);
    high = 10 ** Math.ceil(Math.log10(high) - 1e-9);
    if (low === high)
      high = 10 * low;
  } else if (low === high) {
    [low, high] = [low - 0.5, high + 0.5];
  }
  const of = isLog ? Math.log10 : value => value;
  const place = value => from + (of(value) - of(low)) / (of(high) - of(low)) * (to - from);
  place.ticks = isLog ? powers(low, high) : steps(low, high);
  place.clamp = value => Math.min(Math.max(from, to), Math.max(Math.min(from, to), place(value)));
  return place;
}

// At most five powers of ten.
function powers(low, high) {
  const first = Math.round(Math.log10(low)), last = Math.round(Math.log10(high)), by = Math.max(1, Math.ceil((last - first) / 4));
  return Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, index) => 10 ** (first + index * by));
}

// About five round values.
function steps(low, high) {
  const rough = (high - low) / 4, power = 10 ** Math.floor(Math.log10(rough));
  const by = [1, 2, 5, 10].map(step => step * power).find(step => step >= rough);
  const ticks = [];
  for (let tick = Math.ceil(low / by - 1e-9) * by; tick <= high + by * 1e-6; tick += by)
    ticks.push(Math.abs(tick) < by * 1e-6 ? 0 : Number(tick.toPrecision(12)));
  return ticks;
}
