import { expect, it } from 'vitest';
import { startLabInProcess } from './in-process';
import type { CommandEnd } from './protocol';

const IMAGE = `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: docker/setup-buildx-action@v3
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: registry.lab/prices:main
          cache-from: type=gha
          cache-to: type=gha,mode=max
`;

const FILES = {
  '.github/workflows/image.yml': IMAGE,
  Dockerfile:
    'FROM node:22.21.1-slim\nWORKDIR /app\nCOPY package.json .\nRUN echo installed > packages.txt\nCOPY src ./src\nCMD ["cat", "src/words.txt"]\n',
  'package.json': '{}\n',
  'src/words.txt': 'one\n',
};

it('builds and pushes an image on a push; the next push hits the cache that was exported', async () => {
  const lab = startLabInProcess(() => {});
  const now = Date.UTC(2026, 2, 2, 9);
  lab.tell({ type: 'start', start: { seed: 'ci', now, readOnly: [], history: [], isScripted: true } });
  lab.tell({ type: 'sync', changes: { files: FILES, marks: {} }, now });
  const command = (text: string) => lab.call<CommandEnd>({ type: 'command', command: text });
  /** What a command prints, by way of a file. */
  const printed = async (text: string) => {
    const { changes } = await command(`(${text}) > /workspace/printed.txt 2>&1`);
    return String(changes.files['printed.txt']);
  };
  const logOfLastRun = () =>
    printed("gh run view --log $(gh run list --limit 1 --json databaseId | grep -Eo '[0-9]+')");
  await command(`git config --global user.name 'Ada Lovelace'; git config --global user.email ada@example.com
docker build -q -t mine . 
git init -q -b main && git add -A && git commit -qm 'Start the project'
gh repo create prices --public --source=. --push`);
  const first = await logOfLastRun();
  expect(first).toContain('docker push registry.lab/prices:main');
  // What was built in the lab before is no cache of a runner.
  expect(first).not.toContain('CACHED');

  await command("echo two > src/words.txt; git commit -qam 'Change a word'; git push -q");
  const second = await logOfLastRun();
  expect(second.match(/CACHED/g)).toHaveLength(3);
  expect(second).toContain('[5/5] COPY src ./src');

  // The image is in the registry of the lab, and what the lab had of its own is as it was.
  await command('docker pull registry.lab/prices:main');
  expect(await printed('docker run --rm registry.lab/prices:main')).toBe('two\n');
  const images = await printed("docker images | tail -n +2 | cut -d' ' -f1");
  expect(images.trim().split('\n').sort()).toEqual(['mine', 'registry.lab/prices']);
  lab.close();
}, 60_000);
