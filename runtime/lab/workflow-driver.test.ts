import { describe, expect, it } from 'vitest';
import type { StepLogView } from '../../engine/ci/views/log-view';
import type { RunPage } from '../../engine/ci/views/run-page';
import type { RunsView } from '../../engine/ci/views/run-rows';
import type { LabEvent } from './client';
import { startLabInProcess } from './in-process';
import type { CommandEnd, LabStart } from './protocol';

const CI = `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: cat README.md
  after:
    needs: test
    runs-on: ubuntu-latest
    steps:
      - run: echo done
`;

const PUSH = `git config --global user.name 'Ada Lovelace'; git config --global user.email ada@example.com
git init -q -b main && git add -A && git commit -qm 'Start the project'
gh repo create prices --public --source=. --push`;

function openLab(more: Partial<LabStart> = {}) {
  const events: LabEvent[] = [];
  const heard: (() => void)[] = [];
  const lab = startLabInProcess((event) => {
    events.push(event);
    for (const call of heard) call();
  });
  const now = Date.UTC(2026, 2, 2, 9);
  lab.tell({ type: 'start', start: { seed: 'ci', now, readOnly: [], history: [], ...more } });
  lab.tell({
    type: 'sync',
    changes: { files: { '.github/workflows/ci.yml': CI, 'README.md': '# Prices\n' }, marks: {} },
    now,
  });
  const ask = <Answer>(name: string, input: object = {}) => lab.call<Answer>({ type: 'ask', name, input });
  const command = (text: string) => lab.call<CommandEnd>({ type: 'command', command: text });
  /** Resolves when the page has been given what the runs have left. */
  const kept = () =>
    new Promise<void>((resolve) => {
      heard.push(() => {
        const last = events.at(-1);
        if (last?.type === 'progress' && Object.keys(last.changes.files).length > 0) resolve();
      });
    });
  return { lab, events, ask, command, kept };
}

describe('workflows in the lab', () => {
  it('run beside the commands once something was pushed, and the page hears of it', async () => {
    const { lab, events, ask, command, kept } = openLab();
    const done = kept();
    await command(PUSH);
    await done;
    const { repository, runs, workflows } = await ask<RunsView>('ci.runs');
    expect(repository).toBe('ada-lovelace/prices');
    expect(runs).toMatchObject([{ title: 'Start the project', status: 'completed', conclusion: 'success' }]);
    expect(workflows[0]!.badge).toBe('passing');
    const page = await ask<RunPage>('ci.run', { id: runs[0]!.id });
    expect(page.graph).toMatchObject([
      { id: 'test', stage: 0, conclusion: 'success' },
      { id: 'after', stage: 1, needs: ['test'], conclusion: 'success' },
    ]);
    const log = await ask<readonly StepLogView[]>('ci.log', { run: runs[0]!.id, job: page.jobs[0]!.id });
    expect(log.find(({ name }) => name === 'Run cat README.md')!.lines.map(({ text }) => text)).toContain(
      '# Prices',
    );
    const changed = events.flatMap((event) =>
      event.type === 'progress' ? Object.keys(event.changes.files) : [],
    );
    expect(changed.some((path) => path.includes('/lab/actions/runs/'))).toBe(true);
    lab.close();
  }, 60_000);

  it('end within a script, so that the same script gives the same runs', async () => {
    const bytes = async () => {
      const { lab, command } = openLab({ isScripted: true });
      const { changes } = await command(PUSH);
      lab.close();
      return Object.entries(changes.files).filter(([path]) => path.includes('/lab/actions/'));
    };
    const first = await bytes();
    expect(first.map(([, content]) => String(content)).join('')).toContain('"type":"finished"');
    expect(await bytes()).toEqual(first);
  }, 60_000);
});
