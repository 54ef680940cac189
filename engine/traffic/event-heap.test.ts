import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventHeap } from './event-heap';
import { eventOf, kindOf, subjectOf } from './events';

describe('EventHeap', () => {
  it('gives events by time, and those of one time as they were planned, whatever comes in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 8 }), { freq: 3 }), { maxLength: 400 }),
        (steps) => {
          const heap = new EventHeap();
          let model: { time: number; code: number }[] = [];
          steps.forEach((time, code) => {
            if (time !== null) {
              heap.push(time, code);
              // A stable sort keeps the order of planning.
              model = [...model, { time, code }].sort((a, b) => a.time - b.time);
            } else if (model.length > 0) {
              expect(heap.next).toBe(model[0]!.time);
              expect(heap.pop()).toBe(model.shift()!.code);
            }
            expect(heap.size).toBe(model.length);
          });
          for (const { time, code } of model) expect([heap.next, heap.pop()]).toEqual([time, code]);
          expect(heap.next).toBe(Infinity);
        },
      ),
    );
  });

  it('codes kind and subject in one number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.maxSafeNat(), (kind, n) => {
        const subject = Math.floor(n / 32);
        const event = eventOf(kind, subject);
        expect([kindOf(event), subjectOf(event)]).toEqual([kind, subject]);
      }),
    );
  });
});
