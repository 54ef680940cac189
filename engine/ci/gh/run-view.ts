import { flag, value } from '../../core/pflag';
import { readLog } from '../store/log-store';
import type { JobState, RunState } from '../store/run-state';
import type { GhAction, GhCall } from './call';
import { findJob, findRun } from './find-run';
import { jsonOf } from './run-list';
import { ago, elapsed, sign, timestamp } from './words';

const LEVELS = { failure: 'X', warning: '!', notice: '-' } as const;

/** The jobs of a run, with the steps of those that failed, or of all. */
export function jobLines(run: RunState, now: number, isVerbose: boolean): string[] {
  return run.jobs.flatMap((job) => {
    const took = job.status === 'completed' && job.startedAt !== null ? ` in ${elapsed(job, now)}` : '';
    const waits = job.waitsFor === '' ? '' : ` – ${job.waitsFor}`;
    const steps =
      isVerbose || job.conclusion === 'failure'
        ? job.steps.map((step) => `  ${sign(step)} ${step.name}`)
        : [];
    return [`${sign(job)} ${job.name}${took} (ID ${job.id})${waits}`, ...steps];
  });
}

function annotationLines(run: RunState): string[] {
  return run.jobs.flatMap((job) =>
    job.annotations.flatMap(({ level, message, path, line }) => [
      `${LEVELS[level]} ${message}`,
      `${job.name}: ${path === '' ? '.github' : path}#${line === 0 ? 1 : line}`,
      '',
    ]),
  );
}

/** What stands at the head of a view: `✓ main CI · 123`. */
export function headLines(run: RunState, now: number): string[] {
  const pull = /^refs\/pull\/(\d+)\//.exec(run.event.ref)?.[1];
  return [
    `${sign(run)} ${run.branch} ${run.workflow}${pull === undefined ? '' : ` #${pull}`} · ${run.id}`,
    `Triggered via ${run.event.name} ${ago(now - run.createdAt)}`,
  ];
}

/** The name of a step by its number, for the second column of a log. */
const stepOf = (job: JobState, number: number) =>
  job.steps.find((step) => step.number === number)?.name ?? 'UNKNOWN STEP';

function printLog(call: GhCall, run: RunState, jobs: readonly JobState[], failedOnly: boolean): void {
  for (const job of jobs) {
    if (failedOnly && job.conclusion !== 'failure') continue;
    for (const { at, step, text } of readLog(call.io.fs, call.folder, run.id, job.id)) {
      if (failedOnly && job.steps.find(({ number }) => number === step)?.conclusion !== 'failure') continue;
      call.line(`${job.name}\t${stepOf(job, step)}\t${timestamp(at, true)} ${text}`);
    }
  }
}

function printRun(call: GhCall, run: RunState): void {
  const now = call.io.clock.now();
  call.line();
  for (const line of headLines(run, now)) call.line(line);
  call.line();
  if (run.problems.length > 0) {
    call.line('X This run likely failed because of a workflow file issue.');
    for (const problem of run.problems) call.line(`  ${problem}`);
  } else {
    call.line('JOBS');
    for (const line of jobLines(run, now, call.has('verbose'))) call.line(line);
    const annotations = annotationLines(run);
    if (annotations.length > 0) {
      call.line('\nANNOTATIONS');
      for (const line of annotations.slice(0, -1)) call.line(line);
    }
    if (run.artifacts.length > 0) {
      call.line('\nARTIFACTS');
      for (const { name } of run.artifacts) call.line(name);
    }
  }
  call.line();
  const failed = run.conclusion === 'failure' && run.jobs.length > 0;
  if (failed) call.line(`To see what failed, try: gh run view ${run.id} --log-failed`);
  else if (run.jobs.length === 1)
    call.line(`For more information about the job, try: gh run view --job=${run.jobs[0]!.id}`);
  else if (run.jobs.length > 1)
    call.line('For more information about a job, try: gh run view --job=<job-id>');
  call.line(`View this run on GitHub: https://github.com/${call.repository}/actions/runs/${run.id}`);
}

function printJob(call: GhCall, run: RunState, job: JobState): void {
  const now = call.io.clock.now();
  call.line();
  for (const line of headLines(run, now)) call.line(line);
  call.line();
  for (const line of jobLines({ ...run, jobs: [job] }, now, true)) call.line(line);
  const annotations = annotationLines({ ...run, jobs: [job] });
  if (annotations.length > 0) {
    call.line('\nANNOTATIONS');
    for (const line of annotations.slice(0, -1)) call.line(line);
  }
  call.line();
  call.line(
    job.conclusion === 'failure'
      ? `To see the full logs for this job, try: gh run view --log --job=${job.id}`
      : `To see the full job log, try: gh run view --log --job=${job.id}`,
  );
  call.line(`View this run on GitHub: https://github.com/${call.repository}/actions/runs/${run.id}`);
}

export const runView: GhAction = {
  name: 'run view',
  summary: 'View a summary of a workflow run',
  usage: 'gh run view [<run-id>] [flags]',
  flags: [
    flag('verbose', 'v'),
    flag('exit-status'),
    value('job', 'j'),
    flag('log'),
    flag('log-failed'),
    value('attempt', 'a'),
    value('json'),
  ],
  async run(call) {
    const typed = call.get('job');
    const { run, job } =
      typed === undefined ? { run: findRun(call, call.operands[0]), job: undefined } : findJob(call, typed);
    const fields = call.get('json');
    if (fields !== undefined) call.line(JSON.stringify(jsonOf(run, fields, call.repository)));
    else if (call.has('log') || call.has('log-failed'))
      printLog(call, run, job === undefined ? run.jobs : [job], call.has('log-failed'));
    else if (job !== undefined) printJob(call, run, job);
    else printRun(call, run);
    const failed = (job ?? run).conclusion;
    return call.has('exit-status') && failed !== null && failed !== 'success' ? 1 : 0;
  },
};
