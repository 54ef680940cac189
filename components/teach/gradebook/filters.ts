import { CELL_FILTERS, type CellFilter, GRADEBOOK_PAGE } from '@/contracts/api/gradebook';
import { TRUSTS, type Trust } from '@/engine/core/trust';
import { TRUST_WORDS } from '../../classes/trust-words';

/** What of the gradebook is shown, and in which order. */
export interface Filters {
  readonly name: string;
  /** A section's id, `none`, or `all`. */
  readonly section: string;
  readonly state: CellFilter | 'all';
  readonly trust: Trust | 'all';
  /** The column that state and trust are looked for in; `all`: any. */
  readonly assignment: string;
  readonly sort: string;
}

export const NO_FILTERS: Filters = {
  name: '',
  section: 'all',
  state: 'all',
  trust: 'all',
  assignment: 'all',
  sort: 'name',
};

/** The query of one page of people. */
export function queryOf(filters: Filters, page: number): string {
  const query = new URLSearchParams({
    sort: filters.sort,
    limit: String(GRADEBOOK_PAGE),
    offset: String(page * GRADEBOOK_PAGE),
  });
  for (const name of ['section', 'state', 'trust', 'assignment'] as const)
    if (filters[name] !== 'all') query.set(name, filters[name]);
  if (filters.name.trim() !== '') query.set('name', filters.name.trim());
  return query.toString();
}

export const STATE_WORDS: Readonly<Record<CellFilter, string>> = {
  graded: 'Graded',
  grading: 'Being graded',
  submitted: 'Came after the end',
  error: 'Could not be graded',
  missing: 'Missing',
  late: 'Late',
  excused: 'Excused',
  overridden: 'Set by hand',
};

export const STATE_OPTIONS = [
  { id: 'all', label: 'Any state' },
  ...CELL_FILTERS.map((id) => ({ id, label: STATE_WORDS[id] })),
];

export const TRUST_OPTIONS = [
  { id: 'all', label: 'Any trust' },
  ...TRUSTS.map((id) => ({ id, label: TRUST_WORDS[id] })),
];
