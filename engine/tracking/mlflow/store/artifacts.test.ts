import { describe, expect, it } from 'vitest';
import { newStore } from '../testing/store';
import { allArtifacts, listArtifacts, proxiedArtifact, readArtifact, writeArtifact } from './artifacts';
import { createExperiment } from './experiments';
import { createRun, moveExperiment } from './run-changes';

function start(location = '') {
  const store = newStore();
  const experimentId = createExperiment(store, 'e', location);
  const { runId } = createRun(store, { experimentId }).info;
  return { store, experimentId, runId };
}

describe('artifacts', () => {
  it('lie beside the run, and go with it into the trash', () => {
    const { store, experimentId, runId } = start();
    writeArtifact(store, runId, 'model/weights.json', '{}');
    writeArtifact(store, runId, 'plot.bin', new Uint8Array([1, 2, 3]));
    expect(listArtifacts(store, runId)).toEqual([
      { path: 'model', isDir: true, fileSize: null },
      { path: 'plot.bin', isDir: false, fileSize: 3 },
    ]);
    expect(listArtifacts(store, runId, 'model')).toEqual([
      { path: 'model/weights.json', isDir: false, fileSize: 2 },
    ]);
    expect(listArtifacts(store, runId, 'plot.bin')).toEqual([]);
    moveExperiment(store, experimentId, 'deleted');
    expect(readArtifact(store, runId, 'model/weights.json')).toBe('{}');
    expect(allArtifacts(store, runId)).toEqual(['model/weights.json', 'plot.bin']);
  });

  it('go where the experiment says, in the workspace', () => {
    const { store, experimentId, runId } = start('outputs/runs');
    writeArtifact(store, runId, 'a.txt', 'a');
    expect(store.fs.readText(`/workspace/outputs/runs/${runId}/artifacts/a.txt`)).toBe('a');
    expect(readArtifact(store, runId, 'a.txt')).toBe('a');
    expect(experimentId).not.toBe('0');
  });

  it.each([
    '../meta.yaml',
    'a/../../b',
    '/etc/passwd',
    '..%2fmeta.yaml',
    '%2e%2e/meta.yaml',
    '%252e%252e%252fmeta.yaml',
    'a\\b',
    'C:/x',
    'a\u0000b',
    'a#b',
    '__proto__/x',
    'x'.repeat(400),
    '',
  ])('refuse the path %j', (path) => {
    const { store, runId } = start();
    expect(() => writeArtifact(store, runId, path, 'x')).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAMETER_VALUE' }),
    );
  });

  it('say what is not there, and what is in the way', () => {
    const { store, runId } = start();
    expect(() => readArtifact(store, runId, 'none')).toThrow(`No such artifact: 'none' of run '${runId}'`);
    writeArtifact(store, runId, 'a', 'x');
    expect(() => writeArtifact(store, runId, 'a/b', 'x')).toThrow("'a' is a file already");
    writeArtifact(store, runId, 'd/e', 'x');
    expect(() => writeArtifact(store, runId, 'd', 'x')).toThrow("'d' is a folder already");
    expect(() => writeArtifact(store, runId, 'big', 'x'.repeat(32_000_001))).toThrow('Max size is 32MB');
  });

  it('are reached by the proxy through their own run only', () => {
    const { store, experimentId, runId } = start();
    expect(proxiedArtifact(store, `${experimentId}/${runId}/artifacts/a/b`)).toEqual({ runId, path: 'a/b' });
    expect(() => proxiedArtifact(store, `${experimentId}/${runId}/meta.yaml`)).toThrow(
      'expected <experiment id>',
    );
    expect(() => proxiedArtifact(store, `0/${runId}/artifacts/a`)).toThrow("not found in experiment '0'");
  });
});
