import { MonitoringError } from '../errors';

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/**
 * The value of a string literal of PromQL: escapes as in Go between " or ', none between backticks.
 * @throws MonitoringError for one that is not closed, or an escape that there is not
 */
export function promString(literal: string): string {
  const quote = literal[0]!;
  if (literal.length < 2 || literal.at(-1) !== quote)
    throw new MonitoringError(
      'promql-invalid',
      `The text ${literal} is not closed: add a ${quote} at its end.`,
    );
  const inner = literal.slice(1, -1);
  if (quote === '`') return inner;
  return inner.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[0-7]{3}|.)/gs, (_all, code: string) => {
    if (code.length > 1) {
      const isOctal = /^[0-7]/.test(code);
      return String.fromCharCode(isOctal ? Number.parseInt(code, 8) : Number.parseInt(code.slice(1), 16));
    }
    const known = ESCAPES[code];
    if (known !== undefined) return known;
    throw new MonitoringError(
      'promql-invalid',
      `There is no escape \\${code} in the text ${literal}: write \\\\${code} for a backslash, or put the text in backticks.`,
    );
  });
}
