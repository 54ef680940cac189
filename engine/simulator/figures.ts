/** A figure that stands under both lanes. */
export type FigureId =
  | 'right'
  | 'wrong'
  | 'unanswered'
  | 'revenue'
  | 'cost'
  | 'upkeep'
  | 'left'
  | 'detect'
  | 'restore'
  | 'deployments'
  | 'leadTime'
  | 'failureRate'
  | 'reproduced';

/** What a figure means, in what it is measured, and which way is better. */
export interface FigureDefinition {
  readonly id: FigureId;
  readonly label: string;
  /** `$` stands before the number, others after it. */
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  /** What it counts, exactly. */
  readonly means: string;
  /** What practice costs: it may be worse in this, and the page says so. */
  readonly isPrice?: boolean;
  /** One of the four measures of DORA (Forsgren, Humble, Kim 2018). */
  readonly isDora?: boolean;
}

/** One lane's figures; null: nothing happened that it could be measured on. */
export type LaneFigures = Readonly<Record<FigureId, number | null>>;

/** All figures, in the order in which they are shown. */
export const FIGURES: readonly FigureDefinition[] = [
  {
    id: 'right',
    label: 'Estimates served right',
    unit: 'estimates',
    better: 'higher',
    means: 'Answers that lay within the tolerance of what the house sold for later.',
  },
  {
    id: 'wrong',
    label: 'Estimates served wrong',
    unit: 'estimates',
    better: 'lower',
    means: 'Answers outside the tolerance, shown to somebody as if they were right.',
  },
  {
    id: 'unanswered',
    label: 'Requests without an estimate',
    unit: 'requests',
    better: 'lower',
    means: 'Requests that failed, timed out or were refused.',
  },
  {
    id: 'revenue',
    label: 'Revenue',
    unit: '$',
    better: 'higher',
    means: 'What right estimates brought, less what wrong ones lost.',
  },
  {
    id: 'cost',
    label: 'Cost',
    unit: '$',
    better: 'lower',
    means: 'Machines at list prices, and hours of people.',
    isPrice: true,
  },
  {
    id: 'upkeep',
    label: 'of it for the practices',
    unit: '$',
    better: 'lower',
    means: 'Hours of people that keep the practices up: tests, pipelines, dashboards, contracts.',
    isPrice: true,
  },
  {
    id: 'left',
    label: 'Left over',
    unit: '$',
    better: 'higher',
    means: 'Revenue less cost.',
  },
  {
    id: 'detect',
    label: 'Time to detect',
    unit: 'hours',
    better: 'lower',
    means: 'From the beginning of a fault that harmed users until somebody knew of it: the median.',
  },
  {
    id: 'restore',
    label: 'Time to restore',
    unit: 'hours',
    better: 'lower',
    means: 'From the beginning of a fault that harmed users until it harmed nobody any more: the median.',
    isDora: true,
  },
  {
    id: 'deployments',
    label: 'Deployments',
    unit: 'a week',
    better: 'higher',
    means: 'Releases of code or model that reached users.',
    isDora: true,
  },
  {
    id: 'leadTime',
    label: 'Lead time',
    unit: 'hours',
    better: 'lower',
    means: 'From a commit until it is live, on average.',
    isDora: true,
  },
  {
    id: 'failureRate',
    label: 'Change failure rate',
    unit: '%',
    better: 'lower',
    means: 'The share of deployments that harmed users.',
    isDora: true,
  },
  {
    id: 'reproduced',
    label: 'Models that could be rebuilt',
    unit: '%',
    better: 'higher',
    means: 'The share of the models that were live whose code, data and parameters are all known.',
  },
];

/** The definition of this figure. */
export function figureOf(id: FigureId): FigureDefinition {
  return FIGURES.find((figure) => figure.id === id)!;
}

/**
 * How one lane's figure compares with the other's, by what is better for this figure: 1 when `a` is better, −1 when `b`
 * is, 0 when they are the same. For a time: that of a lane with nothing to detect or restore is better than any.
 */
export function compareFigures({ better }: FigureDefinition, a: number | null, b: number | null): -1 | 0 | 1 {
  if (a === b) return 0;
  if (a === null || b === null) {
    const nothing = better === 'lower' ? 1 : -1;
    return a === null ? nothing : (-nothing as -1 | 1);
  }
  return (better === 'lower' ? a < b : a > b) ? 1 : -1;
}
