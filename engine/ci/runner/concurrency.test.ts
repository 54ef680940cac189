import { describe, expect, it } from 'vitest';
import { CiScene, conclusionsOf, job, jobNamed, onPush } from '../testing/ci-scene';

const CI = '.github/workflows/ci.yml';
/** The runs of a scene, oldest first, as their conclusions. */
const conclusions = (scene: CiScene) => [...scene.runs()].reverse().map(({ conclusion }) => conclusion);

describe('concurrency', () => {
  const yaml = (more: string, script = 'sleep 600') =>
    `on: push\nconcurrency: ${more}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: ${script}\n`;

  function pushed(scene: CiScene, text: string, times: number): void {
    for (let i = 0; i < times; i++) {
      scene.push({ [CI]: text, n: String(i) });
      scene.clock.advance(10_000);
    }
  }

  it('Q1: one runs and one waits; a newer one takes the place of the one that waits', async () => {
    const scene = new CiScene();
    pushed(scene, yaml('deploy'), 3);
    await scene.work();
    expect(conclusions(scene)).toEqual(['success', 'cancelled', 'success']);
    const [first, , third] = [...scene.runs()].reverse();
    expect(third!.jobs[0]!.startedAt).toBeGreaterThan(first!.completedAt!);
  });

  it('Q2: cancel-in-progress cancels the one that runs too', async () => {
    const scene = new CiScene();
    pushed(scene, yaml('{ group: deploy, cancel-in-progress: true }'), 3);
    await scene.work();
    expect(conclusions(scene)).toEqual(['cancelled', 'cancelled', 'success']);
  });

  it('Q3: names of groups know no case, and hold for the whole repository', async () => {
    const scene = new CiScene();
    scene.push({ [CI]: yaml('Deploy') });
    scene.clock.advance(10_000);
    scene.push({
      [CI]: 'on: workflow_dispatch\njobs:\n  z:\n    runs-on: x\n    steps: [{ run: echo }]\n',
      '.github/workflows/b.yml': yaml('dEPLOY'),
    });
    await scene.work();
    const [second, first] = scene.runs();
    expect(second!.path).toBe('.github/workflows/b.yml');
    expect(second!.jobs[0]!.startedAt).toBeGreaterThan(first!.completedAt!);
  });

  it('Q4: a job can have a group of its own', async () => {
    const run = await new CiScene().run(
      onPush(
        job('a', 'sleep 60', 'concurrency: one') +
          job('b', 'sleep 60', 'concurrency: one') +
          job('c', 'sleep 60', 'concurrency: one'),
      ),
    );
    expect(conclusionsOf(run)).toEqual({ a: 'success', b: 'cancelled', c: 'success' });
    expect(jobNamed(run, 'c').startedAt).toBeGreaterThan(jobNamed(run, 'a').completedAt!);
  });

  it('Q5: queue: max keeps those that wait in their order, unless cancel-in-progress', async () => {
    const scene = new CiScene();
    pushed(scene, yaml('{ group: deploy, queue: max }'), 4);
    await scene.work();
    expect(conclusions(scene)).toEqual(['success', 'success', 'success', 'success']);
    const started = [...scene.runs()].reverse().map((run) => run.jobs[0]!.startedAt!);
    expect(started).toEqual([...started].sort((a, b) => a - b));
  });

  it('Q6: a group may depend on the branch', async () => {
    const scene = new CiScene();
    scene.push({ [CI]: yaml('${{ github.ref }}') });
    scene.push({}, { branch: 'other' });
    await scene.work();
    const [one, other] = scene.runs();
    expect(one!.jobs[0]!.startedAt).toBeLessThan(other!.jobs[0]!.completedAt!);
    expect(conclusions(scene)).toEqual(['success', 'success']);
  });
});
