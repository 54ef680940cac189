import { flag, list, value } from '../../core/pflag';
import { aligned } from '../../core/text-table';
import { workflowsAt } from '../runner/workflow-files';
import { readSettings, writeSettings } from '../store/settings';
import { decide } from '../triggers/decide';
import { typedInputs } from '../triggers/dispatch-inputs';
import type { CiEvent } from '../triggers/event';
import { EMPTY_EVENT } from '../triggers/event';
import { problemText } from '../workflow/problem';
import { fail, type GhAction, type GhCall } from './call';
import { isWorkflow } from './run-list';
import { ago, elapsed, sign } from './words';

/** A workflow of the default branch. */
interface ListedWorkflow {
  readonly path: string;
  readonly workflow: string;
  readonly id: number;
  readonly isActive: boolean;
}

/** The number of a workflow: the same for the same path. */
function workflowId(repository: string, path: string): number {
  let hash = 11;
  for (const character of `${repository}/${path}`)
    hash = (hash * 31 + character.codePointAt(0)!) % 99_999_989;
  return 100_000_000 + hash;
}

async function listed(call: GhCall): Promise<ListedWorkflow[]> {
  const { repository } = call.engine;
  const commit = repository.resolve(`refs/heads/${repository.defaultBranch}`);
  if (commit === undefined) return [];
  const { disabled } = readSettings(call.io.fs, call.folder);
  return (await workflowsAt(repository, commit)).map(({ path, parsed }) => ({
    path,
    workflow: 'workflow' in parsed ? parsed.workflow.name : parsed.name,
    id: workflowId(call.repository, path),
    isActive: !disabled.includes(path),
  }));
}

async function find(call: GhCall, typed: string | undefined): Promise<ListedWorkflow> {
  const all = await listed(call);
  if (typed === undefined) {
    const only = all.length === 1 ? all[0] : undefined;
    return only ?? fail('workflow ID, name, or filename required when not running interactively');
  }
  return (
    all.find((one) => isWorkflow(typed, one) || String(one.id) === typed) ??
    fail(`could not find any workflows named ${typed}`)
  );
}

export const workflowList: GhAction = {
  name: 'workflow list',
  summary: 'List workflows',
  usage: 'gh workflow list [flags]',
  flags: [flag('all', 'a'), value('limit', 'L')],
  async run(call) {
    const shown = (await listed(call)).filter(({ isActive }) => isActive || call.has('all'));
    if (shown.length === 0) fail('no workflows found');
    const rows = shown.map(({ workflow, isActive, id }) => [
      workflow,
      isActive ? 'active' : 'disabled_manually',
      String(id),
    ]);
    if (call.isTty) for (const row of aligned([['NAME', 'STATE', 'ID'], ...rows])) call.line(row);
    else for (const row of rows) call.line(row.join('\t'));
    return 0;
  },
};

export const workflowView: GhAction = {
  name: 'workflow view',
  summary: 'View the summary of a workflow',
  usage: 'gh workflow view [<workflow-id> | <workflow-name> | <filename>] [flags]',
  flags: [flag('yaml', 'y'), value('ref', 'r')],
  async run(call) {
    const { path, workflow, id } = await find(call, call.operands[0]);
    if (call.has('yaml')) {
      const { repository } = call.engine;
      const ref = call.get('ref') ?? repository.defaultBranch;
      const commit = repository.resolve(ref);
      const text = commit === undefined ? undefined : repository.read(commit, path);
      call.line(
        (
          text ?? fail(`could not find workflow file ${path} on ${ref}, try specifying a different ref`)
        ).trimEnd(),
      );
      return 0;
    }
    const runs = call.runs.all().filter((run) => run.path === path);
    call.line(`${workflow} - ${path.split('/').at(-1)}`);
    call.line(`ID: ${id}`);
    call.line();
    call.line(`Total runs ${runs.length}`);
    if (runs.length === 0) return 0;
    call.line('Recent runs');
    const now = call.io.clock.now();
    for (const row of aligned([
      ['', 'TITLE', 'WORKFLOW', 'BRANCH', 'EVENT', 'ELAPSED', 'AGE', 'ID'],
      ...runs
        .slice(0, 5)
        .map((run) => [
          sign(run),
          run.title,
          run.workflow,
          run.branch,
          run.event.name,
          elapsed(run, now),
          ago(now - run.createdAt),
          String(run.id),
        ]),
    ]))
      call.line(row);
    call.line();
    call.line(`To see more runs for this workflow, try: gh run list --workflow ${path.split('/').at(-1)}`);
    call.line(`To see the YAML for this workflow, try: gh workflow view ${path.split('/').at(-1)} --yaml`);
    return 0;
  },
};

/** `-f name=value` and `-F name=value`. */
function inputsOf(call: GhCall): Record<string, string> {
  return Object.fromEntries(
    [...call.all('raw-field'), ...call.all('field')].map((text) => {
      const at = text.indexOf('=');
      return at < 1
        ? fail(`field "${text}" requires a value separated by an '=' sign`)
        : [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

const refused = (call: GhCall, id: number, reason: string) =>
  fail(
    `could not create workflow dispatch event: HTTP 422: ${reason} (https://api.github.com/repos/${call.repository}/actions/workflows/${id}/dispatches)`,
  );

export const workflowRun: GhAction = {
  name: 'workflow run',
  summary: 'Run a workflow by creating a workflow_dispatch event',
  usage: 'gh workflow run [<workflow-id> | <workflow-name> | <filename>] [flags]',
  flags: [value('ref', 'r'), list('raw-field', 'f'), list('field', 'F'), flag('json')],
  async run(call) {
    const { path, id, isActive } = await find(call, call.operands[0]);
    const file = path.split('/').at(-1)!;
    if (!isActive) refused(call, id, "Cannot trigger a 'workflow_dispatch' on a disabled workflow");
    const { repository } = call.engine;
    const name = call.get('ref') ?? repository.defaultBranch;
    const ref = [`refs/heads/${name}`, `refs/tags/${name}`, name].find(
      (one) => repository.resolve(one) !== undefined,
    );
    const sha = ref && repository.resolve(ref);
    if (ref === undefined || sha === undefined) return refused(call, id, `No ref found for: ${name}`);
    const inputs = call.has('json') ? (JSON.parse(call.io.stdin) as Record<string, string>) : inputsOf(call);
    const event: CiEvent = {
      ...EMPTY_EVENT,
      name: 'workflow_dispatch',
      at: call.io.clock.now(),
      actor: call.place.login,
      ref,
      sha,
      headSha: sha,
      inputs,
      payload: { ref, workflow: path },
      workflow: path,
    };
    const own = (await workflowsAt(repository, sha)).find((one) => one.path === path)?.parsed;
    if (own !== undefined && 'problems' in own) return refused(call, id, problemText(own.problems[0]!));
    if (own === undefined || !decide(own.workflow.on, path, event).starts)
      return refused(call, id, "Workflow does not have 'workflow_dispatch' trigger");
    try {
      typedInputs(own.workflow.on.dispatchInputs, inputs);
    } catch (thrown) {
      return refused(call, id, thrown instanceof Error ? thrown.message : String(thrown));
    }
    await call.engine.take(event);
    if (call.isTty) {
      call.line(`✓ Created workflow_dispatch event for ${file} at ${name}`);
      call.line();
      call.line(`To see runs for this workflow, try: gh run list --workflow=${file}`);
    }
    return 0;
  },
};

const switched = (verb: 'enable' | 'disable'): GhAction => ({
  name: `workflow ${verb}`,
  summary: `${verb === 'enable' ? 'Enable' : 'Disable'} a workflow`,
  usage: `gh workflow ${verb} [<workflow-id> | <workflow-name>]`,
  flags: [],
  async run(call) {
    const { path, workflow } = await find(call, call.operands[0]);
    const settings = readSettings(call.io.fs, call.folder);
    const others = settings.disabled.filter((one) => one !== path);
    writeSettings(call.io.fs, call.folder, {
      ...settings,
      disabled: verb === 'enable' ? others : [...others, path],
    });
    if (call.isTty) call.line(`✓ ${verb === 'enable' ? 'Enabled' : 'Disabled'} ${workflow}`);
    return 0;
  },
});

export const workflowEnable = switched('enable');
export const workflowDisable = switched('disable');
