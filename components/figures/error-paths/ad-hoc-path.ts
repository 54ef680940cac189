import { AREA_BEFORE, type FigureModel, type Path, priceAt, shown } from './path';

/** The average price that the ad hoc code falls back on. */
const AVERAGE = 180_921;

/** What `house-price/serve.ts`, as the lesson starts, does with a living area. */
export function adHocPath(text: string, model: FigureModel): Path {
  const area = Number.parseFloat(text);
  const kept = area ? area : AREA_BEFORE;
  const price = priceAt(model, kept);
  const dollars = Number.isNaN(price) ? AVERAGE : price;
  return {
    steps: [
      { code: 'parseFloat(row.Gr_Liv_Area)', gave: shown(area) },
      {
        code: 'if (area) f.area = area',
        gave: area
          ? `f.area is ${shown(area)}`
          : `f.area stays ${shown(AREA_BEFORE)}, from the listing before`,
      },
      { code: 'Math.exp(…)', gave: shown(price) },
      { code: 'if (isNaN(p)) p = 180921', gave: Number.isNaN(price) ? 'p is the average price' : 'p stays' },
    ],
    ends: { kind: 'estimate', dollars },
  };
}
