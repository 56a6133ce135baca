/**
 * Quantiles of the gamma distribution. The incomplete gamma function by its series and its continued fraction (Abramowitz & Stegun 1964,
 * 6.5.29 and 6.5.31), the logarithm of the gamma function by Lanczos (1964). The quantile is found by halving.
 */
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + LANCZOS.length - 0.5;
  const sum = LANCZOS.reduce((so, one, at) => so + one / (shifted + at + 1), 0.99999999999980993);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

const ENOUGH = 1e-13;
/** Above this shape the cube of a normal variable is as near as anybody needs (Wilson & Hilferty 1931). */
const NEARLY_NORMAL = 20_000;

/** How likely a gamma variable of this shape and of scale 1 is at most `x`. */
export function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let step = 1; Math.abs(term) > Math.abs(sum) * ENOUGH; step += 1) {
      term *= x / (shape + step);
      sum += term;
    }
    return Math.min(1, sum * front);
  }
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < 100_000; step += 1) {
    const a = -step * (step - shape);
    b += 2;
    d = a * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + a / c;
    if (Math.abs(c) < tiny) c = tiny;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < ENOUGH) break;
  }
  return Math.max(0, 1 - front * fraction);
}

/** The `x` that a gamma variable of this shape and of scale 1 stays below with this probability. */
export function gammaQuantile(shape: number, probability: number): number {
  if (shape > NEARLY_NORMAL) {
    const ninth = 1 / (9 * shape);
    return shape * (1 - ninth + normalQuantile(probability) * Math.sqrt(ninth)) ** 3;
  }
  let low = 0;
  let high = shape + 1;
  while (gammaBelow(shape, high) < probability) high *= 2;
  for (let step = 0; step < 200 && high - low > high * 1e-12; step += 1) {
    const middle = (low + high) / 2;
    if (gammaBelow(shape, middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Of the two probabilities that are asked for here, and their like. */
function normalQuantile(probability: number): number {
  let low = -9;
  let high = 9;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    // The square of a normal variable, halved, is a gamma variable of shape one half.
    const tail = gammaBelow(0.5, middle ** 2 / 2) / 2;
    if ((middle < 0 ? 0.5 - tail : 0.5 + tail) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
