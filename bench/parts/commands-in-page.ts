import type { LessonSession } from '@/stores/contracts';
import { openLessonSession } from '@/stores/open-lesson-session';

/** What a command that was acknowledged has made. */
export interface Acknowledged {
  readonly kind: 'setup' | 'commit' | 'run' | 'metric';
  /** The id of the commit or run; the run's and the step's of a metric. */
  readonly id: string;
}

declare global {
  interface Window {
    commandLab: {
      /** Opens the lesson, as the tab that writes. */
      readonly open: (slug: string) => Promise<void>;
      /** Runs commands without end, in the lab's worker; says `acked <json>` on the console when a prompt came back. */
      readonly work: (life: number) => void;
      /** Every file of the workspace, in base64. */
      readonly files: () => Readonly<Record<string, string>>;
    };
  }
}

const API = 'http://localhost:5000/api/2.0/mlflow';
const SETUP = [
  'git config --global user.name Ada',
  'git config --global user.email ada@lab.test',
  'git init -q -b main',
  'dvc init -q',
  'dvc remote add -q -d bucket /srv/dvc',
  'git add -A',
  'git commit -qm start',
].join(' && ');

let session: LessonSession;

window.commandLab = {
  open: async (slug) => {
    session = await openLessonSession(slug);
    const { workspace } = session;
    if (workspace.getState().access === 'writer') return;
    await new Promise<void>((resolve) => {
      const stop = workspace.subscribe((state) => {
        if (state.access !== 'writer') return;
        stop();
        resolve();
      });
    });
  },
  work: (life) => {
    work(life).catch((error: unknown) => console.log(`failed ${String(error)}`));
  },
  files: () =>
    Object.fromEntries(
      Object.entries(session.workspace.getState().files).map(([path, content]) => [
        path,
        base64(typeof content === 'string' ? new TextEncoder().encode(content) : content),
      ]),
    ),
};

async function work(life: number): Promise<void> {
  const lab = await session.lab();
  const run = async (line: string) => {
    let said = '';
    const exitCode = await lab.getState().runLine(line, (_, text) => {
      said += text;
    });
    if (exitCode !== 0) throw new Error(`${line} ended with ${exitCode}: ${said}`);
    return said.trim();
  };
  const acknowledge = (acknowledged: Acknowledged) => console.log(`acked ${JSON.stringify(acknowledged)}`);
  if (!('.git/HEAD' in session.workspace.getState().files)) {
    await run(SETUP);
    acknowledge({ kind: 'setup', id: '' });
  }
  const commit = async (line: string) =>
    acknowledge({ kind: 'commit', id: await run(`${line} && git rev-parse HEAD`) });
  for (let n = life * 1_000; ; n++) {
    await commit(`echo "step ${n}" >> notes.txt && git add notes.txt && git commit -qm "step ${n}"`);
    await commit(
      `seq ${n} ${n + 4_000} > made.csv && dvc add -q made.csv && git add -A && git commit -qm "data ${n}" && dvc push -q`,
    );
    const created = await run(
      `curl -s -X POST -H 'Content-Type: application/json' ${API}/runs/create -d '{"experiment_id":"0"}'`,
    );
    const id = (JSON.parse(created) as { run?: { info: { run_id: string } } }).run?.info.run_id;
    if (id === undefined) throw new Error(`The tracking server answered ${created}`);
    acknowledge({ kind: 'run', id });
    const metric = { run_id: id, key: 'loss', value: 1 / n, timestamp: n, step: n };
    await run(
      `curl -s -X POST -H 'Content-Type: application/json' ${API}/runs/log-metric -d '${JSON.stringify(metric)}'`,
    );
    acknowledge({ kind: 'metric', id: `${id} ${n}` });
    await commit(
      [
        `git switch -qc side-${n}`,
        `echo ${n} > side-${n}.txt`,
        'git add -A',
        `git commit -qm "side ${n}"`,
        'git switch -q main',
        `git merge -q --no-ff side-${n} -m "merge ${n}"`,
        `git tag -a v${n} -m "version ${n}"`,
      ].join(' && '),
    );
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
