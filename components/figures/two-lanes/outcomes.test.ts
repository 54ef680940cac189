import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventOutcome, ReplayEvent, ReplayRun } from '@/engine/scenario/types';
import { laneSlots, railParts } from './lane-layout';
import { countOutcomes, laneSentence, OUTCOMES } from './outcomes';
import { shortAnswer } from './short-answer';

const outcome = fc.constantFrom(...OUTCOMES.map(({ id }) => id));

function runOf(outcomes: readonly EventOutcome[]): ReplayRun {
  const events: ReplayEvent[] = outcomes.map((each, index) => ({
    at: index,
    label: `row ${index + 1}`,
    outcome: each,
    input: null,
  }));
  return { scenario: 's', seed: '1', events, measures: {}, notes: {}, contentHash: 'x', runIds: [] };
}

describe('counting outcomes', () => {
  it('counts each of the events that have happened once', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 60 }), fc.nat(80), (outcomes, upTo) => {
        const counts = countOutcomes(runOf(outcomes), upTo);
        const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
        expect(total).toBe(Math.min(upTo, outcomes.length));
      }),
    );
  });

  it('says how a lane ended, in the order of the legend', () => {
    expect(laneSentence('Ad hoc', runOf(['crashed', 'right', 'right', 'lost']))).toBe(
      'Ad hoc: 2 right, 1 crashed, 1 lost.',
    );
  });
});

describe('the layout of a lane', () => {
  it('fills the width with equal slots in order', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 200 }), (outcomes) => {
        const slots = laneSlots(runOf(outcomes).events);
        slots.forEach((slot, index) => {
          expect(slot.from).toBeCloseTo((index * 100) / outcomes.length);
        });
        const last = slots.at(-1)!;
        expect(last.from + last.width).toBeCloseTo(100);
      }),
    );
  });

  it('lays rail exactly where the program ran on', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 60 }), (outcomes) => {
        const slots = laneSlots(runOf(outcomes).events);
        const parts = railParts(slots);
        for (const slot of slots) {
          const covered = parts.some((part) => part.from < slot.centre && slot.centre < part.to);
          expect(covered).toBe(slot.event.outcome !== 'crashed' && slot.event.outcome !== 'lost');
        }
      }),
    );
  });

  it('breaks the rail at a crash', () => {
    expect(railParts(laneSlots(runOf(['right', 'crashed', 'right', 'right']).events))).toEqual([
      { from: 0, to: 25 },
      { from: 50, to: 100 },
    ]);
  });
});

describe('a value in a few words', () => {
  it('separates thousands and cuts long text', () => {
    expect(shortAnswer(182_000)).toBe('182,000');
    expect(shortAnswer({ area: '12', estimate: 4812, garage: null })).toBe(
      'area: 12, estimate: 4,812, garage: none',
    );
    expect(shortAnswer({ sold: [1, 2] })).toBe('sold: [1,2]');
    expect(shortAnswer('x'.repeat(200))).toHaveLength(90);
  });
});
