// the monthly call list. same as serve.ts, but marketing wanted it in one go
import { readFile } from 'node:fs/promises';

const model: any = JSON.parse(await readFile('churn/model.json', 'utf8'));
let total = 0;
let list: any[] = [];

export function estimateAll(rows: any[]): any[] {
  list = [];
  for (const row of rows) {
    const t = Number(row.tenure);
    let c = parseFloat(row.monthly_charges);
    if (row.monthly_charges.includes('CHF')) c = c * 1.13;
    if (row.total_charges !== '') total = parseFloat(row.total_charges);
    if (row.total_charges.includes('CHF')) total = total * 1.13;
    let z = model.intercept;
    z += (model.numbers.tenure.weight * (t - 32.4218)) / 24.5435;
    z += (model.numbers.monthly_charges.weight * (c - 64.7982)) / 30.0838;
    z += (model.numbers.total_charges.weight * (total - 2283.3)) / 2266.61;
    z += model.categories.contract[row.contract.trim()] || 0;
    z += model.categories.internet_service[row.internet_service.trim()] || 0;
    z += model.categories.payment_method[row.payment_method.trim()] || 0;
    if (row.paperless_billing == 1) z += 0.405607;
    if (row.senior_citizen == 1) z += 0.315267;
    let p = 1 / (1 + Math.exp(-z));
    if (isNaN(p)) p = 0.265; // average churn
    list.push({ estimate: p });
  }
  return list;
}
