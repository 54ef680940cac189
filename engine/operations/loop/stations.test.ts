import { describe, expect, it } from 'vitest';
import type { RunState } from '../../ci/store/run-state';
import type { SentMessage } from './alert-log';
import { type LastTurn, stationsOf } from './stations';

const NOTHING: LastTurn = {
  message: undefined,
  last: undefined,
  made: undefined,
  champion: undefined,
  workload: undefined,
};

const message: SentMessage = {
  at: 1,
  alertname: 'LeaversMissed',
  receiver: 'retrain',
  url: 'http://relay:9095/a/b/c',
  status: 202,
  says: 'repository_dispatch c of a/b',
  runs: [7],
};

type Named = readonly [name: string, conclusion: string | null];

function run(steps: readonly Named[], status = 'completed', remark = 'it says no'): RunState {
  const failed = steps.some(([, conclusion]) => conclusion === 'failure');
  return {
    id: 7,
    status,
    jobs: [
      {
        id: 70,
        name: 'train',
        annotations: failed ? [{ level: 'failure', message: `${remark}\nmore` }] : [],
        steps: steps.map(([name, conclusion]) => ({
          name,
          status: conclusion === null ? 'queued' : 'completed',
          conclusion,
        })),
      },
    ],
  } as unknown as RunState;
}

const states = (turn: Partial<LastTurn>) =>
  stationsOf({ ...NOTHING, ...turn }).map(({ id, state }) => `${id} ${state}`);

describe('the stations of a loop', () => {
  it('wait where no alert has come', () => {
    expect(states({})).toEqual([
      'alert waiting',
      'pipeline waiting',
      'gate waiting',
      'registry waiting',
      'canary waiting',
      'live waiting',
    ]);
  });

  it('show where a run has stopped, and what it said', () => {
    const steps: Named[] = [
      ['npm run train', 'success'],
      ['npm run gate', 'failure'],
      ['A canary', 'skipped'],
    ];
    const turn = { ...NOTHING, message, last: { run: run(steps), repository: 'a/b' } };
    expect(states(turn).slice(0, 5)).toEqual([
      'alert passed',
      'pipeline passed',
      'gate stopped',
      'registry skipped',
      'canary skipped',
    ]);
    const gate = stationsOf(turn).find(({ id }) => id === 'gate')!;
    expect(gate.says).toBe('npm run gate: it says no');
    expect(gate.links[0]).toEqual({
      label: 'Job train',
      to: { kind: 'job', repository: 'a/b', run: 7, job: 70 },
    });
  });

  it('show what is at work while a run goes on, and nothing of what is to come', () => {
    const steps: Named[] = [
      ['npm run data', 'success'],
      ['npm run train', null],
      ['npm run gate', null],
    ];
    const last = { run: run(steps, 'in_progress'), repository: 'a/b' };
    expect(states({ message, last })).toEqual([
      'alert passed',
      'pipeline working',
      'gate waiting',
      'registry waiting',
      'canary waiting',
      'live waiting',
    ]);
  });

  it('show what stopped it before the gate', () => {
    const steps: Named[] = [
      ['npm run data', 'failure'],
      ['npm run train', 'skipped'],
      ['npm run gate', 'skipped'],
    ];
    const [, pipeline, gate] = stationsOf({
      ...NOTHING,
      message,
      last: { run: run(steps), repository: 'a/b' },
    });
    expect([pipeline!.state, pipeline!.says, gate!.state]).toEqual([
      'stopped',
      'npm run data: it says no',
      'skipped',
    ]);
  });

  it('say that no workflow waits for an alert that was passed on', () => {
    const [alert] = stationsOf({ ...NOTHING, message: { ...message, runs: [] } });
    expect(alert).toMatchObject({ state: 'stopped' });
    expect(alert!.says).toContain('no workflow waits for it');
  });
});
