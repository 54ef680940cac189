import type { Rng } from '../../core/rng';
import type { DirtKind, DirtRates } from './types';

/** What became of one cell. */
export interface DirtyCell {
  readonly kind: DirtKind;
  readonly form: string;
  readonly written: string;
  readonly recoverable: boolean;
}

/** What a kind of dirt may look at. */
export interface CellSite {
  readonly value: string;
  /** The year of the sale. */
  readonly yearSold: number;
  readonly rng: Rng;
}

/** A kind of dirt of single cells: which columns it befalls, how often, and what it does. */
export interface CellDirt {
  readonly columns: ReadonlySet<string>;
  readonly rate: (rates: DirtRates) => number;
  /** Null: this value cannot be made dirty in this way. */
  readonly apply: (site: CellSite) => DirtyCell | null;
}

/** How people write that they have no value. */
const MISSING_FORMS = ['', 'N/A', '-', '?', 'unknown'] as const;
/** Exact, by definition of the international foot (1959). */
const SQUARE_METRES_PER_SQUARE_FOOT = 0.09290304;

const missing: CellDirt = {
  columns: new Set([
    'Lot_Frontage',
    'Overall_Cond',
    'Mas_Vnr_Area',
    'Exter_Cond',
    'Foundation',
    'Total_Bsmt_SF',
    'Heating_QC',
    'TotRms_AbvGrd',
    'Fireplaces',
    'Garage_Finish',
    'Garage_Area',
  ]),
  rate: (rates) => rates.missing,
  apply: ({ value, rng }) => {
    if (value === '') return null;
    const written = rng.pick(MISSING_FORMS);
    return { kind: 'missing', form: written === '' ? 'empty' : written, written, recoverable: false };
  },
};

const areaUnits: CellDirt = {
  columns: new Set(['Lot_Area', 'Total_Bsmt_SF', 'Gr_Liv_Area', 'Garage_Area']),
  rate: (rates) => rates.areaUnits,
  apply: ({ value, rng }) => {
    if (!(Number(value) > 0)) return null;
    // Two decimals: enough to find the whole square foot again.
    const metres = (Number(value) * SQUARE_METRES_PER_SQUARE_FOOT).toFixed(2);
    const form = rng.pick(['m2', 'sqm']);
    return { kind: 'area-units', form, written: `${metres} ${form}`, recoverable: true };
  },
};

const priceUnits: CellDirt = {
  columns: new Set(['Sale_Price']),
  rate: (rates) => rates.priceUnits,
  apply: ({ value, rng }) => {
    if (!/^\d+$/.test(value)) return null;
    const form = rng.pick(['dollars', 'thousands']);
    const written =
      form === 'dollars' ? `$${Number(value).toLocaleString('en-US')}` : `${Number(value) / 1000}k`;
    return { kind: 'price-units', form, written, recoverable: true };
  },
};

const years: CellDirt = {
  columns: new Set(['Year_Built', 'Year_Remod_Add']),
  rate: (rates) => rates.years,
  apply: ({ value, yearSold, rng }) => {
    if (value === '') return null;
    const form = rng.pick(['far-future', 'two-digits', 'after-sale']);
    // Houses are sold up to two years before they are finished or remodelled; three is a slip.
    const written =
      form === 'far-future'
        ? String(2101 + rng.int(98))
        : form === 'two-digits'
          ? value.slice(0, 2)
          : String(yearSold + 3 + rng.int(7));
    return { kind: 'year', form, written, recoverable: false };
  },
};

const respellings: Readonly<Record<string, (value: string) => string>> = {
  'lower-case': (value) => value.toLowerCase(),
  'upper-case': (value) => value.toUpperCase(),
  'blank-before': (value) => ` ${value}`,
  'blank-behind': (value) => `${value} `,
};

const spelling: CellDirt = {
  columns: new Set([
    'MS_Zoning',
    'Neighborhood',
    'House_Style',
    'Exterior_1st',
    'Foundation',
    'Heating_QC',
    'Central_Air',
    'Sale_Condition',
  ]),
  rate: (rates) => rates.spelling,
  apply: ({ value, rng }) => {
    const forms = Object.keys(respellings).filter((form) => respellings[form]!(value) !== value);
    if (value.trim() === '' || forms.length === 0) return null;
    const form = rng.pick(forms);
    return { kind: 'spelling', form, written: respellings[form]!(value), recoverable: true };
  },
};

/** The kinds of dirt of single cells, in the order in which they are tried; a cell has one at most. */
export const CELL_DIRT: readonly CellDirt[] = [missing, areaUnits, priceUnits, years, spelling];

/** The columns whose categories may be respelled. */
export const SPELLED_COLUMNS = spelling.columns;
/** Another spelling of a category. */
export const respell = (site: CellSite): DirtyCell | null => spelling.apply(site);
