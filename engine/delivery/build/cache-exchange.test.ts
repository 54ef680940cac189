import { describe, expect, it } from 'vitest';
import { DOCKER_ROOT, markAsRunner } from '../store/docker-store';
import { dockerShell } from '../testing/docker-shell';

const FILES = {
  Dockerfile: `FROM node:22.21.1-slim AS work
WORKDIR /work
COPY a.txt .
RUN cat a.txt > b.txt
FROM node:22.21.1-slim
COPY --from=work /work/b.txt /b.txt
`,
  'a.txt': 'a\n',
};

/** A machine that has what another one's registry has, and nothing else of it. */
function anotherMachine(of: ReturnType<typeof dockerShell>) {
  const shell = dockerShell(FILES);
  for (const path of of.fs.filesBelow(DOCKER_ROOT))
    if (!/\/(?:state|builds)\.json$/.test(path)) {
      shell.fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
      shell.fs.write(path, of.fs.read(path));
    }
  return shell;
}

describe('a cache that is exchanged', () => {
  // The base is pulled by each machine.
  it.each([
    ['type=gha,mode=max', 'type=gha', ['miss', 'hit', 'hit', 'hit', 'hit', 'hit']],
    ['type=gha', 'type=gha', ['miss', 'miss', 'miss', 'miss', 'hit', 'hit']],
    ['type=gha,mode=max', 'type=gha,scope=other', ['miss', 'miss', 'miss', 'miss', 'hit', 'miss']],
    [
      'type=registry,ref=registry.lab/app:cache,mode=max',
      'registry.lab/app:cache',
      ['miss', 'hit', 'hit', 'hit', 'hit', 'hit'],
    ],
  ])('by %s is found by %s', async (to, from, outcomes) => {
    const first = dockerShell(FILES);
    await first.build(`--cache-to ${to} -t app .`);
    const second = anotherMachine(first);
    await second.build(`--cache-from ${from} -t app .`);
    expect(second.outcomes()).toEqual(outcomes);
  });

  it('is not needed, and a kind that the lab has not is refused', async () => {
    const shell = dockerShell(FILES);
    const { stderr, exitCode } = await shell.build('--cache-from type=gha -t app .');
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('gha:buildkit: not found')]);
    const refused = await shell.build('--cache-to type=s3,region=eu -t app .');
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('cache type "s3"')]);
  });
});

describe('the Docker of a runner', () => {
  it('has the registry of the lab, and neither its images nor its cache', async () => {
    const shell = dockerShell(FILES);
    await shell.build('-t registry.lab/app .');
    await shell.run('docker push registry.lab/app');
    markAsRunner(shell.fs);
    expect((await shell.run('docker images -q')).stdout).toBe('');
    await shell.build('-t other .');
    expect(shell.outcomes().filter((outcome) => outcome === 'miss')).toHaveLength(5);
    expect((await shell.run('docker pull registry.lab/app')).exitCode).toBe(0);
  });
});
