/** A saved model, as far as the figure needs it: see src/saved-model.ts of the lesson. */
export interface FigureModel {
  readonly features: readonly { readonly name: string; readonly mean: number; readonly scale: number }[];
  readonly target: { readonly mean: number; readonly deviation: number };
  readonly layers: readonly {
    readonly weights: readonly (readonly number[])[];
    readonly bias: readonly number[];
    readonly activation: string;
  }[];
}

/** The house of the figure: what is not chosen is as in the middle of the sales. */
export interface FigureHouse {
  /** Square feet. */
  readonly livingArea: number;
  readonly metric: boolean;
  /** null: never. */
  readonly yearRemodelled: number | null;
}

/** One way from a house to an estimate. */
export interface FigurePath {
  /** What comes in, as it is written there. */
  readonly comesIn: { readonly area: string; readonly year: string };
  /** What the code makes of it. */
  readonly area: number;
  readonly year: number;
  /** As the model sees them: standard deviations from the mean of the training rows. */
  readonly scaledArea: number;
  readonly scaledYears: number;
  readonly dollars: number;
}

/** The house of the figure was built then, and is for sale in `YEAR_SOLD`. */
export const YEAR_BUILT = 1975;
export const YEAR_SOLD = 2009;

const M2_PER_SQFT = 0.3048 ** 2;
const AREAS = new Set([
  'lotArea',
  'livingArea',
  'firstFloor',
  'secondFloor',
  'basement',
  'basementUnfinished',
  'masonryVeneer',
  'garageArea',
  'woodDeck',
  'openPorch',
  'enclosedPorch',
  'screenPorch',
]);

/** How the script comes to its estimate: from a row of the table, in square feet, every year filled in. */
export function scriptPath(model: FigureModel, house: FigureHouse): FigurePath {
  const year = house.yearRemodelled ?? YEAR_BUILT;
  return pathOf(model, house, {
    factor: 1,
    year,
    comesIn: { area: `Gr_Liv_Area: ${house.livingArea}`, year: `Year_Remod_Add: ${year}` },
  });
}

/** How the service of the start comes to its estimate: from a request, areas and empty years as they are. */
export function servicePath(model: FigureModel, house: FigureHouse): FigurePath {
  const factor = house.metric ? M2_PER_SQFT : 1;
  const area = Math.round(house.livingArea * factor * 100) / 100;
  return pathOf(model, house, {
    factor,
    year: house.yearRemodelled ?? 1950,
    comesIn: {
      area: `livingArea: ${area}, areaUnit: "${house.metric ? 'm2' : 'sqft'}"`,
      year: `yearRemodelled: ${house.yearRemodelled}`,
    },
  });
}

function pathOf(
  model: FigureModel,
  house: FigureHouse,
  { factor, year, comesIn }: { factor: number; year: number; comesIn: FigurePath['comesIn'] },
): FigurePath {
  const value = (name: string, mean: number): number => {
    if (name === 'age') return YEAR_SOLD - YEAR_BUILT;
    if (name === 'yearsSinceRemodelled') return YEAR_SOLD - year;
    if (name === 'livingArea' || name === 'firstFloor') return house.livingArea * factor;
    if (name === 'secondFloor') return 0;
    return AREAS.has(name) ? mean * factor : mean;
  };
  const scaled = model.features.map(({ name, mean, scale }) => (value(name, mean) - mean) / scale);
  const at = (name: string) => scaled[model.features.findIndex((feature) => feature.name === name)] ?? 0;
  const [output = 0] = model.layers.reduce<readonly number[]>(
    (inputs, { weights, bias, activation }) =>
      bias.map((start, unit) => {
        const sum = inputs.reduce((total, input, i) => total + input * (weights[i]?.[unit] ?? 0), start);
        return activation === 'relu' ? Math.max(0, sum) : sum;
      }),
    scaled,
  );
  return {
    comesIn,
    area: Math.round(house.livingArea * factor * 100) / 100,
    year,
    scaledArea: at('livingArea'),
    scaledYears: at('yearsSinceRemodelled'),
    dollars: Math.exp(output * model.target.deviation + model.target.mean),
  };
}
