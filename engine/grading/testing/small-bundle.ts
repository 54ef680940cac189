import type { LessonBundle } from '../../../content/lesson-schema';
import type { CheckDefinition, MeasurementContext } from '../types';
import type { FakeRunner } from './fake-runner';

/** A check for tests: a probe that must return `n` of at least 3. */
export function probeCheck(id: string, more: Partial<CheckDefinition> = {}): CheckDefinition {
  return {
    id,
    label: `The check ${id}`,
    weight: 1,
    measure: 'probe',
    with: { probe: 'probes/p.ts', facts: { n: 'things' } },
    did: 'Counted.',
    require: [{ fact: 'n', atLeast: 3, expects: 'at least {atLeast} things' }],
    mistakes: [],
    ...more,
  };
}

/** A lesson for tests, with one exercise `ex` of these checks. */
export function smallBundle(checks: readonly CheckDefinition[]): LessonBundle {
  return {
    slug: '00-start-here/01-small',
    version: 'v1',
    definition: {
      exercises: [
        { id: 'ex', title: 'Ex', kind: 'code', task: 'Do.', opens: [], edits: [], hints: [], checks },
      ],
    } as unknown as LessonBundle['definition'],
    start: { 'a.ts': 'start' },
    solution: { 'a.ts': 'solution' },
    support: { 'probes/p.ts': 'export default () => ({ n: 3 })' },
  };
}

/** What a measurement may use, for tests. */
export function measuringWith(
  runner: FakeRunner,
  more: Partial<MeasurementContext> = {},
): MeasurementContext {
  let runs = 0;
  return {
    files: {},
    support: { 'probes/p.ts': '', 'probes/helper.ts': 'helper' },
    start: {},
    solution: {},
    runner,
    seed: 'seed',
    remake: (path) => `made ${path}`,
    signal: new AbortController().signal,
    newRunId: () => `run-${++runs}`,
    progress: () => {},
    ...more,
  };
}
