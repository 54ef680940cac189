import type { parseRow } from './parse-row.ts';

type Customer = ReturnType<typeof parseRow>;
type Numbers = Record<string, number>;
interface Weights {
  intercept: number;
  numbers: Record<string, { mean: number; std: number; weight: number }>;
  flags: Numbers;
  categories: Record<string, Numbers>;
}

const logit = (w: Weights, c: Customer): number => {
  const scale = (name: string, value: number) => ((value - w.numbers[name]!.mean) / w.numbers[name]!.std) * w.numbers[name]!.weight;
  return [
    w.intercept,
    scale('tenure', c.tenureMonths),
    scale('monthly_charges', c.monthlyCharges),
    scale('total_charges', c.totalCharges),
    Number(c.paperlessBilling) * w.flags.paperless_billing!,
    Number(c.seniorCitizen) * w.flags.senior_citizen!,
    w.categories.contract![c.contract]!,
    w.categories.internet_service![c.internetService]!,
    w.categories.payment_method![c.paymentMethod]!,
  ].reduce((sum, part) => sum + part);
};

export class ChurnModel {
  probability: (customer: Customer) => number;
  constructor(weights: Weights) {
    this.probability = (customer) => 1 / (1 + Math.exp(-logit(weights, customer)));
  }
}
