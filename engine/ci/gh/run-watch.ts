import { flag, value } from '../../core/pflag';
import type { RunState } from '../store/run-state';
import type { GhAction, GhCall } from './call';
import { findRun } from './find-run';
import { headLines, jobLines } from './run-view';
import { sign } from './words';

/** Prints what happens to a run while it happens: each job as it begins and ends. */
function follow(call: GhCall, id: number): () => void {
  const told = new Map<string, string>();
  return call.engine.listen((news) => {
    if (news.run !== id || news.type !== 'event') return;
    for (const job of call.runs.read(id)?.jobs ?? []) {
      const state = `${sign(job)} ${job.name}${job.waitsFor === '' ? '' : ` – ${job.waitsFor}`}`;
      if (job.status === 'queued' || told.get(job.key) === state) continue;
      told.set(job.key, state);
      if (call.isTty) call.line(state);
    }
  });
}

/** Works until a run has ended, or waits for somebody. */
export async function workOn(call: GhCall, id: number): Promise<RunState> {
  const isOver = () => call.runs.read(id)?.status === 'completed' || call.io.signal.aborted;
  await call.engine.work({ passTime: true, until: isOver });
  return call.runs.read(id)!;
}

export const runWatch: GhAction = {
  name: 'run watch',
  summary: 'Watch a run until it completes, showing its progress',
  usage: 'gh run watch <run-id> [flags]',
  flags: [value('interval', 'i'), flag('exit-status'), flag('compact')],
  async run(call) {
    const given = findRun(call, call.operands[0] ?? newest(call));
    if (given.status === 'completed') {
      call.line(`Run ${given.workflow} (${given.id}) has already completed with '${given.conclusion}'`);
      return call.has('exit-status') && given.conclusion !== 'success' ? 1 : 0;
    }
    const stop = follow(call, given.id);
    let run: RunState;
    try {
      run = await workOn(call, given.id);
    } finally {
      stop();
    }
    if (call.io.signal.aborted) return 130;
    const now = call.io.clock.now();
    call.line();
    for (const line of headLines(run, now)) call.line(line);
    call.line('\nJOBS');
    for (const line of jobLines(run, now, !call.has('compact'))) call.line(line);
    call.line();
    if (run.status !== 'completed') {
      call.line(
        `* Run ${run.workflow} (${run.id}) waits for a review: gh run review ${run.id} --approve --environment <name>`,
      );
      return 0;
    }
    call.line(`${sign(run)} Run ${run.workflow} (${run.id}) completed with '${run.conclusion}'`);
    return call.has('exit-status') && run.conclusion !== 'success' ? 1 : 0;
  },
};

/** The newest run that is not done, else the newest: what somebody means who names none. */
function newest(call: GhCall): string | undefined {
  const runs = call.runs.all();
  const run = runs.find(({ status }) => status !== 'completed') ?? runs[0];
  return run === undefined ? undefined : String(run.id);
}
