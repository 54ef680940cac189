import type { Listing } from './parse-listing.ts';

/** The content of model.json. */
export interface Coefficients {
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

/** Prices listings with one set of coefficients. */
export class PriceModel {
  readonly #coefficients: Coefficients;

  constructor(coefficients: Coefficients) {
    this.#coefficients = coefficients;
  }

  get conditions(): readonly string[] {
    return this.#coefficients.conditions;
  }

  get neighborhoods(): readonly string[] {
    return Object.keys(this.#coefficients.neighborhoods);
  }

  /** The price in dollars. */
  price(listing: Listing): number {
    const c = this.#coefficients;
    const age = Math.max(0, listing.yearSold - listing.yearBuilt);
    const level = c.conditions.indexOf(listing.condition) + 1;
    return Math.exp(
      c.intercept +
        c.logArea * Math.log(listing.livingArea) +
        c.logLot * Math.log(listing.lot) +
        (c.basement * listing.basement) / 1000 +
        c.age * age +
        c.condition * level +
        c.garageCars * listing.garageCars +
        c.fullBath * listing.fullBaths +
        c.neighborhoods[listing.neighborhood]!,
    );
  }
}
