import { describe, expect, it } from 'vitest';
import { CiScene, onPush } from '../testing/ci-scene';

const steps = (...list: readonly string[]) =>
  onPush(
    `a:\n  runs-on: ubuntu-latest\n  steps:\n${list.map((step) => `    - ${step.replaceAll('\n', '\n      ')}\n`).join('')}`,
  );

describe('artifacts', () => {
  const up = (name: string, more = '') =>
    `{ uses: actions/upload-artifact@v4, with: { name: ${name}, path: out.txt${more} } }`;

  it('A1: names are their own within the run, unless overwrite: true', async () => {
    const scene = new CiScene();
    expect((await scene.run(steps('run: echo 1 > out.txt', up('o'), up('o')))).conclusion).toBe('failure');
    expect(scene.logOf('a')).toContain('(409) Conflict');
    const run = await scene.run(
      steps(
        'run: echo 1 > out.txt',
        up('o'),
        'run: echo 2 > out.txt',
        up('o', ', overwrite: true'),
        '{ uses: actions/download-artifact@v4, with: { name: o, path: d } }',
        'run: cat d/out.txt',
      ),
    );
    expect(run.artifacts).toHaveLength(1);
    expect(scene.logOf('a')).toContain('\n2\n');
  });

  it('A2: later jobs see them at once', async () => {
    const scene = new CiScene();
    const run = await scene.run(
      onPush(
        'a:\n  runs-on: x\n  steps:\n    - run: echo made > out.txt\n    - { uses: actions/upload-artifact@v4, with: { name: o, path: out.txt } }\nb:\n  needs: a\n  runs-on: x\n  steps:\n    - { uses: actions/download-artifact@v4, with: { name: o } }\n    - run: cat out.txt\n',
      ),
    );
    expect(run.conclusion).toBe('success');
    expect(scene.logOf('b')).toContain('made');
  });

  it('A3: are kept for ninety days at most', async () => {
    const [kept, short] = (
      await new CiScene().run(
        steps('run: echo 1 > out.txt', up('a', ', retention-days: 400'), up('b', ', retention-days: 5')),
      )
    ).artifacts;
    expect((kept!.expiresAt - kept!.createdAt) / 86_400_000).toBe(90);
    expect((short!.expiresAt - short!.createdAt) / 86_400_000).toBe(5);
  });

  it('A4: all are downloaded into a folder each, or with merge-multiple into one', async () => {
    const scene = new CiScene();
    await scene.run(
      steps(
        'run: echo 1 > out.txt',
        up('one'),
        'run: echo 2 > out.txt',
        up('two'),
        '{ uses: actions/download-artifact@v4, with: { path: all } }',
        'run: cat all/one/out.txt && cat all/two/out.txt',
        '{ uses: actions/download-artifact@v4, with: { path: flat, pattern: "t*", merge-multiple: true } }',
        'run: cat flat/out.txt',
      ),
    );
    expect(scene.last().conclusion).toBe('success');
  });

  it('A5: no files: a warning, an error or nothing, as if-no-files-found says', async () => {
    const scene = new CiScene();
    expect((await scene.run(steps(up('o')))).conclusion).toBe('success');
    expect(scene.logOf('a')).toContain('##[warning]No files were found');
    expect((await scene.run(steps(up('o', ', if-no-files-found: error')))).conclusion).toBe('failure');
  });

  it('A6: one that is not there fails its download', async () => {
    const scene = new CiScene();
    expect(
      (await scene.run(steps('{ uses: actions/download-artifact@v4, with: { name: nope } }'))).conclusion,
    ).toBe('failure');
    expect(scene.logOf('a')).toContain('Artifact not found for name: nope');
  });
});
