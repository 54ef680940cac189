import { expect, test } from 'vitest';
import { answerText } from './answer-text';

test('probabilities are percentages, estimates are whole numbers with separators', () => {
  expect(answerText(0.4273)).toBe('a probability of 42.7 %');
  expect(answerText(175_354.6)).toBe('an estimate of 175,355');
});

test('a refusal names its code and its field', () => {
  expect(answerText({ refused: 'missing', field: 'tenure' })).toBe('a refusal as missing, field tenure');
});

test('other answers are shown as they are', () => {
  expect(answerText('NaN')).toBe('NaN');
  expect(answerText(undefined)).toBe('nothing');
  expect(answerText({ estimate: 181_204 })).toBe('estimate: 181,204');
});
