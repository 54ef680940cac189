import { readFile } from 'node:fs/promises';
import type { Customer } from './parse-row.ts';

interface Scaled {
  readonly mean: number;
  readonly std: number;
  readonly weight: number;
}

/** The content of model.json. */
export interface Coefficients {
  readonly intercept: number;
  readonly numbers: Readonly<Record<'tenure' | 'monthly_charges' | 'total_charges', Scaled>>;
  readonly flags: Readonly<Record<'paperless_billing' | 'senior_citizen', number>>;
  readonly categories: Readonly<
    Record<'contract' | 'internet_service' | 'payment_method', Readonly<Record<string, number>>>
  >;
}

const FITTED: Coefficients = JSON.parse(await readFile('churn/model.json', 'utf8'));

/** Scores customers with one set of coefficients. */
export class ChurnModel {
  readonly #coefficients: Coefficients;

  constructor(coefficients: Coefficients = FITTED) {
    this.#coefficients = coefficients;
  }

  /** The probability that the customer leaves, from 0 to 1. */
  probability(customer: Customer): number {
    const { intercept, numbers, flags, categories } = this.#coefficients;
    const z =
      intercept +
      scaled(customer.tenureMonths, numbers.tenure) +
      scaled(customer.monthlyCharges, numbers.monthly_charges) +
      scaled(customer.totalCharges, numbers.total_charges) +
      (customer.paperlessBilling ? flags.paperless_billing : 0) +
      (customer.seniorCitizen ? flags.senior_citizen : 0) +
      weightOf(categories.contract, customer.contract) +
      weightOf(categories.internet_service, customer.internetService) +
      weightOf(categories.payment_method, customer.paymentMethod);
    return 1 / (1 + Math.exp(-z));
  }
}

function scaled(value: number, { mean, std, weight }: Scaled): number {
  return (weight * (value - mean)) / std;
}

function weightOf(weights: Readonly<Record<string, number>>, name: string): number {
  const weight = weights[name];
  if (weight === undefined) throw new Error(`The model has no weight for "${name}"`);
  return weight;
}
