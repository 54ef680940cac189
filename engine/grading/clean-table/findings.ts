import type { DirtKind } from '../../dataset/dirt/types';

/**
 * Everything that can be wrong with a cleaned table, each a count of rows or cells and a fact of the measurement. A row is
 * counted once among the row findings; a cell of a row that is there once among the cell findings.
 */
export const FINDINGS = {
  lostMissing: 'listings lost that lack a value somewhere',
  lostYears: 'listings lost that have an impossible year',
  lostShifted: 'shifted listings lost',
  lostOther: 'listings lost that lack nothing',
  doubledExact: 'listings that are there more than once, copied exactly',
  doubledRespelled: 'listings that are there more than once, in another spelling',
  strangers: 'rows without a listing of the export',
  idsRespelled: 'listing ids in another form than HS- and five digits',
  shiftedKept: 'shifted rows with cells in the wrong columns',
  missingKept: 'cells where a mark such as N/A or ? still stands for no value',
  missingZero: 'cells without a value that became 0',
  missingFilled: 'cells without a value that were given one',
  yearsKept: 'impossible years that are still there',
  yearsInvented: 'impossible years that were replaced by another',
  areasText: 'areas that are still a text with a unit',
  areasMetres: 'areas in square metres that are taken for square feet',
  areasTwice: 'areas that were converted once too often',
  areasLost: 'areas in square metres that were thrown away',
  areasOff: 'areas in square metres that came out wrong in another way',
  pricesText: 'prices that are still a text with a sign',
  pricesThousands: 'prices in thousands that are taken for dollars',
  pricesLost: 'prices that were thrown away',
  pricesOff: 'prices that came out wrong in another way',
  spellingKept: 'categories in a spelling of their own',
  respelled: 'good categories that were spelled anew',
  valuesEmptied: 'cells that say None or No_… and were emptied',
  yearsEmptied: 'possible years that were emptied',
  goodEmptied: 'other good cells that were emptied',
  goodAltered: 'other good cells that were altered',
} as const;

export type FindingKind = keyof typeof FINDINGS;

/** One thing that is wrong. */
export interface Finding {
  readonly kind: FindingKind;
  readonly listing: string;
  readonly column?: string;
  /** The cell as the export has it, where it is not the true one. */
  readonly exported?: string;
  readonly expected: string;
  readonly seen: string;
}

/** What a check of a cleaned table is about; each finding belongs to one. */
export const ASPECTS = {
  rows: [
    'lostMissing',
    'lostYears',
    'lostShifted',
    'lostOther',
    'doubledExact',
    'doubledRespelled',
    'strangers',
    'idsRespelled',
  ],
  shifted: ['shiftedKept'],
  units: [
    'areasText',
    'areasMetres',
    'areasTwice',
    'areasLost',
    'areasOff',
    'pricesText',
    'pricesThousands',
    'pricesLost',
    'pricesOff',
  ],
  unknown: ['missingKept', 'missingZero', 'missingFilled', 'yearsKept', 'yearsInvented'],
  good: ['spellingKept', 'respelled', 'valuesEmptied', 'yearsEmptied', 'goodEmptied', 'goodAltered'],
} as const satisfies Record<string, readonly FindingKind[]>;

export type Aspect = keyof typeof ASPECTS;

/** How each kind of dirt is named in the evidence. */
export const DIRT_NAMES: Readonly<Record<DirtKind, string>> = {
  missing: 'cells without a value',
  'area-units': 'areas in square metres',
  'price-units': 'prices with a sign or in thousands',
  year: 'impossible years',
  spelling: 'respelled categories',
  shifted: 'shifted rows',
  duplicate: 'duplicated rows',
};
