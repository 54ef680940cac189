import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../engine/core/code-runner';
import { realScheduler } from '../runtime/scheduler';
import { runEnvironment, usesServices } from './run-services';
import { FakeRunner } from './testing/fake-runner';
import { openFakeSession } from './testing/fake-session';

const TRACKS = { 'src/track.ts': 'const uri = process.env.MLFLOW_TRACKING_URI;\n' };

/** A program that makes an experiment at the tracking server. */
async function makesAnExperiment({ services }: RunRequest) {
  const response = await services!.answer({
    method: 'POST',
    url: 'http://localhost:5000/api/2.0/mlflow/experiments/create',
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode('{"name":"house-price"}'),
  });
  return { stdout: `${response.status}`, writes: { 'out.txt': 'x' } };
}

async function aSession() {
  const runner = new FakeRunner(makesAnExperiment);
  const fake = await openFakeSession({ runner, scheduler: realScheduler });
  const { workspace } = fake.session;
  workspace.getState().create('src/track.ts', TRACKS['src/track.ts']);
  const tracked = () => Object.keys(workspace.getState().files).filter((path) => path.startsWith('mlruns/'));
  return { ...fake, runner, workspace, tracked };
}

describe('a program that tracks its runs', () => {
  it('reaches the server when the toolbar runs it; what was tracked is a step of its own', async () => {
    const { session, workspace, tracked } = await aSession();
    await session.runs.getState().runScript('train');
    expect(tracked().length).toBeGreaterThan(0);
    expect(workspace.getState().files['out.txt']).toBe('x');
    expect(workspace.getState().undoLabel).toBe('Run wrote out.txt');
    workspace.getState().undo();
    expect(workspace.getState().undoLabel).toBe('Tracked by npm run train');
    workspace.getState().undo();
    expect(tracked()).toEqual([]);
  });

  it('reaches it when the terminal runs it; all of the line is one step', async () => {
    const { session, workspace, tracked } = await aSession();
    const lab = await session.lab();
    expect(await lab.getState().runLine('node src/track.ts', () => {})).toBe(0);
    expect(tracked().length).toBeGreaterThan(0);
    expect(workspace.getState().undoLabel).toBe('$ node src/track.ts');
    workspace.getState().undo();
    expect(tracked()).toEqual([]);
  });

  it('is given no services when nothing in it speaks of them', async () => {
    const runner = new FakeRunner(() => ({}));
    const { session } = await openFakeSession({ runner });
    await session.runs.getState().runScript('train');
    expect(runner.requests[0]!.services).toBeUndefined();
  });
});

it('looks for the services in code alone', () => {
  expect(usesServices(TRACKS)).toBe(true);
  expect(usesServices({ 'README.md': 'MLFLOW_TRACKING_URI', 'a.ts': 'export {};' })).toBe(false);
  expect(usesServices({ 'a.ts': "fetch('http://localhost:5000/health')" })).toBe(true);
});

it('tells a run which commit the project is at', () => {
  expect(runEnvironment({ 'a.ts': '' })).not.toHaveProperty('GIT_COMMIT');
  const files = {
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/refs/heads/main': new TextEncoder().encode('abc\n'),
  };
  expect(runEnvironment(files)).toMatchObject({ GIT_COMMIT: 'abc', USER: 'learner' });
});
