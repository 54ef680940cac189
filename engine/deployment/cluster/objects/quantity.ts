const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/** An amount as resources are written: `500m`, `1.5`, `256Mi`. null: it is none. */
export function parseQuantity(text: string | number): number | null {
  const found = QUANTITY.exec(String(text));
  if (!found) return null;
  const [, digits = '', exponent, suffix = ''] = found;
  const value = exponent === undefined ? Number(digits) * SUFFIXES[suffix]! : Number(digits + exponent);
  return Number.isFinite(value) ? value : null;
}

/** Thousandths of a CPU, rounded up as Kubernetes does; 0 when nothing is given. */
export const cpuMilli = (text: string | number | undefined): number =>
  text === undefined ? 0 : Math.ceil((parseQuantity(text) ?? 0) * 1000 - 1e-9);

/** Bytes; 0 when nothing is given. */
export const memoryBytes = (text: string | number | undefined): number =>
  text === undefined ? 0 : Math.ceil(parseQuantity(text) ?? 0);
