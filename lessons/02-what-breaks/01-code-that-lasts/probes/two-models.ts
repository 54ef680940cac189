import { ChurnModel } from '../churn/src/model.ts';
import { parseRow } from '../churn/src/parse-row.ts';
import { ChurnService } from '../churn/src/service.ts';

const ROW = {
  tenure: '20',
  monthly_charges: '80',
  total_charges: '1500',
  contract: 'One year',
  internet_service: 'Fiber optic',
  payment_method: 'Electronic check',
  paperless_billing: '1',
  senior_citizen: '0',
};

function coefficients(shift: number) {
  return {
    intercept: -1 + shift,
    numbers: {
      tenure: { mean: 30, std: 10, weight: -0.5 },
      monthly_charges: { mean: 60, std: 20, weight: 0.4 },
      total_charges: { mean: 2000, std: 1000, weight: 0.2 },
    },
    flags: { paperless_billing: 0.3, senior_citizen: 0.6 },
    categories: {
      contract: { 'Month-to-month': 0, 'One year': -0.7, 'Two year': -1.5 },
      internet_service: { DSL: 0, 'Fiber optic': 0.9, No: -0.8 },
      payment_method: {
        'Bank transfer (automatic)': 0,
        'Credit card (automatic)': -0.1,
        'Electronic check': 0.25,
        'Mailed check': -0.2,
      },
    },
  };
}

// -1 + 0.5 + 0.4 - 0.1 - 0.7 + 0.9 + 0.25 + 0.3
const expected = (shift: number) => 1 / (1 + Math.exp(-(0.55 + shift)));
const close = (a: number, b: number) => Math.abs(a - b) < 1e-9;

export default function probe({ seed }: { seed: string }) {
  const shift = 1 + (seed.length % 7) / 10;
  const first = new ChurnModel(coefficients(0));
  const one = new ChurnService(first);
  const other = new ChurnService(new ChurnModel(coefficients(shift)));
  const tries: [string, number, number][] = [
    ['the first service', one.estimate(ROW), expected(0)],
    ['the second service, with an intercept that is larger', other.estimate(ROW), expected(shift)],
    ['the first service again', one.estimate(ROW), expected(0)],
    ['probability of a parsed customer, asked of the first model', first.probability(parseRow(ROW)), expected(0)],
  ];
  const cases = tries.map(([label, seen, right]) => ({
    label,
    ok: close(seen, right),
    input: ROW,
    expected: right,
    seen: Number.isFinite(seen) ? seen : String(seen),
  }));
  return { cases };
}
