/**
 * Fits the two small models that lesson 2.1 serves, and writes their coefficients as JSON. Run again after a change:
 * `npx tsx scripts/fit-small-models.ts`. Both fits are closed form or Newton steps, so they need no seed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';

type Row = Record<string, string>;
const LESSON = 'lessons/02-what-breaks/01-code-that-lasts/start';

const table = (name: string): Row[] =>
  Papa.parse<Row>(readFileSync(`public/data/${name}`, 'utf8'), { header: true, skipEmptyLines: true }).data;

/** Solves A x = b by Gaussian elimination with partial pivoting. */
function solve(a: number[][], b: number[]): number[] {
  const n = b.length;
  const m = a.map((row, i) => [...row, b[i]!]);
  for (let col = 0; col < n; col++) {
    let pivot = col;
    for (let r = col + 1; r < n; r++) if (Math.abs(m[r]![col]!) > Math.abs(m[pivot]![col]!)) pivot = r;
    [m[col], m[pivot]] = [m[pivot]!, m[col]!];
    for (let r = col + 1; r < n; r++) {
      const factor = m[r]![col]! / m[col]![col]!;
      for (let c = col; c <= n; c++) m[r]![c]! -= factor * m[col]![c]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r--) {
    let sum = m[r]![n]!;
    for (let c = r + 1; c < n; c++) sum -= m[r]![c]! * x[c]!;
    x[r] = sum / m[r]![r]!;
  }
  return x;
}

/** Weighted least squares with a ridge of its own for each coefficient: (XᵀWX + Λ) β = XᵀWy. */
function leastSquares(x: number[][], y: number[], ridge: number[], w?: number[]): number[] {
  const p = ridge.length;
  const a = ridge.map((l, i) => ridge.map((_, j) => (i === j ? l : 0)));
  const b = new Array<number>(p).fill(0);
  x.forEach((row, k) => {
    const weight = w?.[k] ?? 1;
    for (let i = 0; i < p; i++) {
      b[i]! += weight * row[i]! * y[k]!;
      for (let j = 0; j < p; j++) a[i]![j]! += weight * row[i]! * row[j]!;
    }
  });
  return solve(a, b);
}

const round = (value: number, digits = 6) => Number(value.toPrecision(digits));
const median = (values: number[]) => values.toSorted((p, q) => p - q)[Math.floor(values.length / 2)]!;

const CONDITIONS = [
  'Very_Poor',
  'Poor',
  'Fair',
  'Below_Average',
  'Average',
  'Above_Average',
  'Good',
  'Very_Good',
  'Excellent',
];

function fitHousePrice(): void {
  const rows = table('ames_housing.csv');
  const areas = [...new Set(rows.map((row) => row.Neighborhood!))].sort();
  const features = (row: Row) => [
    1,
    Math.log(Number(row.Gr_Liv_Area)),
    Math.log(Number(row.Lot_Area)),
    Number(row.Total_Bsmt_SF) / 1000,
    Math.max(0, Number(row.Year_Sold) - Number(row.Year_Built)),
    CONDITIONS.indexOf(row.Overall_Cond!) + 1,
    Number(row.Garage_Cars),
    Number(row.Full_Bath),
    ...areas.map((name) => (row.Neighborhood === name ? 1 : 0)),
  ];
  const past = rows.filter((row) => Number(row.Year_Sold) < 2009);
  const later = rows.filter((row) => Number(row.Year_Sold) >= 2009);
  const ridge = [...new Array<number>(8).fill(1e-9), ...areas.map(() => 1)];
  const beta = leastSquares(
    past.map(features),
    past.map((row) => Math.log(Number(row.Sale_Price))),
    ridge,
  );
  const predict = (row: Row) => Math.exp(features(row).reduce((sum, v, i) => sum + v * beta[i]!, 0));
  const typicalError = median(later.map((row) => Math.abs(predict(row) - Number(row.Sale_Price))));
  const [intercept, logArea, logLot, basement, age, condition, garageCars, fullBath] = beta.map((b) =>
    round(b),
  );
  write('house-price', {
    about: `Least squares on the log of the sale price, ${past.length} Ames sales of 2006 to 2008 (scripts/fit-small-models.ts). Median absolute error on the ${later.length} sales of 2009 and 2010: ${Math.round(typicalError)} dollars.`,
    intercept,
    logArea,
    logLot,
    basement,
    age,
    condition,
    garageCars,
    fullBath,
    conditions: CONDITIONS,
    neighborhoods: Object.fromEntries(areas.map((name, i) => [name, round(beta[8 + i]!)])),
  });
}

function fitChurn(): void {
  const rows = table('telco_churn.csv').filter((row) => row.total_charges !== '');
  const numbers = ['tenure', 'monthly_charges', 'total_charges'] as const;
  const categories = {
    contract: ['Month-to-month', 'One year', 'Two year'],
    internet_service: ['DSL', 'Fiber optic', 'No'],
    payment_method: [
      'Bank transfer (automatic)',
      'Credit card (automatic)',
      'Electronic check',
      'Mailed check',
    ],
  } as const;
  const scales = Object.fromEntries(
    numbers.map((name) => {
      const values = rows.map((row) => Number(row[name]));
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const std = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
      return [name, { mean: round(mean), std: round(std) }];
    }),
  );
  const dummies = Object.entries(categories).flatMap(([field, values]) =>
    values.slice(1).map((v) => [field, v] as const),
  );
  const features = (row: Row) => [
    1,
    ...numbers.map((name) => (Number(row[name]) - scales[name]!.mean) / scales[name]!.std),
    Number(row.paperless_billing),
    Number(row.senior_citizen),
    ...dummies.map(([field, value]) => (row[field] === value ? 1 : 0)),
  ];
  const x = rows.map(features);
  const y: number[] = rows.map((row) => (row.churn === 'Yes' ? 1 : 0));
  const dot = (row: number[], beta: number[]) => row.reduce((sum, v, i) => sum + v * beta[i]!, 0);
  let beta = new Array<number>(x[0]!.length).fill(0);
  for (let step = 0; step < 25; step++) {
    const p = x.map((row) => 1 / (1 + Math.exp(-dot(row, beta))));
    const w = p.map((v) => Math.max(1e-9, v * (1 - v)));
    const z = x.map((row, k) => dot(row, beta) + (y[k]! - p[k]!) / w[k]!);
    beta = leastSquares(
      x,
      z,
      beta.map(() => 1e-6),
      w,
    );
  }
  const scored = x.map((row, k) => ({ p: dot(row, beta), y: y[k]! })).sort((a, b) => a.p - b.p);
  const positives = y.filter((v) => v === 1).length;
  const rankSum = scored.reduce((sum, item, rank) => sum + (item.y === 1 ? rank + 1 : 0), 0);
  const auc = (rankSum - (positives * (positives + 1)) / 2) / (positives * (y.length - positives));
  write('churn', {
    about: `Logistic regression by Newton steps on ${rows.length} Telco customers (scripts/fit-small-models.ts). AUC on the rows it was fitted on: ${auc.toFixed(3)}.`,
    intercept: round(beta[0]!),
    numbers: Object.fromEntries(
      numbers.map((name, i) => [name, { ...scales[name]!, weight: round(beta[1 + i]!) }]),
    ),
    flags: { paperless_billing: round(beta[4]!), senior_citizen: round(beta[5]!) },
    categories: Object.fromEntries(
      Object.entries(categories).map(([field, values]) => [
        field,
        Object.fromEntries(
          values.map((value) => {
            const at = dummies.findIndex(([f, v]) => f === field && v === value);
            return [value, at < 0 ? 0 : round(beta[6 + at]!)];
          }),
        ),
      ]),
    ),
  });
}

function write(
  project: string,
  model: { readonly about: string; readonly [coefficient: string]: unknown },
): void {
  writeFileSync(`${LESSON}/${project}/model.json`, `${JSON.stringify(model, null, 2)}\n`);
  console.log(`${project}: ${model.about}`);
}

fitHousePrice();
fitChurn();
