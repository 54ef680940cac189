import { expect, it } from 'vitest';
import { realScheduler } from '../runtime/scheduler';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import { openFakeSession } from './testing/fake-session';

/** Commands that each write many files that belong together. */
const COMMANDS = [
  'git config --global user.name Ada && git config --global user.email ada@lab.test',
  'git init -q -b main && git add -A && git commit -qm start',
  'dvc init -q && git commit -qm "dvc init"',
  'seq 1 400 > numbers.csv && dvc add -q numbers.csv && git add -A && git commit -qm data',
  `curl -sf -X POST -H "Content-Type: application/json" http://localhost:5000/api/2.0/mlflow/runs/create -d '{"experiment_id":"0"}'`,
  'git switch -qc other && echo two > two.txt && git add two.txt && git commit -qm two',
  'git switch -q main && echo three > three.txt && git add . && git commit -qm three && git merge -q other -m merged',
  'seq 1 500 > numbers.csv && dvc add -q numbers.csv && git commit -qam "more data"',
  'git reset -q --hard HEAD~1 && dvc checkout -q',
];

/** The page is gone: nothing that it asks of the disk happens any more. */
class PageGoneError extends Error {}

/** Runs the commands in a page that goes when `survives` transactions are on disk. */
async function runUntilCrash(database: MemoryDatabase, survives: number) {
  const { session } = await openFakeSession({ database, scheduler: realScheduler });
  const lab = await session.lab();
  let transactions = 0;
  let isGone = false;
  database.beforeWrite = () => {
    if (transactions++ < survives) return;
    isGone = true;
    throw new PageGoneError();
  };
  /** The work as it was at first, and after each command; the last one may not have been acknowledged. */
  const states = [stateOf(session)];
  let acknowledged = 0;
  for (const command of COMMANDS) {
    const said: string[] = [];
    const exitCode = await lab.getState().runLine(command, (_, text) => said.push(text));
    states.push(stateOf(session));
    if (isGone) break;
    if (exitCode !== 0) throw new Error(`${command} ended with ${exitCode}: ${said.join('')}`);
    acknowledged++;
  }
  session.dispose();
  database.beforeWrite = () => {};
  return { states, acknowledged, transactions };
}

function stateOf({ workspace }: Awaited<ReturnType<typeof openFakeSession>>['session']) {
  const { files, marks } = workspace.getState();
  return { files, marks };
}

it('leaves the work of whole commands, all that were acknowledged, wherever the page dies', async () => {
  const whole = await runUntilCrash(new MemoryDatabase(), Number.POSITIVE_INFINITY);
  expect(whole.acknowledged).toBe(COMMANDS.length);
  for (let survives = 0; survives < whole.transactions; survives++) {
    const database = new MemoryDatabase();
    const { states, acknowledged } = await runUntilCrash(database, survives);
    const { session } = await openFakeSession({ database, scheduler: realScheduler });
    // The command that was cut may be there or not; a part of it never is.
    expect([states[acknowledged], states[acknowledged + 1]]).toContainEqual(stateOf(session));
    session.dispose();
  }
}, 120_000);

it('gives the prompt back only once the work of the line is on disk', async () => {
  const database = new MemoryDatabase();
  const { session, storage } = await openFakeSession({ database });
  const lab = await session.lab();
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  database.beforeWrite = (writes) =>
    writes.some(({ table }) => table === 'workspaces' || table === 'workspaceEvents') ? gate : undefined;
  let isBack = false;
  const line = lab
    .getState()
    .runLine('echo kept > kept.txt', () => {})
    .then(() => {
      isBack = true;
    });
  await new Promise<void>((resolve) => {
    const stop = session.workspace.subscribe(({ files }) => {
      if (!('kept.txt' in files)) return;
      stop();
      setImmediate(resolve);
    });
  });
  expect(isBack).toBe(false);
  open();
  await line;
  expect((await storage.loadWorkspace())?.model.files['kept.txt']).toBe('kept\n');
});
