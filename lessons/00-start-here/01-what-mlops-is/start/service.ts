import { readFileSync } from 'node:fs';
import { log } from './log.ts';

interface Listing {
  livingArea: number;
  yearBuilt: number;
  basement: number;
  baths: number;
  condition: number;
  garage: { area: number };
  brokerFee?: number;
}

const model: { weights: number[] } = JSON.parse(readFileSync('model.json', 'utf8'));

/** The numbers that the formula weighs, in the order of train.ts; the leading 1 carries the base price. */
function features(house: Listing): number[] {
  return [
    1,
    house.livingArea,
    house.brokerFee ?? 0,
    2009 - house.yearBuilt,
    house.basement,
    house.baths,
    house.garage.area,
    house.condition,
  ];
}

export default {
  async fetch(request: Request): Promise<Response> {
    const house: Listing = await request.json();
    const x = features(house);
    const terms = x.map((value, i) => value * (model.weights[i] ?? 0));
    const estimate = terms.reduce((sum, term) => sum + term, 0);
    log('debug', request, { house, x, weights: model.weights, terms, estimate });
    log('info', request, { estimate: Math.round(estimate) });
    return Response.json({ estimate: Math.round(estimate) });
  },
};
