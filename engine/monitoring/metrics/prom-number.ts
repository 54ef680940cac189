/** A number as Prometheus reads it in text (Go's ParseFloat: `1e3`, `+Inf`, `NaN`), or null. */
export function promNumber(text: string): number | null {
  const plain = text.toLowerCase().replace(/^[-+]/, '');
  const isNegative = text.startsWith('-');
  if (plain === 'inf' || plain === 'infinity')
    return isNegative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (plain === 'nan') return Number.NaN;
  if (!/^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(plain)) return null;
  return isNegative ? -Number(plain) : Number(plain);
}

/** A number as Go writes it with `%v` and Prometheus in its text: shortest digits, an exponent below 1e-4 and from 1e21. */
export function goNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e21)) {
    const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
    const digits = exponent.slice(1).padStart(2, '0');
    return `${mantissa}e${exponent[0]}${digits}`;
  }
  return String(value);
}
