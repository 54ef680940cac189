import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationOf } from './calibration';

test('says nothing where nothing was answered', () => {
  expect(calibrationOf([])).toEqual({ answers: 0, right: 0, said: null, was: null, brier: null, bands: [] });
});

test('compares what was said with what was', () => {
  const calibration = calibrationOf([
    { confidence: 90, right: true },
    { confidence: 90, right: false },
    { confidence: 60, right: true },
  ]);
  expect(calibration).toMatchObject({ answers: 3, right: 2, said: 80 });
  expect(calibration.was).toBeCloseTo(200 / 3, 12);
  // (0.1² + 0.9² + 0.4²) ÷ 3
  expect(calibration.brier).toBeCloseTo((0.01 + 0.81 + 0.16) / 3, 12);
  expect(calibration.bands).toEqual([
    { from: 60, to: 69, answers: 1, right: 1, said: 60, was: 100 },
    { from: 90, to: 100, answers: 2, right: 1, said: 90, was: 50 },
  ]);
});

test('every answer is in one band, and a guess at everything scores 0.25', () => {
  const judgement = fc.record({ confidence: fc.integer({ min: 50, max: 100 }), right: fc.boolean() });
  fc.assert(
    fc.property(fc.array(judgement, { minLength: 1 }), (judgements) => {
      const { bands, answers, right } = calibrationOf(judgements);
      expect(bands.reduce((sum, band) => sum + band.answers, 0)).toBe(answers);
      expect(bands.reduce((sum, band) => sum + band.right, 0)).toBe(right);
      const guesses = judgements.map((one) => ({ ...one, confidence: 50 }));
      expect(calibrationOf(guesses).brier).toBeCloseTo(0.25, 12);
    }),
  );
});
