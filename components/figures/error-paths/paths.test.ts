import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { housePrice } from '@/engine/scenario/dirty-rows/house-price';
import { expectedAnswer } from '@/engine/scenario/dirty-rows/row-rules';
import { adHocPath } from './ad-hoc-path';
import { AREA_BEFORE, type FigureModel, LISTING, priceAt } from './path';
import { practicePath } from './practice-path';

const model = JSON.parse(
  readFileSync('lessons/02-what-breaks/01-code-that-lasts/start/house-price/model.json', 'utf8'),
) as FigureModel;
const spec = housePrice.spec(model);

const texts = fc.oneof(
  fc.constantFrom(
    '1656',
    '1,656',
    '153.9 m2',
    '1656abc',
    '',
    '-1656',
    '16.5 rods',
    '9e9',
    '200',
    '199',
    '10000 SQFT',
  ),
  fc.string({ maxLength: 12 }),
  fc.double({ min: -100, max: 20_000, noNaN: true }).map(String),
);

test('the practice path ends as the rules of the replay say, for any text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { ends } = practicePath(text, model);
      const expected = expectedAnswer(spec, { ...LISTING, Gr_Liv_Area: text });
      if (expected.kind === 'refusal') expect(ends).toMatchObject({ kind: 'error', code: expected.code });
      else expect(ends.kind === 'estimate' && ends.dollars).toBeCloseTo(expected.value, 4);
    }),
  );
});

test('the ad hoc path never refuses and never gives NaN', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { ends } = adHocPath(text, model);
      expect(ends.kind === 'estimate' && !Number.isNaN(ends.dollars)).toBe(true);
    }),
  );
});

test('a blank takes the area of the listing before', () => {
  expect(adHocPath('', model).ends).toEqual({ kind: 'estimate', dollars: priceAt(model, AREA_BEFORE) });
});

test('a separator makes a small house, a negative area an average price', () => {
  expect(adHocPath('1,656', model).ends).toEqual({ kind: 'estimate', dollars: priceAt(model, 1) });
  expect(adHocPath('-1656', model).ends).toEqual({ kind: 'estimate', dollars: 180_921 });
});
