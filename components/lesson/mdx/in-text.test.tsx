import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { fakeBundle } from '@/stores/testing/fake-bundle';
import { MissingReferenceError } from './errors';
import { type BoundLesson, ExperimentInText, PredictInText, ReplayInText, TermInText } from './in-text';

function lesson(): BoundLesson {
  return {
    definition: fakeBundle().definition,
    glossary: {},
    startParams: { learningRate: 0.01 },
    debts: [],
    placed: new Map(),
  };
}

const propsOf = (element: unknown) => (element as ReactElement<Record<string, unknown>>).props;

describe('components of lesson text', () => {
  it('give an experiment what it changes and the prediction that comes before it', () => {
    expect(propsOf(ExperimentInText({ lesson: lesson(), id: 'fast' }))).toMatchObject({
      id: 'fast',
      script: 'train',
      changes: [{ name: 'learningRate', value: '0.5', before: '0.01' }],
      predictionId: 'what-happens',
    });
  });

  it('give a replay that is shown twice two elements', () => {
    const text = lesson();
    const anchors = [1, 2].map(() => propsOf(ReplayInText({ lesson: text, id: 'forty-rows' })).anchor);
    expect(anchors).toEqual(['replay-forty-rows', 'replay-forty-rows-2']);
  });

  it('refuse an id that is not there, and say which there are', () => {
    const text = lesson();
    expect(() => PredictInText({ lesson: text, id: 'nothing' })).toThrow(MissingReferenceError);
    expect(() => PredictInText({ lesson: text, id: 'nothing' })).toThrow(/There are: what-happens/);
    expect(() => TermInText({ lesson: text, id: 'seed' })).toThrow(/There are: none/);
  });
});
