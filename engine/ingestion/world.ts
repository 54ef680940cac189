import { type Rng, seededRng } from '../core/rng';
import type { SourceFields, SourceRow, SourceTable, World, WorldId } from './types';

/** The table of the company that streams as one file is this many times as large as what a program may hold. */
export const OVERSIZE = 20;

const BUDGET_BYTES = 12_288;
/** When the part that comes late is there, in virtual minutes after the first run. */
const LATE_PART_MINUTE = 45;
/** When a few rows leave an API's list while the first run pages through it: after that many pages, see `ApiHost`. */
export const ARCHIVED_ROWS = 3;

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');

/** Rows before their faults: what a recipe yields. */
interface Draft {
  readonly fields: SourceFields;
  readonly group: string;
  readonly from?: number;
}

interface Recipe {
  readonly name: string;
  readonly kind: SourceTable['kind'];
  readonly key: string;
  readonly drafts: (rng: Rng) => Draft[];
  /** Ways to spoil a row, each with the reason and the columns that it sets. */
  readonly spoilers: readonly { readonly bad: string; readonly set: (row: SourceFields) => SourceFields }[];
}

/** Rows until their CSV text is `OVERSIZE` × the budget. One in 97 repeats the content of another under its own key. */
function streamedRows(make: (i: number, rng: Rng) => SourceFields, key: string) {
  return (rng: Rng): Draft[] => {
    const out: Draft[] = [];
    let bytes = 0;
    for (let i = 0; bytes < OVERSIZE * BUDGET_BYTES; i++) {
      const fields = make(i, rng);
      const twin = i % 97 === 96 ? out[i - 1] : undefined;
      const draft = twin
        ? { fields: { ...twin.fields, [key]: fields[key]! }, group: 'same content, another id' }
        : { fields, group: '20 × the memory budget' };
      out.push(draft);
      bytes += Object.values(draft.fields).join(',').length + 1;
    }
    return out;
  };
}

/** Rows in `parts` files, of which the second comes late. */
const partRows =
  (parts: number, perPart: number, make: (i: number, rng: Rng) => SourceFields) => (rng: Rng) =>
    Array.from({ length: parts * perPart }, (_, i): Draft => {
      const part = Math.floor(i / perPart) + 1;
      const isLate = part === 2;
      return {
        fields: { ...make(i, rng) },
        group: isLate ? `part ${part}, ${LATE_PART_MINUTE} minutes late` : `part ${part}`,
        from: isLate ? LATE_PART_MINUTE : 0,
      };
    });

const plainRows = (count: number, group: string, make: (i: number, rng: Rng) => SourceFields) => (rng: Rng) =>
  Array.from({ length: count }, (_, i): Draft => ({ fields: make(i, rng), group }));

const day = (rng: Rng) => `2026-01-${pad(1 + rng.int(4), 2)}`;
const put = (column: string, text: (was: string) => string) => (row: SourceFields) => ({
  ...row,
  [column]: text(row[column]!),
});

const CONTRACTS = ['Month-to-month', 'One year', 'Two year'] as const;
const PLACES = ['ames-north', 'ames-south', 'gilbert', 'nevada', 'huxley'] as const;
const REFERRERS = ['search', 'maps', 'newsletter'] as const;
const TOPICS = ['billing', 'speed', 'outage', 'moving', 'cancel'] as const;

const NORTHLINE: readonly Recipe[] = [
  {
    name: 'customers',
    kind: 'shards',
    key: 'customer_id',
    drafts: partRows(3, 120, (i, rng) => ({
      customer_id: `C${pad(i + 1, 4)}`,
      tenure: String(rng.int(73)),
      contract: rng.pick(CONTRACTS),
      monthly_charges: (18 + rng.int(10_000) / 100).toFixed(2),
    })),
    spoilers: [
      { bad: 'customer_id is blank', set: put('customer_id', () => '') },
      { bad: 'tenure is no number', set: put('tenure', (was) => `${was}x`) },
      { bad: 'tenure is blank', set: put('tenure', () => '') },
      { bad: 'monthly_charges is negative', set: put('monthly_charges', (was) => `-${was}`) },
      { bad: 'contract is in no list', set: put('contract', () => 'Three year') },
    ],
  },
  {
    name: 'usage',
    kind: 'file',
    key: 'record_id',
    drafts: streamedRows(
      (i, rng) => ({
        record_id: `U${pad(i + 1, 6)}`,
        customer_id: `C${pad(1 + rng.int(360), 4)}`,
        minutes: String(rng.int(600)),
        data_mb: (rng.int(90_000) / 10).toFixed(1),
        day: day(rng),
        cell: `${rng.pick(PLACES)}-${pad(rng.int(400), 3)}`,
        device: `handset-${pad(rng.int(100_000), 5)}`,
      }),
      'record_id',
    ),
    spoilers: [
      { bad: 'minutes is no number', set: put('minutes', (was) => `${was} min`) },
      { bad: 'data_mb is negative', set: put('data_mb', (was) => `-${was === '0.0' ? '1.0' : was}`) },
      { bad: 'minutes is blank', set: put('minutes', () => '') },
    ],
  },
  {
    name: 'tickets',
    kind: 'api',
    key: 'ticket_id',
    drafts: plainRows(240, 'paged API', (i, rng) => ({
      ticket_id: `T${pad(i + 1, 5)}`,
      customer_id: `C${pad(1 + rng.int(360), 4)}`,
      topic: rng.pick(TOPICS),
      severity: String(1 + rng.int(5)),
    })),
    spoilers: [
      { bad: 'severity is out of range', set: put('severity', () => '9') },
      { bad: 'topic is in no list', set: put('topic', () => 'other') },
    ],
  },
  {
    name: 'payments',
    kind: 'stream',
    key: 'payment_id',
    drafts: (rng) => [
      ...plainRows(300, 'stream that breaks off', payment)(rng),
      ...plainRows(60, 'stream, after the process was killed', (i, r) => payment(i + 300, r))(rng).map(
        (draft) => ({ ...draft, from: 50 }),
      ),
    ],
    spoilers: [
      { bad: 'amount is negative', set: put('amount', (was) => `-${was}`) },
      { bad: 'paid_on is no date', set: put('paid_on', () => 'yesterday') },
    ],
  },
];

function payment(i: number, rng: Rng): SourceFields {
  return {
    payment_id: `P${pad(i + 1, 5)}`,
    customer_id: `C${pad(1 + rng.int(360), 4)}`,
    amount: (5 + rng.int(12_000) / 100).toFixed(2),
    paid_on: day(rng),
  };
}

const HOMESTEAD: readonly Recipe[] = [
  {
    name: 'views',
    kind: 'file',
    key: 'view_id',
    drafts: streamedRows(
      (i, rng) => ({
        view_id: `V${pad(i + 1, 6)}`,
        listing_id: `L${pad(1 + rng.int(2930), 4)}`,
        seconds: String(rng.int(900)),
        day: day(rng),
        came_from: `${rng.pick(REFERRERS)}.example/${rng.pick(PLACES)}`,
        visitor: `visitor-${pad(rng.int(1_000_000), 6)}`,
      }),
      'view_id',
    ),
    spoilers: [
      { bad: 'seconds is no number', set: put('seconds', (was) => `${was}s`) },
      { bad: 'seconds is negative', set: put('seconds', (was) => `-${was === '0' ? '1' : was}`) },
    ],
  },
  {
    name: 'enquiries',
    kind: 'api',
    key: 'enquiry_id',
    drafts: plainRows(120, 'paged API', (i, rng) => ({
      enquiry_id: `E${pad(i + 1, 5)}`,
      listing_id: `L${pad(1 + rng.int(2930), 4)}`,
      offer: String(1000 * (60 + rng.int(500))),
      asked_on: day(rng),
    })),
    spoilers: [{ bad: 'offer is negative', set: put('offer', (was) => `-${was}`) }],
  },
];

const WORLDS: Readonly<Record<WorldId, readonly Recipe[]>> = { homestead: HOMESTEAD, northline: NORTHLINE };

function cook(recipe: Recipe, rng: Rng): SourceTable {
  const drafts = recipe.drafts(rng.fork('rows'));
  const chance = rng.fork('faults');
  const spoilt = new Map<number, (typeof recipe.spoilers)[number]>();
  for (const spoiler of recipe.spoilers) {
    for (let left = 2; left > 0; ) {
      const at = chance.int(drafts.length);
      if (spoilt.has(at)) continue;
      spoilt.set(at, spoiler);
      left--;
    }
  }
  // Rows that leave the list while the first run pages: early ones, which a first page has already shown.
  const archived = recipe.kind === 'api' ? ARCHIVED_ROWS : 0;
  const rows = drafts.map(({ fields, group, from = 0 }, i): SourceRow => {
    const spoiler = spoilt.get(i);
    const final = spoiler ? spoiler.set(fields) : fields;
    return {
      key: final[recipe.key]!,
      fields: final,
      group: spoiler ? 'breaks the schema' : group,
      bad: spoiler?.bad ?? null,
      from,
      until: i < archived ? 0 : Number.POSITIVE_INFINITY,
    };
  });
  return {
    name: recipe.name,
    kind: recipe.kind,
    key: recipe.key,
    columns: Object.keys(drafts[0]!.fields),
    rows,
  };
}

/** All that the sources of a company hold, from a seed. The same seed gives the same rows everywhere. */
export function makeWorld(id: WorldId, seed: string): World {
  const rng = seededRng(seed).fork(id);
  return {
    id,
    tables: WORLDS[id].map((recipe) => cook(recipe, rng.fork(recipe.name))),
    budgetBytes: BUDGET_BYTES,
  };
}

/** A row of a CSV file; no field of a world needs quotes. */
export const csvLine = (table: SourceTable, row: SourceRow): string =>
  table.columns.map((column) => row.fields[column]).join(',');
