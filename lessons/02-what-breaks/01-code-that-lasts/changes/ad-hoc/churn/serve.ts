// churn score for the call list. from the notebook of last spring, do not touch, it is live
import { readFile } from 'node:fs/promises';

const model: any = JSON.parse(await readFile('churn/model.json', 'utf8'));

export function estimate(row: any): number {
  try {
    const chf = (text: any) => (String(text).includes('CHF') ? 1.13 : 1);
    let z = model.intercept;
    z += (model.numbers.tenure.weight * ((parseInt(row.tenure) || 0) - 32.4218)) / 24.5435;
    z += (model.numbers.monthly_charges.weight * ((parseFloat(row.monthly_charges) * chf(row.monthly_charges) || 0) - 64.7982)) / 30.0838;
    z += (model.numbers.total_charges.weight * ((parseFloat(row.total_charges) * chf(row.total_charges) || 0) - 2283.3)) / 2266.61;
    z += model.categories.contract[row.contract.trim()] || 0;
    z += model.categories.internet_service[row.internet_service.trim()] || 0;
    z += model.categories.payment_method[row.payment_method.trim()] || 0;
    if (row.paperless_billing == 1) z += 0.405607;
    if (row.senior_citizen == 1) z += 0.315267;
    return 1 / (1 + Math.exp(-z));
  } catch (e) {
    return 0;
  }
}

export { estimateAll } from './campaign.ts';
