import { estimate } from './serve.ts';

const customer = {
  tenure: '8',
  monthly_charges: '79.85',
  total_charges: '638.80',
  contract: 'Month-to-month',
  internet_service: 'Fiber optic',
  payment_method: 'Electronic check',
  paperless_billing: '1',
  senior_citizen: '0',
};

const variants: Record<string, Record<string, string>> = {
  'as it is': {},
  'tenure in years': { tenure: '2 years' },
  'bill in euro': { monthly_charges: '73.94 EUR' },
  'tenure with a typo': { tenure: '8abc' },
  'contract unknown': { contract: 'Three year' },
};

for (const [name, change] of Object.entries(variants)) {
  try {
    console.log(`${name}: ${(100 * estimate({ ...customer, ...change })).toFixed(1)} %`);
  } catch (error) {
    console.log(`${name}: ${error}`);
  }
}
