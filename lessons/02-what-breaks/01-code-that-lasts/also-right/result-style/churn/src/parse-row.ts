import { bad, ok, type Result, RowError } from './errors.ts';

type Row = Record<string, string | undefined>;
type Reader<T> = (text: string, field: string) => Result<T>;

const plainNumber: Reader<number> = (text, field) => {
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  const plain = /^-?\d+(\.\d+)?$/.test(text);
  return grouped || plain ? ok(Number(text.split(',').join(''))) : bad('not-a-number', field, `"${text}" is no number`);
};

const withUnit =
  (units: Map<string, number>): Reader<number> =>
  (text, field) => {
    const parts = text.split(/\s+/);
    if (parts.length > 2) return bad('not-a-number', field, `"${text}" is no number`);
    const number = plainNumber(parts[0]!, field);
    if (!number.ok || parts.length === 1) return number;
    const factor = units.get(parts[1]!.toUpperCase());
    return factor ? ok(number.value * factor) : bad('unknown-unit', field, `no unit "${parts[1]}"`);
  };

const upTo =
  (max: number, read: Reader<number>): Reader<number> =>
  (text, field) => {
    const number = read(text, field);
    if (!number.ok) return number;
    return number.value >= 0 && number.value <= max ? number : bad('out-of-range', field, `${number.value} is not in 0 to ${max}`);
  };

const oneOf =
  (...names: string[]): Reader<string> =>
  (text, field) => {
    const at = names.map((name) => name.toUpperCase()).indexOf(text.toUpperCase());
    return at < 0 ? bad('unknown-category', field, `"${text}" is none of ${names.join(', ')}`) : ok(names[at]!);
  };

const tenure = upTo(120, withUnit(new Map([['MONTHS', 1], ['YEARS', 12]])));
const money = (max: number) => upTo(max, withUnit(new Map([['USD', 1], ['EUR', 1.08]])));

function read<T>(row: Row, field: string, reader: Reader<T>): T {
  const text = (row[field] ?? '').trim();
  const result = text === '' ? bad('missing', field, 'nothing given') : reader(text, field);
  if (result.ok) return result.value;
  const { code, message } = result.problem;
  throw new RowError(code, field, `${field}: ${message}`);
}

export function parseRow(row: Row) {
  const tenureMonths = read(row, 'tenure', tenure);
  const monthlyCharges = read(row, 'monthly_charges', money(1000));
  const noBillYet = tenureMonths === 0 && !row.total_charges?.trim();
  return {
    tenureMonths,
    monthlyCharges,
    totalCharges: noBillYet ? 0 : read(row, 'total_charges', money(100000)),
    contract: read(row, 'contract', oneOf('Month-to-month', 'One year', 'Two year')),
    internetService: read(row, 'internet_service', oneOf('DSL', 'Fiber optic', 'No')),
    paymentMethod: read(
      row,
      'payment_method',
      oneOf('Bank transfer (automatic)', 'Credit card (automatic)', 'Electronic check', 'Mailed check'),
    ),
    paperlessBilling: read(row, 'paperless_billing', oneOf('0', '1')) === '1',
    seniorCitizen: read(row, 'senior_citizen', oneOf('0', '1')) === '1',
  };
}
