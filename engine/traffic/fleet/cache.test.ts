import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../../core/rng';
import { Popularity, zipfWeights } from '../chance/popularity';
import { UniformStream } from '../chance/uniform-stream';
import { leastRecentlyUsedHits } from '../queueing';
import { AnswerCache } from './cache';

describe('AnswerCache', () => {
  it('is what a map in order of use would be', () => {
    const step = fc.record({
      do: fc.constantFrom('get', 'put', 'clear', 'get', 'put', 'put'),
      key: fc.nat(9),
      wait: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 200 }), (capacity, steps) => {
        const cache = new AnswerCache({ capacity, ttl: 10 }, 10);
        const model = new Map<number, { version: number; expires: number }>();
        let now = 0;
        steps.forEach(({ do: what, key, wait }, version) => {
          now += wait;
          const known = model.get(key);
          if (what === 'clear') {
            cache.clear();
            model.clear();
          } else if (what === 'put') {
            cache.put(key, version, now);
            model.delete(key);
            if (model.size === capacity) model.delete(model.keys().next().value!);
            model.set(key, { version, expires: now + 10 });
          } else {
            const isGood = known !== undefined && now < known.expires;
            expect(cache.get(key, now)).toBe(isGood ? known.version : -1);
            model.delete(key);
            if (isGood) model.set(key, known);
          }
          expect(cache.size).toBe(model.size);
        });
      }),
    );
  });

  it.each([0.6, 1, 1.4])(
    'hits as often as Che says when popularity follows Zipf’s law with s = %f',
    (zipf) => {
      const keys = 5000;
      const capacity = 400;
      const popularity = new Popularity({ count: keys, zipf }, new UniformStream(seededRng('zipf')));
      const cache = new AnswerCache({ capacity }, keys);
      let hits = 0;
      const asked = 200_000;
      for (let i = 0; i < asked; i++) {
        const key = popularity.next();
        if (cache.get(key, 0) >= 0) hits++;
        else cache.put(key, 0, 0);
      }
      expect(hits / asked).toBeCloseTo(leastRecentlyUsedHits(zipfWeights(keys, zipf), capacity), 2);
    },
  );
});
