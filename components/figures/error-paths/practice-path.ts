import { type FigureModel, type Path, type PathStep, priceAt, shown } from './path';

const FIELD = 'Gr_Liv_Area';
const NUMBER = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;
const UNITS: Readonly<Record<string, number>> = { sqft: 1, m2: 10.7639 };
const MIN = 200;
const MAX = 10_000;

const CODE = [
  'text(row, field)',
  'NUMBER.test(digits)',
  'units[unit]',
  'value < min || value > max',
  'model.price(listing)',
] as const;

/** What the refactored `house-price` does with a living area: each step either passes a better value on or throws. */
export function practicePath(raw: string, model: FigureModel): Path {
  const gave: string[] = [];
  const steps = (): PathStep[] => CODE.map((code, i) => ({ code, gave: gave[i] ?? null }));
  const refuse = (code: string, message: string): Path => {
    gave.push(`throws ListingError('${code}')`);
    return { steps: steps(), ends: { kind: 'error', code, message: `${FIELD}: ${message}` } };
  };

  const text = raw.trim();
  if (text === '') return refuse('missing', 'nothing was given');
  gave.push(JSON.stringify(text));
  const [digits = '', unit, ...rest] = text.split(/\s+/);
  if (!NUMBER.test(digits) || rest.length > 0)
    return refuse('not-a-number', `expected a number, found "${text}"`);
  const number = Number(digits.replaceAll(',', ''));
  gave.push(`a number: ${shown(number)}`);
  const name = unit?.toLowerCase() ?? 'sqft';
  if (!Object.hasOwn(UNITS, name)) return refuse('unknown-unit', `expected one of sqft, m2, found "${unit}"`);
  const value = number * UNITS[name]!;
  gave.push(
    unit === undefined ? 'none given: square feet' : `1 ${name} is ${UNITS[name]} sqft: ${shown(value)}`,
  );
  if (value < MIN || value > MAX) return refuse('out-of-range', `expected ${MIN} to ${MAX}, found ${value}`);
  gave.push(`in range: ${shown(value)} sqft`);
  const dollars = priceAt(model, value);
  gave.push(shown(dollars));
  return { steps: steps(), ends: { kind: 'estimate', dollars } };
}
