const SHORT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });
const PLAIN = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });

/** A number for an axis: short, e.g. `120K`, `0.25`, `1.5M`, `3e-7`; `$` goes before it, other units on the axis. */
export function tickLabel(value: number, unit?: string): string {
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e15)
      ? value.toExponential(1).replace('.0e', 'e').replace('e+', 'e')
      : size >= 10_000
        ? SHORT.format(value)
        : PLAIN.format(value);
  return unit === '$' ? text.replace(/^(-?)/, '$1$$') : text;
}

/** A year or a code: no separators. */
export function plainLabel(value: number): string {
  return String(value);
}
