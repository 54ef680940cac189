import { goNumber } from '../metrics/prom-number';

/**
 * Go rounds a decimal that lies exactly between two to the one that ends even, JavaScript to the greater one; every number
 * in binary has an end in decimal, so a tie can be seen.
 */
function halfEven(rounded: string, exact: string, keep: number): string {
  const rest = exact.slice(keep);
  const isTie = /^5?0*$/.test(rest) && rest.startsWith('5');
  const kept = exact.slice(0, keep);
  return isTie && Number(kept.replace('.', '').at(-1)) % 2 === 0 ? kept.replace(/\.$/, '') : rounded;
}

/** Go's `%.{digits}f`. */
export function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return goNumber(value);
  const exact = Math.abs(value).toFixed(100);
  const keep = exact.indexOf('.') + 1 + digits;
  const size = digits > 99 ? exact : halfEven(Math.abs(value).toFixed(digits), exact, keep);
  return value < 0 || Object.is(value, -0) ? `-${size}` : size;
}

/** Go's `%.{digits}e`: two digits or more in the exponent. */
export function exponential(value: number, digits: number): string {
  if (!Number.isFinite(value)) return goNumber(value);
  const size = Math.abs(value);
  const [rounded, power] = size.toExponential(digits).split('e') as [string, string];
  const [exact, exactPower] = size.toExponential(100).split('e') as [string, string];
  const mantissa = power === exactPower ? halfEven(rounded, exact, digits === 0 ? 1 : digits + 2) : rounded;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return `${sign}${mantissa}e${power[0]}${power.slice(1).padStart(2, '0')}`;
}

/** Go's `%.{digits}g`: no zeros at the end, an exponent below 1e-4 and from 10^digits. */
export function general(value: number, digits: number): string {
  if (!Number.isFinite(value)) return goNumber(value);
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const cut = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  const wanted = Math.max(1, digits);
  const [mantissa, power] = exponential(value, wanted - 1).split('e') as [string, string];
  const exponent = Number(power);
  if (exponent < -4 || exponent >= wanted) return `${cut(mantissa)}e${power}`;
  return cut(fixed(value, wanted - 1 - exponent));
}
