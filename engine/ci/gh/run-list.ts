import { value } from '../../core/pflag';
import { aligned } from '../../core/text-table';
import type { RunState } from '../store/run-state';
import { fail, type GhAction, type GhCall } from './call';
import { ago, elapsed, sign, timestamp } from './words';

/** Whether a workflow is meant: by name, by file or by path. */
export const isWorkflow = (
  typed: string,
  { workflow, path }: { readonly workflow: string; readonly path: string },
): boolean => workflow === typed || path === typed || path.endsWith(`/${typed}`);

function chosen(call: GhCall): RunState[] {
  const limit = Number(call.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1) fail(`invalid limit: ${call.get('limit')}`);
  const [workflow, branch, event, status, user, commit] = [
    'workflow',
    'branch',
    'event',
    'status',
    'user',
    'commit',
  ].map((name) => call.get(name));
  return call.runs
    .all()
    .filter(
      (run) =>
        (workflow === undefined || isWorkflow(workflow, run)) &&
        (branch === undefined || run.branch === branch) &&
        (event === undefined || run.event.name === event) &&
        (status === undefined || run.status === status || run.conclusion === status) &&
        (user === undefined || run.event.actor === user) &&
        (commit === undefined || run.event.headSha === commit),
    )
    .slice(0, limit);
}

const FIELDS: Readonly<Record<string, (run: RunState, repository: string) => unknown>> = {
  attempt: ({ attempt }) => attempt,
  conclusion: ({ conclusion }) => conclusion ?? '',
  createdAt: ({ createdAt }) => timestamp(createdAt),
  databaseId: ({ id }) => id,
  displayTitle: ({ title }) => title,
  event: ({ event }) => event.name,
  headBranch: ({ branch }) => branch,
  headSha: ({ event }) => event.headSha,
  name: ({ workflow }) => workflow,
  number: ({ number }) => number,
  startedAt: ({ startedAt }) => timestamp(startedAt),
  status: ({ status }) => status,
  updatedAt: ({ completedAt, startedAt }) => timestamp(completedAt ?? startedAt),
  url: ({ id }, repository) => `https://github.com/${repository}/actions/runs/${id}`,
  workflowName: ({ workflow }) => workflow,
  jobs: ({ jobs }) =>
    jobs.map((job) => ({
      databaseId: job.id,
      name: job.name,
      status: job.status,
      conclusion: job.conclusion ?? '',
      startedAt: job.startedAt === null ? null : timestamp(job.startedAt),
      completedAt: job.completedAt === null ? null : timestamp(job.completedAt),
      steps: job.steps.map(({ number, name, status, conclusion }) => ({
        number,
        name,
        status,
        conclusion: conclusion ?? '',
      })),
    })),
};

/** A run with the fields of `--json a,b`. @throws GhActionsFailure for a field that there is not. */
export function jsonOf(run: RunState, fields: string, repository: string): Record<string, unknown> {
  return Object.fromEntries(
    fields.split(',').map((field) => {
      const give = FIELDS[field];
      if (give === undefined)
        return fail(
          `Unknown JSON field: "${field}"\nAvailable fields:\n${Object.keys(FIELDS)
            .sort()
            .map((one) => `  ${one}`)
            .join('\n')}`,
        );
      return [field, give(run, repository)];
    }),
  );
}

export const runList: GhAction = {
  name: 'run list',
  summary: 'List recent workflow runs',
  usage: 'gh run list [flags]',
  flags: [
    value('limit', 'L'),
    value('workflow', 'w'),
    value('branch', 'b'),
    value('user', 'u'),
    value('event', 'e'),
    value('status', 's'),
    value('commit', 'c'),
    value('json'),
  ],
  async run(call) {
    const runs = chosen(call);
    const fields = call.get('json');
    if (fields !== undefined) {
      call.line(JSON.stringify(runs.map((run) => jsonOf(run, fields, call.repository))));
      return 0;
    }
    if (runs.length === 0) return fail('no runs found');
    const now = call.io.clock.now();
    if (!call.isTty)
      for (const run of runs)
        call.line(
          [
            run.status,
            run.conclusion ?? '',
            run.title,
            run.workflow,
            run.branch,
            run.event.name,
            run.id,
            elapsed(run, now),
            timestamp(run.createdAt),
          ].join('\t'),
        );
    else
      for (const row of aligned([
        ['STATUS', 'TITLE', 'WORKFLOW', 'BRANCH', 'EVENT', 'ID', 'ELAPSED', 'AGE'],
        ...runs.map((run) => [
          sign(run),
          run.title,
          run.workflow,
          run.branch,
          run.event.name,
          String(run.id),
          elapsed(run, now),
          ago(now - run.createdAt),
        ]),
      ]))
        call.line(row);
    return 0;
  },
};
