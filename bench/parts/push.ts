import { loadTemplate } from '../../content/templates';
import { projectBundle } from '../../stores/studio/project-bundle';
import { bundled, openBarePage } from './bare-page';
import type { WatchedPush } from './push-in-page';
import { median, type Stage } from './stage';

const ROUNDS = 5;

/** A push that starts a workflow of six jobs, medians of five but for the worst of what must not happen. */
export interface PushFigures extends Omit<WatchedPush, 'tasksOver50Ms' | 'conclusion'> {
  readonly worstFirstLineMs: number;
  readonly fewestFramesPerSecond: number;
  readonly tasksOver50Ms: readonly number[];
}

/** Three tests beside one another, then a chain: six jobs in all. */
const WORKFLOW = `name: CI
on: push
jobs:
  check:
    runs-on: ubuntu-latest
    strategy: { matrix: { part: [metrics, split, target] } }
    steps:
      - uses: actions/checkout@v4
      - run: grep -c . src/\${{ matrix.part }}.ts
  settings:
    needs: check
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: cat params.json
  report:
    needs: settings
    runs-on: ubuntu-latest
    steps:
      - run: echo "### All is well" >> "$GITHUB_STEP_SUMMARY"
  gate: { needs: [check, report], runs-on: ubuntu-latest, steps: [{ run: echo done }] }
`;

const WHO = 'git config --global user.name Ada && git config --global user.email ada@lab.test';

/** Pushes house-price five times, in the lab's worker, from a page that has nothing else to do. */
export async function measurePush(stage: Stage): Promise<PushFigures> {
  const card = { id: 'bench', name: 'bench', origin: { kind: 'link' }, createdAt: 0, openedAt: 0 } as const;
  const { files } = loadTemplate('house-price');
  const start = { ...files, '.github/workflows/ci.yml': WORKFLOW };
  const context = await stage.browser.newContext();
  const page = await openBarePage(context, stage.url, await bundled('bench/parts/push-in-page.ts'), {
    'worker.ts': await bundled('runtime/lab/worker.ts'),
    'bundle.json': JSON.stringify(projectBundle(card, { files: start, marks: {} })),
  });
  // The name of a lesson alone: its bundle is the project's.
  await page.evaluate(() => window.pushLab.open('01-before-mlops/06-model-training'));
  await page.evaluate((line) => window.pushLab.run(line), `${WHO} && git init -q -b main && git add -A`);
  const pushes: WatchedPush[] = [];
  await page.evaluate(
    (line) => window.pushLab.push(line),
    'git commit -qm start && gh repo create prices --private --source=. --push',
  );
  for (let round = 0; round < ROUNDS; round++) {
    await page.evaluate(
      (line) => window.pushLab.run(line),
      `echo ${round} >> README.md && git commit -qam "Round ${round}"`,
    );
    const watched = await page.evaluate(() => window.pushLab.push('git push -q'));
    if (watched.conclusion !== 'success') throw new Error(`The run came to ${watched.conclusion}.`);
    pushes.push(watched);
  }
  await context.close();
  const middle = (of: (one: WatchedPush) => number) => median(pushes.map(of));
  return {
    jobs: pushes[0]!.jobs,
    pushMs: middle(({ pushMs }) => pushMs),
    firstLineMs: middle(({ firstLineMs }) => firstLineMs),
    worstFirstLineMs: Math.max(...pushes.map(({ firstLineMs }) => firstLineMs)),
    doneMs: middle(({ doneMs }) => doneMs),
    framesPerSecond: middle(({ framesPerSecond }) => framesPerSecond),
    fewestFramesPerSecond: Math.min(...pushes.map(({ framesPerSecond }) => framesPerSecond)),
    tasksOver50Ms: pushes.flatMap(({ tasksOver50Ms }) => tasksOver50Ms),
  };
}
