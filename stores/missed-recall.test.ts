import { describe, expect, it } from 'vitest';
import { CourseStorage } from '../runtime/storage/course-storage';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import { answerMissedRecall, findMissedRecall } from './missed-recall';
import { fakeBundle } from './testing/fake-bundle';

const SLUG = '09-tests/09-small';

function course() {
  const storage = new CourseStorage(new MemoryDatabase(), 'mlops');
  const asked: string[] = [];
  const deps = {
    storage,
    clock: { now: () => 500 },
    loadBundle: async (slug: string) => {
      asked.push(slug);
      return fakeBundle();
    },
  };
  const answered = (id: string, right: boolean, at: number) =>
    storage.lesson(SLUG).saveDocument('recall', id, { optionId: right ? 'yes' : 'no', right, at });
  return { deps, answered, asked };
}

describe('questions that were missed', () => {
  it('come back, the oldest gap first, and no more than asked for', async () => {
    const { deps, answered } = course();
    await answered('one', false, 300);
    await answered('two', true, 200);
    await answered('three', false, 100);
    const missed = await findMissedRecall(deps, [SLUG], 5);
    expect(missed.map(({ question }) => question.id)).toEqual(['three', 'one']);
    expect(await findMissedRecall(deps, [SLUG], 1)).toHaveLength(1);
  });

  it('load no lesson in which nothing was missed', async () => {
    const { deps, answered, asked } = course();
    await answered('two', true, 200);
    expect(await findMissedRecall(deps, [SLUG, '09-tests/10-never-opened'], 5)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('stay away once they were answered right, and come again while they are not', async () => {
    const { deps, answered } = course();
    await answered('one', false, 300);
    const [missed] = await findMissedRecall(deps, [SLUG], 5);
    await answerMissedRecall(deps, missed!, 'no');
    expect(await findMissedRecall(deps, [SLUG], 5)).toHaveLength(1);
    await answerMissedRecall(deps, missed!, 'yes');
    expect(await findMissedRecall(deps, [SLUG], 5)).toEqual([]);
  });

  it('are left out when their lesson no longer has them', async () => {
    const { deps, answered } = course();
    await answered('gone', false, 300);
    expect(await findMissedRecall(deps, [SLUG], 5)).toEqual([]);
  });
});
