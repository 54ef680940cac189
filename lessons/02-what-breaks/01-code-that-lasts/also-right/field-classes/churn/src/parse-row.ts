import { ChoiceField, FlagField, QuantityField, type RawRow } from './fields.ts';

const money = { usd: 1, eur: 1.08 };
const tenure = new QuantityField('tenure', 120, { months: 1, years: 12 });
const monthlyCharges = new QuantityField('monthly_charges', 1000, money);
const totalCharges = new QuantityField('total_charges', 100_000, money);
const contract = new ChoiceField('contract', ['Month-to-month', 'One year', 'Two year']);
const internetService = new ChoiceField('internet_service', ['DSL', 'Fiber optic', 'No']);
const paymentMethod = new ChoiceField('payment_method', [
  'Bank transfer (automatic)',
  'Credit card (automatic)',
  'Electronic check',
  'Mailed check',
]);
const paperlessBilling = new FlagField('paperless_billing');
const seniorCitizen = new FlagField('senior_citizen');

/** A validated customer: its constructor is the only way to make one, and it throws. */
export class Customer {
  readonly tenureMonths: number;
  readonly monthlyCharges: number;
  readonly totalCharges: number;
  readonly contract: string;
  readonly internetService: string;
  readonly paymentMethod: string;
  readonly paperlessBilling: boolean;
  readonly seniorCitizen: boolean;

  constructor(row: RawRow) {
    this.tenureMonths = tenure.read(row);
    this.monthlyCharges = monthlyCharges.read(row);
    const isNew = this.tenureMonths === 0;
    this.totalCharges = isNew && totalCharges.isBlank(row) ? 0 : totalCharges.read(row);
    this.contract = contract.read(row);
    this.internetService = internetService.read(row);
    this.paymentMethod = paymentMethod.read(row);
    this.paperlessBilling = paperlessBilling.read(row);
    this.seniorCitizen = seniorCitizen.read(row);
  }
}

export function parseRow(row: RawRow): Customer {
  return new Customer(row);
}
