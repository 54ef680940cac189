import { afterAll, describe, expect, test } from 'vitest';
import { loadLesson } from '../../../content/load-lesson';
import { readLessonData } from '../../../content/verify/lesson-data';
import { createNodeRunner } from '../../../runtime/node/node-runner';
import type { WorkspaceFiles } from '../../core/files';
import { runReplay } from '../run-replay';
import type { Lane } from '../types';

const { bundle } = loadLesson('02-what-breaks/01-code-that-lasts');
const start: WorkspaceFiles = { ...bundle.start, ...readLessonData(bundle.definition).data };
const solution: WorkspaceFiles = { ...start, ...bundle.solution };
const runner = createNodeRunner();
afterAll(() => runner.dispose());

function replay(project: string, lane: Lane, files: WorkspaceFiles, seed: string, before?: WorkspaceFiles) {
  const { scenario, with: options } = bundle.definition.replays.find(
    ({ with: w }) => (w as { project: string }).project === project,
  )!;
  return runReplay({
    scenarioId: scenario,
    options: { ...(options as object), mutantsTried: 0 },
    lane,
    files,
    before,
    support: bundle.support,
    solution,
    runner,
    seed,
    signal: new AbortController().signal,
    newRunId: () => crypto.randomUUID(),
    remake: (path) => `made ${path}`,
    progress: () => {},
  });
}
const serve = (body: string): WorkspaceFiles => ({ ...start, 'churn/serve.ts': body });

describe.each(['house-price', 'churn'])('%s', (project) => {
  test.each(['s1', 's2', 's3'])(
    'the reference answers every row right, the ad hoc start does not (seed %s)',
    async (seed) => {
      const adHoc = await replay(project, 'ad-hoc', start, seed);
      const practice = await replay(project, 'practice', solution, seed);
      for (const run of [adHoc, practice]) {
        expect(run.events).toHaveLength(40);
        expect(run.events.filter(({ trouble }) => trouble !== undefined)).toHaveLength(12);
        const { measures } = run;
        expect(
          measures['answered-right']! +
            measures['silently-wrong']! +
            measures['wrongly-refused']! +
            measures.unanswered!,
        ).toBe(40);
      }
      expect(practice.measures['answered-right']).toBe(40);
      expect(adHoc.measures['silently-wrong']).toBeGreaterThan(0);
      expect(adHoc.measures.crashes).toBeGreaterThan(0);
      expect(adHoc.measures.unanswered).toBe(8 * adHoc.measures.crashes!);
    },
  );

  test('the same seed gives the same run', async () => {
    const strip = async () => ({ ...(await replay(project, 'ad-hoc', start, 'same')), runIds: [] });
    expect(await strip()).toEqual(await strip());
  });
});

test('a crash says where it happened', async () => {
  const run = await replay('house-price', 'ad-hoc', start, 's1');
  const crash = run.events.find(({ outcome }) => outcome === 'crashed');
  expect(crash?.location?.path).toBe('house-price/nightly.ts');
  expect(crash?.detail).toContain('TypeError');
});

test('a service that does not start loses the whole day', async () => {
  const run = await replay('churn', 'practice', serve('throw new Error("no model");'), 's1');
  expect(run.measures).toMatchObject({ crashes: 1, unanswered: 40 });
});

test('a service that never answers is ended', async () => {
  const run = await replay(
    'churn',
    'practice',
    serve('export const estimateAll = () => { for (;;); };'),
    's1',
  );
  expect(run.measures).toMatchObject({ crashes: 1, unanswered: 40 });
}, 30_000);

test('a change that was accepted is measured once it is made, and not before', async () => {
  const before: WorkspaceFiles = { ...solution, 'README.md': 'mine' };
  const open = await replay('churn', 'practice', before, 's1', before);
  expect(open.measures['change-lines']).toBeNull();
  expect(open.notes['change-lines']).toContain('CHF');
  const path = 'churn/src/parse-row.ts';
  const after = { ...before, [path]: String(before[path]).replace('eur: 1.08', 'eur: 1.08, chf: 1.13') };
  const made = await replay('churn', 'practice', after, 's1', before);
  expect(made.measures).toMatchObject({ 'change-files': 1, 'change-lines': 1 });
});
