import { expect, it } from 'vitest';
import { diagnoseWorkflow } from '../../../engine/ci/language/questions';
import { ciArtifact } from '../../../engine/ci/views/artifact-view';
import { ciRun } from '../../../engine/ci/views/run-page';
import { ciRuns } from '../../../engine/ci/views/run-rows';
import { ciSettings } from '../../../engine/ci/views/settings-view';
import { ManualClock } from '../../../engine/core/clock';
import { FileSystem } from '../../../engine/core/file-system';
import { seededRng } from '../../../engine/core/rng';
import { gh, labCi } from '../../../engine/shell/registry-ci';
import { openTestShell } from '../../../engine/shell/testing/open-test-shell';
import { git } from '../../../engine/versioning/git/git';
import { ciWorkflows } from './ci-workflows';

const CI = `name: CI
on:
  push:
  workflow_dispatch:
    inputs:
      target: { type: environment, description: Where to }
      rounds: { type: number, default: 3, required: true }
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/upload-artifact@v4
        with: { name: data, path: data.txt }
  deploy:
    needs: test
    environment: production
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ secrets.TOKEN }}"
`;

it('shows what a repository has set up, and no value of a secret', async () => {
  const clock = new ManualClock(Date.UTC(2026, 2, 2, 9));
  const fs = new FileSystem(clock);
  const context = { fs, clock, rng: seededRng('views') };
  const { run } = openTestShell(
    { '.github/workflows/ci.yml': CI, 'data.txt': 'x\ny\n' },
    { fs, clock, programs: { git, gh }, columns: () => 120 },
  );
  expect(ciSettings(context, {})).toMatchObject({ repository: null, secrets: [] });
  const say = async (line: string) => {
    const { stdout, stderr } = await run(line);
    return stdout + stderr;
  };
  await say('git config --global user.name "Ada Lovelace"; git config --global user.email ada@example.com');
  await say('git init -q -b main && git add -A && git commit -qm "Start the project"');
  await say('gh repo create prices --public --source=. --push');
  expect(await say('gh environment set production -r ada-lovelace -w 5 -b main')).toContain('✓ Created');
  await say('gh secret set TOKEN --body hunter2; gh variable set LEVEL --body high');
  await say('gh secret set KEY --env production --body hunter3');
  expect(await say('gh environment set production -r ada-lovelace -b main')).toContain('✓ Updated');
  expect(await say('gh environment list')).toContain('reviewed by ada-lovelace; from main');

  const view = ciSettings(context, {});
  expect(view).toMatchObject({
    repository: 'ada-lovelace/prices',
    secrets: ['TOKEN'],
    variables: [{ name: 'LEVEL', value: 'high' }],
    environments: [
      {
        name: 'production',
        reviewers: ['ada-lovelace'],
        waitMinutes: 0,
        branches: ['main'],
        secrets: ['KEY'],
      },
    ],
  });
  expect(JSON.stringify(view)).not.toMatch(/hunter/);

  const workflows = await ciWorkflows(context, { repository: 'ada-lovelace/prices' });
  expect(workflows).toMatchObject({
    defaultBranch: 'main',
    workflows: [
      {
        name: 'CI',
        events: ['push', 'workflow_dispatch'],
        dispatch: [
          { name: 'target', type: 'environment', options: ['production'] },
          { name: 'rounds', type: 'number', default: '3', isRequired: true },
        ],
      },
    ],
  });

  // The engine that `gh` has opened for this file system works until somebody has to review.
  const openMachine = () => {
    throw new Error('The machines were opened before.');
  };
  await labCi({ ...context, openMachine }).work();
  const [row] = ciRuns(context, {}).runs;
  const page = ciRun(context, { id: row!.id });
  expect(page.reviews).toMatchObject([{ environment: 'production', reviewers: ['ada-lovelace'] }]);
  const files = ciArtifact(context, { run: row!.id, id: page.artifacts[0]!.id });
  expect(files).toEqual([{ path: 'data.txt', size: 4, text: 'x\ny\n', isCut: false }]);
  expect(() => ciArtifact(context, { run: row!.id, id: 99 })).toThrow('has no artifact 99');

  const path = '.github/workflows/ci.yml';
  expect(await diagnoseWorkflow(context, { path, text: CI })).toEqual([]);
  const [unknown] = await diagnoseWorkflow(context, {
    path,
    text: CI.replace('secrets.TOKEN', 'secrets.TOKN'),
  });
  expect(unknown!.message).toContain('TOKN');
  expect(
    await diagnoseWorkflow(context, { path, text: CI.replace('secrets.TOKEN', 'secrets.GITHUB_TOKEN') }),
  ).toEqual([]);

  expect(await say('gh environment delete production')).toContain('✓ Deleted');
  expect(ciSettings(context, {}).environments).toEqual([]);
}, 30_000);
