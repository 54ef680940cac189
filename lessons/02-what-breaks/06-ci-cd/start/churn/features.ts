import type { Customer } from './customers.ts';

/** What the model looks at, in this order. */
export const INPUTS = ['monthly', 'paperless', 'senior', 'one_year', 'two_years'];

/** A customer as numbers. */
export const features = (customer: Customer): number[] => [
  customer.monthly,
  Number(customer.paperless),
  Number(customer.senior),
  Number(customer.contract === 'one year'),
  Number(customer.contract === 'two years'),
];
