import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../core/file-system';
import { newStore, START } from '../testing/store';
import { writeArtifact } from './artifacts';
import type { StoreContext } from './context';
import { createExperiment, listExperiments, renameExperiment } from './experiments';
import { logBatch, logInputs } from './logging';
import {
  createModel,
  createVersion,
  deleteVersion,
  renameModel,
  setAlias,
  setVersionTag,
  transitionStage,
} from './registry-changes';
import { listModels, listVersions } from './registry-read';
import { createRun, markRun, moveExperiment, setTag, updateRun } from './run-changes';
import { getRun, listRuns } from './runs';

class Killed extends Error {}

/** A file system that is cut off after so many changes, in the middle of whatever works on it. */
function cutOff(fs: FileSystem, after: number): FileSystem {
  let left = after;
  const changes = new Set(['write', 'makeFolder', 'remove', 'move', 'setExecutable', 'link']);
  return new Proxy(fs, {
    get: (target, name) => {
      const member = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        if (changes.has(String(name)) && left-- <= 0) throw new Killed();
        return Reflect.apply(member, target, args);
      };
    },
  });
}

/** A store with an experiment, two runs of which one is logged to, and a model with two versions. */
function world() {
  const store = newStore();
  const experimentId = createExperiment(store, 'kept', '', [{ key: 'a', value: 'b' }]);
  const [first, second] = ['first', 'second'].map(
    (runName) => createRun(store, { experimentId, runName }).info.runId,
  );
  logBatch(store, first!, {
    metrics: [{ key: 'm', value: 1, step: 0, timestamp: START }],
    params: [{ key: 'p', value: '1' }],
    tags: [{ key: 't', value: '1' }],
  });
  createModel(store, 'model');
  for (const runId of [first!, second!]) createVersion(store, { name: 'model', source: 's', runId });
  setAlias(store, 'model', 'champion', '1');
  return { store, experimentId, first: first!, second: second! };
}

type World = ReturnType<typeof world>;

const dataset = { name: 'd', digest: 'x', sourceType: 'local', source: '{}', schema: null, profile: null };

const OPERATIONS: Record<string, (store: StoreContext, world: World) => unknown> = {
  'making an experiment': (store) => createExperiment(store, 'new', '', [{ key: 'k', value: 'v' }]),
  'renaming an experiment': (store, { experimentId }) => renameExperiment(store, experimentId, 'other'),
  'deleting an experiment': (store, { experimentId }) => moveExperiment(store, experimentId, 'deleted'),
  'starting a run': (store, { experimentId }) =>
    createRun(store, { experimentId, tags: [{ key: 'a/b', value: 'c' }] }),
  'logging a batch': (store, { first }) =>
    logBatch(store, first, {
      metrics: ['m', 'n/o'].map((key) => ({ key, value: 2, step: 1, timestamp: START })),
      params: [{ key: 'q', value: '2' }],
      tags: [{ key: 'mlflow.runName', value: 'renamed' }],
    }),
  'logging an input': (store, { second }) => logInputs(store, second, [{ dataset, tags: [] }]),
  'setting a tag': (store, { second }) => setTag(store, second, { key: 'x/y/z', value: '1' }),
  'ending a run': (store, { second }) =>
    updateRun(store, second, { status: 'FINISHED', endTime: START, runName: 'n' }),
  'deleting a run': (store, { second }) => markRun(store, second, 'deleted'),
  'writing an artifact': (store, { second }) => writeArtifact(store, second, 'a/b/c.txt', 'x'),
  'registering a model': (store) => createModel(store, 'new', '', [{ key: 'k', value: 'v' }]),
  'registering a version': (store, { first }) =>
    createVersion(store, { name: 'model', source: 's', runId: first, tags: [{ key: 'k', value: 'v' }] }),
  'moving an alias': (store) => setAlias(store, 'model', 'champion', '2'),
  'tagging a version': (store) => setVersionTag(store, 'model', '2', { key: 'k', value: 'v' }),
  'deleting a version': (store) => deleteVersion(store, 'model', '1'),
  'moving a stage': (store) => transitionStage(store, 'model', '2', 'Production', true),
  'renaming a model': (store) => renameModel(store, 'model', 'renamed'),
};

/** Everything that can be read is read, and what was acknowledged before is there. */
function expectWhole({ store, first, second, experimentId }: World): void {
  expect(listExperiments(store, 'ALL').damaged).toEqual([]);
  const runs = listRuns(store, experimentId, 'ALL');
  expect(runs.damaged).toEqual([]);
  expect(runs.items.map((run) => run.info.runId)).toEqual(expect.arrayContaining([first, second]));
  const run = getRun(store, first);
  expect([run.params.get('p'), run.tags.get('t'), run.metrics.get('m')?.value]).toEqual([
    '1',
    '1',
    expect.any(Number),
  ]);
  const models = listModels(store);
  expect(models.damaged).toEqual([]);
  const model = models.items.find(({ name }) => name === 'model' || name === 'renamed')!;
  const versions = listVersions(store, model.name);
  expect(versions.damaged).toEqual([]);
  const numbers = versions.items.map(({ version }) => version);
  expect(numbers).toContain(2);
  for (const version of model.aliases.values()) expect(numbers).toContain(version);
}

describe('a store that is cut off in the middle', () => {
  for (const [name, operate] of Object.entries(OPERATIONS))
    it(`of ${name} is whole, and the same can be done again`, () => {
      let isDone = false;
      for (let after = 0; !isDone; after++) {
        const before = world();
        try {
          operate({ ...before.store, fs: cutOff(before.store.fs, after) }, before);
          isDone = true;
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
        }
        expectWhole(before);
        if (isDone) continue;
        try {
          operate(before.store, before);
        } catch (error) {
          // The cut came after the step that counts: it has been done already.
          expect(error).toMatchObject({
            code: expect.stringMatching(/^RESOURCE_(?:ALREADY_EXISTS|DOES_NOT_EXIST)$/),
          });
        }
        expectWhole(before);
      }
    });
});
