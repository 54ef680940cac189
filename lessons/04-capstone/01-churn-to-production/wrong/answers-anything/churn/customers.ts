/** What is known of a customer at the moment of a call. */
export interface Customer {
  /** $ a month. */
  readonly monthlyCharges: number;
  /** Months as a customer. */
  readonly tenure: number;
  readonly contract: string;
  readonly internetService: string;
  readonly paymentMethod: string;
  readonly onlineSecurity: string;
  readonly techSupport: string;
  readonly isSenior: boolean;
}

/** A row that is no customer. The message says which field, and what was found. */
export class CustomerError extends Error {
  override readonly name = 'CustomerError';
}

const EXTRAS = ['No', 'Yes', 'No internet service'];

/** What each column may hold: the contract with the team upstream. */
export const CONTRACT = {
  monthly_charges: { from: 18, to: 119 },
  tenure: { from: 0, to: 72 },
  contract: { oneOf: ['Month-to-month', 'One year', 'Two year'] },
  internet_service: { oneOf: ['DSL', 'Fiber optic', 'No'] },
  payment_method: {
    oneOf: ['Bank transfer (automatic)', 'Credit card (automatic)', 'Electronic check', 'Mailed check'],
  },
  online_security: { oneOf: EXTRAS },
  tech_support: { oneOf: EXTRAS },
  senior_citizen: { from: 0, to: 1 },
} as const;

type Fields = Readonly<Record<string, unknown>>;
type Column = keyof typeof CONTRACT;

function numberIn(row: Fields, name: Column): number {
  return Math.max(0, Number(row[name] ?? 0) || 0);
}

function oneOf(row: Fields, name: Column): string {
  return String(row[name] ?? '');
}

/** Makes a customer of a row of a table or of a request. @throws CustomerError */
export const customerOf = (row: Fields): Customer => ({
  monthlyCharges: numberIn(row, 'monthly_charges'),
  tenure: numberIn(row, 'tenure'),
  contract: oneOf(row, 'contract'),
  internetService: oneOf(row, 'internet_service'),
  paymentMethod: oneOf(row, 'payment_method'),
  onlineSecurity: oneOf(row, 'online_security'),
  techSupport: oneOf(row, 'tech_support'),
  isSenior: numberIn(row, 'senior_citizen') === 1,
});
