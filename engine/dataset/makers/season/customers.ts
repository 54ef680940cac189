import { StagecraftError } from '../../../core/errors';

/** A customer of the phone company as the feed has them, and whether they left. */
export interface SeasonCustomer {
  readonly tenure: string;
  readonly monthly: string;
  readonly internet: string;
  readonly contract: string;
  readonly security: string;
  readonly support: string;
  readonly paperless: string;
  readonly payment: string;
  readonly senior: string;
  readonly left: string;
}

/** The columns of the feed, in this order. */
export const FEED_COLUMNS = [
  'tenure',
  'monthly',
  'internet',
  'contract',
  'security',
  'support',
  'paperless',
  'payment',
  'senior',
] as const satisfies readonly (keyof SeasonCustomer)[];

/** The source of a season is not the table of customers. */
export class SeasonSourceError extends StagecraftError<'season-source'> {
  constructor(reason: string) {
    super('season-source', `The maker "churn-season" cannot make its file: ${reason}.`);
  }
}

const NAMES: Readonly<Record<string, string>> = {
  DSL: 'dsl',
  'Fiber optic': 'fiber',
  'Month-to-month': 'month',
  'One year': 'one year',
  'Two year': 'two years',
  'Electronic check': 'e-check',
  'Mailed check': 'mail',
  'Bank transfer (automatic)': 'bank',
  'Credit card (automatic)': 'card',
};

const named = (value: string): string => NAMES[value] ?? value.toLowerCase();
const yes = (value: string): string => (value === 'Yes' || value === '1' ? 'yes' : 'no');

/** Every so many rows of the table one is for training, and is met in no season. */
export const TRAINING_EVERY = 8;

/**
 * The customers of the Telco table with the names of the feed.
 * @param which those that a model is trained on, or all others
 * @throws SeasonSourceError for a text without its columns
 */
export function customersOf(
  source: string | undefined,
  which: 'training' | 'served',
): readonly SeasonCustomer[] {
  if (source === undefined) throw new SeasonSourceError('the lesson names no file to make it from');
  if (last?.source === source && last.which === which) return last.customers;
  const customers = readCustomers(source, which);
  last = { source, which, customers };
  return customers;
}

/** The last table that was read: seasons are made by the half-dozen. */
let last: {
  readonly source: string;
  readonly which: 'training' | 'served';
  readonly customers: readonly SeasonCustomer[];
} | null = null;

function readCustomers(source: string, which: 'training' | 'served'): SeasonCustomer[] {
  const [header = '', ...lines] = source.trim().split(/\r?\n/);
  const names = header.split(',');
  const at = (name: string) => {
    const found = names.indexOf(name);
    if (found < 0) throw new SeasonSourceError(`the source has no column ${name}`);
    return found;
  };
  const columns = {
    tenure: at('tenure'),
    monthly: at('monthly_charges'),
    internet: at('internet_service'),
    contract: at('contract'),
    security: at('online_security'),
    support: at('tech_support'),
    paperless: at('paperless_billing'),
    payment: at('payment_method'),
    senior: at('senior_citizen'),
    left: at('churn'),
  };
  return lines.flatMap((line, row) => {
    if ((row % TRAINING_EVERY === 0) !== (which === 'training')) return [];
    const cells = line.split(',');
    const cell = (name: keyof typeof columns) => cells[columns[name]] ?? '';
    const internet = named(cell('internet'));
    return [
      {
        tenure: cell('tenure'),
        monthly: cell('monthly'),
        internet: internet === 'no' ? 'none' : internet,
        contract: named(cell('contract')),
        security: yes(cell('security')),
        support: yes(cell('support')),
        paperless: yes(cell('paperless')),
        payment: named(cell('payment')),
        senior: yes(cell('senior')),
        left: yes(cell('left')),
      },
    ];
  });
}
