import { expect, test } from 'vitest';
import { calibrationOf } from '@/engine/learning/calibration';
import { verdictOn } from './verdict';

const answers = (count: number, right: number, confidence: number) =>
  calibrationOf(Array.from({ length: count }, (_, i) => ({ confidence, right: i < right })));

test.each([
  [answers(0, 0, 50), 'no answer yet'],
  [answers(1, 1, 90), 'over 1 answer. That is too few'],
  [answers(9, 0, 90), 'too few'],
  [answers(10, 5, 90), 'surer than you are right'],
  [answers(10, 8, 80), 'can be believed'],
  [answers(10, 10, 60), 'more than you trust yourself'],
])('%#', (calibration, words) => {
  expect(verdictOn(calibration)).toContain(words);
});
