import { expect, it } from 'vitest';
import type { CourseExercise } from '../../content/required-exercises';
import type { LessonProgress } from '../../contracts/stored-records';
import type { GradeReport } from '../../engine/grading/types';
import type { CourseStorage } from '../../runtime/storage/course-storage';
import { readDeviceStandings } from './device-standing';

const exercises: readonly CourseExercise[] = [
  { id: '1.1/ask', title: '1.1 Ask', slug: 'm/ask' },
  { id: '4.1/game-day', title: '4.1 Game day', slug: 'm/capstone' },
  { id: '4.1/service', title: '4.1 Service', slug: 'm/capstone' },
];

const report = (exerciseId: string, credit: number, at: number): GradeReport => ({
  attemptId: `${at}`,
  exerciseId,
  lessonSlug: '',
  lessonVersion: `v${at}`,
  outcome: credit === 1 ? 'passed' : 'failed',
  credit,
  checks: [
    {
      id: 'c',
      label: 'The month',
      weight: 1,
      outcome: 'passed',
      facts: {},
      feedback: { did: `Restored in ${at} h.`, expected: '', seen: '' },
      runIds: [],
    },
  ],
  contentHash: '',
  seed: '',
  startedAt: at,
  finishedAt: at + 1,
});

const progress = (slug: string, done: Readonly<Record<string, number>>): LessonProgress => ({
  slug,
  status: 'started',
  credit: 0,
  exercises: done,
  lessonVersion: 'v0',
  lastVisitedAt: 0,
});

const storageOf = (
  records: readonly LessonProgress[],
  reports: Readonly<Record<string, readonly GradeReport[]>>,
) =>
  ({
    progress: async () => records,
    lesson: (slug: string) => ({ loadReports: async () => reports[slug] ?? [] }),
  }) as unknown as CourseStorage;

const read = (storage: CourseStorage) =>
  readDeviceStandings(storage, exercises, {
    isOfCapstone: ({ id }) => id.startsWith('4.'),
    isTold: (id) => id === '4.1/game-day',
  });

it('takes the first attempt that passed whole, with its date and version, and what the capstone’s checks said', async () => {
  const storage = storageOf(
    [progress('m/ask', { ask: 1 }), progress('m/capstone', { 'game-day': 1, service: 0.5 })],
    {
      'm/ask': [report('ask', 1, 30), report('ask', 1, 20), report('ask', 0.5, 10)],
      'm/capstone': [report('game-day', 1, 40), report('service', 0.5, 35)],
    },
  );
  const [course, capstone] = await read(storage);
  expect(course!.passed).toEqual([
    { id: '1.1/ask', title: '1.1 Ask', passedAt: 21, contentVersion: 'v20' },
    { id: '4.1/game-day', title: '4.1 Game day', passedAt: 41, contentVersion: 'v40' },
  ]);
  expect(course!.missing.map(({ id }) => id)).toEqual(['4.1/service']);
  expect(course!.findings).toEqual([{ label: 'The month', says: 'Restored in 40 h.' }]);
  expect(capstone).toMatchObject({ scope: 'capstone', outOf: 2 });
  expect(capstone!.passed).toHaveLength(1);
});

it('counts what passed in an attempt that is not kept any more, without a date', async () => {
  const [course] = await read(storageOf([progress('m/ask', { ask: 1 })], {}));
  expect(course!.passed).toEqual([{ id: '1.1/ask', title: '1.1 Ask', passedAt: null, contentVersion: 'v0' }]);
});

it('finds nothing in a browser that has stored nothing', async () => {
  const standings = await read(storageOf([], {}));
  expect(standings.map(({ passed, missing }) => [passed.length, missing.length])).toEqual([
    [0, 3],
    [0, 2],
  ]);
});
