import { describe, expect, it } from 'vitest';
import { CiScene, onPush } from '../testing/ci-scene';

const steps = (...list: readonly string[]) =>
  onPush(
    `a:\n  runs-on: ubuntu-latest\n  steps:\n${list.map((step) => `    - ${step.replaceAll('\n', '\n      ')}\n`).join('')}`,
  );

describe('actions of the lab', () => {
  it('L1: setup-node says what runs; a missing lock file fails its cache', async () => {
    const scene = new CiScene();
    await scene.run(
      steps(
        '{ id: n, uses: actions/setup-node@v4, with: { node-version: 22 } }',
        'run: echo ${{ steps.n.outputs.node-version }}',
      ),
    );
    expect(scene.logOf('a')).toContain('node: v22.21.1');
    await scene.run(steps('{ uses: actions/setup-node@v4, with: { node-version: 18 } }'));
    expect(scene.logOf('a')).toContain('##[warning]Node.js 18 was asked for');
    expect(scene.logOf('a')).toContain('node: v20.20.2');
    expect((await scene.run(steps('{ uses: actions/setup-node@v4, with: { cache: npm } }'))).conclusion).toBe(
      'failure',
    );
    expect(scene.logOf('a')).toContain('Dependencies lock file is not found');
  });

  it('L2: setup-python: 3.10 without quotes is 3.1, which there is not', async () => {
    const scene = new CiScene();
    expect(
      (await scene.run(steps('{ uses: actions/setup-python@v5, with: { python-version: 3.10 } }')))
        .conclusion,
    ).toBe('failure');
    expect(scene.logOf('a')).toContain("The version '3.1' with architecture 'x64' was not found");
    expect(
      (await scene.run(steps("{ uses: actions/setup-python@v5, with: { python-version: '3.10' } }")))
        .conclusion,
    ).toBe('success');
  });

  it('L3: docker/metadata-action makes tags of branch, tag and commit', async () => {
    const scene = new CiScene();
    const meta =
      '{ id: m, uses: docker/metadata-action@v5, with: { images: ghcr.io/ada/prices, tags: "type=sha\\ntype=ref,event=branch\\ntype=semver,pattern={{version}}" } }';
    await scene.run(steps(meta, 'run: echo ${{ join(fromJSON(steps.m.outputs.json).tags) }}'));
    expect(scene.logOf('a')).toMatch(/ghcr\.io\/ada\/prices:sha-\w{7},ghcr\.io\/ada\/prices:main/);
    await scene.run(steps(meta, 'run: echo ${{ steps.m.outputs.version }}'), {
      event: { ref: 'refs/tags/v1.2.3' },
    });
    expect(scene.logOf('a')).toContain('ghcr.io/ada/prices:1.2.3');
    expect(scene.logOf('a')).toContain('ghcr.io/ada/prices:latest');
  });

  it('L4: docker/login-action hides the password', async () => {
    const scene = new CiScene();
    await scene.run(
      steps(
        '{ uses: docker/login-action@v3, with: { username: ada, password: correct-horse } }',
        'run: echo correct-horse',
      ),
    );
    expect(scene.logOf('a')).toContain('Login Succeeded!');
    expect(scene.logOf('a').split('Login Succeeded!')[1]).not.toContain('correct-horse');
  });

  it('L5: unknown inputs are a warning, missing ones an error', async () => {
    const scene = new CiScene();
    await scene.run(steps('{ uses: actions/cache@v4, with: { path: x, key: k, nope: 1 } }'));
    expect(scene.logOf('a')).toContain("##[warning]Unexpected input(s) 'nope'");
    expect((await scene.run(steps('{ uses: actions/cache@v4, with: { path: x } }'))).conclusion).toBe(
      'failure',
    );
    expect(scene.logOf('a')).toContain('Input required and not supplied: key');
  });
});
