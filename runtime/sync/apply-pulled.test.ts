import { describe, expect, it } from 'vitest';
import { MemoryDatabase } from '../storage/memory-database';
import { applyPulled, PULLED_TABLES, type Pulled } from './apply-pulled';

const SLUG = '01-before-mlops/06-model-training';

const event = (kind: string, body: object, stream = 'phone'): Pulled => ({
  stream,
  kind,
  clientAt: '2026-03-02T09:00:00Z',
  receivedAt: '2026-03-02T09:00:00Z',
  body: { lamport: 1, ...body },
});

async function apply(db: MemoryDatabase, events: readonly Pulled[]) {
  let lessons: readonly string[] = [];
  await db.transact(PULLED_TABLES, async (reader) => {
    const applied = await applyPulled(reader, 'mlops', events);
    lessons = applied.lessons;
    return applied.writes;
  });
  return lessons;
}

const prediction = (optionId: string, lockedAt: number, more: object = {}) =>
  event('document', {
    lesson: SLUG,
    document: 'prediction',
    id: 'p',
    value: { optionId, confidence: 80, lockedAt, ...more },
  });

describe('what other devices did', () => {
  it('keeps the prediction that was locked first, and how it came out', async () => {
    const answers = [prediction('b', 2), prediction('a', 1), prediction('a', 1, { happened: 'b' })];
    for (const order of [answers, answers.toReversed()]) {
      const db = new MemoryDatabase();
      expect(await apply(db, order)).toEqual([SLUG]);
      expect(await db.get('documents', ['mlops', SLUG, 'prediction', 'p'])).toMatchObject({
        optionId: 'a',
        happened: 'b',
      });
    }
  });

  it('counts the most hints', async () => {
    const db = new MemoryDatabase();
    const hints = (value: number) => event('document', { lesson: SLUG, document: 'hints', id: 'x', value });
    await apply(db, [hints(3), hints(1)]);
    expect(await db.get('documents', ['mlops', SLUG, 'hints', 'x'])).toBe(3);
  });

  it('gives an untouched device what lessons are made from, and lets one with work keep its own', async () => {
    const fresh = new MemoryDatabase();
    await fresh.write([{ op: 'put', table: 'settings', key: ['mlops', 'learner-seed'], value: 'own' }]);
    await apply(fresh, [event('profile', { learnerSeed: 'theirs' })]);
    expect(await fresh.get('settings', ['mlops', 'learner-seed'])).toBe('theirs');
    const used = new MemoryDatabase();
    await used.write([
      { op: 'put', table: 'settings', key: ['mlops', 'learner-seed'], value: 'own' },
      { op: 'put', table: 'workspaces', key: ['mlops', SLUG], value: {} },
    ]);
    await apply(used, [event('profile', { learnerSeed: 'theirs' })]);
    expect(await used.get('settings', ['mlops', 'learner-seed'])).toBe('own');
  });

  it('keeps the ten newest drafts, and passes over what it does not know', async () => {
    const db = new MemoryDatabase();
    const drafts = Array.from({ length: 14 }, (_, index) =>
      event('draft', { lesson: SLUG, lamport: index + 1, lessonVersion: '1', gzip: 'H4s=' }),
    );
    for (const one of drafts) await apply(db, [one]);
    const kept = await db.keys('syncDrafts', ['mlops', SLUG]);
    expect(kept.map((key) => key[2])).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(
      await apply(db, [event('from-the-future', { lesson: SLUG }), event('progress', { lesson: 7 })]),
    ).toEqual([]);
  });
});
