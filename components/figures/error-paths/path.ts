/** One step of a piece of code with the value that it gave. */
export interface PathStep {
  /** The code of the step, as it stands in the workspace. */
  readonly code: string;
  /** What it gave; null: the step was not reached. */
  readonly gave: string | null;
}

/** What a version of the code does with one text, step by step, and what its caller gets. */
export interface Path {
  readonly steps: readonly PathStep[];
  readonly ends:
    | { readonly kind: 'estimate'; readonly dollars: number }
    | { readonly kind: 'error'; readonly code: string; readonly message: string };
}

/** The content of house-price/model.json, as far as the figure needs it. */
export interface FigureModel {
  readonly intercept: number;
  readonly logArea: number;
  readonly logLot: number;
  readonly basement: number;
  readonly age: number;
  readonly condition: number;
  readonly garageCars: number;
  readonly fullBath: number;
  readonly conditions: readonly string[];
  readonly neighborhoods: Readonly<Record<string, number>>;
}

/** The rest of the listing that the figure sends: the first sale of the Ames table. */
export const LISTING = {
  Lot_Area: '31770',
  Total_Bsmt_SF: '1080',
  Year_Sold: '2010',
  Year_Built: '1960',
  Garage_Cars: '2',
  Full_Bath: '1',
  Overall_Cond: 'Average',
  Neighborhood: 'North_Ames',
};

/** The living area of the listing that was served just before, in square feet: what the ad hoc global still holds. */
export const AREA_BEFORE = 896;

/** The price of the listing with this living area, in dollars; NaN for an area of 0 or less. */
export function priceAt(model: FigureModel, area: number): number {
  return Math.exp(
    model.intercept +
      model.logArea * Math.log(area) +
      model.logLot * Math.log(Number(LISTING.Lot_Area)) +
      model.basement * (Number(LISTING.Total_Bsmt_SF) / 1000) +
      model.age * (Number(LISTING.Year_Sold) - Number(LISTING.Year_Built)) +
      model.condition * (model.conditions.indexOf(LISTING.Overall_Cond) + 1) +
      model.garageCars * Number(LISTING.Garage_Cars) +
      model.fullBath * Number(LISTING.Full_Bath) +
      (model.neighborhoods[LISTING.Neighborhood] ?? 0),
  );
}

/** A number as people read it. */
export const shown = (value: number): string =>
  Number.isFinite(value) ? value.toLocaleString('en-US', { maximumFractionDigits: 1 }) : String(value);
