import { messageOf } from '../../core/errors';
import type { JsonValue } from '../../core/json';
import { ExpressionScope } from '../expressions/evaluate';
import type { CiRepository } from '../ports/repository';
import type { RunHead } from '../store/run-state';
import type { ActionsSettings } from '../store/settings';
import { decide } from '../triggers/decide';
import { typedInputs } from '../triggers/dispatch-inputs';
import { type CiEvent, refName } from '../triggers/event';
import { problemText } from '../workflow/problem';
import type { Workflow } from '../workflow/workflow';
import { githubContext } from './contexts';
import { workflowsAt } from './workflow-files';

/** A run that an event starts, before it has a number. */
export interface NewRun {
  readonly path: string;
  readonly name: string;
  readonly commit: string;
  readonly event: CiEvent;
  readonly inputs: Readonly<Record<string, JsonValue>>;
  /** Absent: the file is wrong, and the run fails with these problems. */
  readonly workflow?: Workflow;
  readonly problems: readonly string[];
}

/** The commit whose workflow files an event is held against: its own, or that of the default branch. */
export function fileCommit(repository: CiRepository, event: CiEvent): string | undefined {
  const isOwn = event.name === 'push' || event.name === 'pull_request' || event.name === 'release';
  return isOwn ? event.sha : repository.resolve(`refs/heads/${repository.defaultBranch}`);
}

/**
 * The runs that an event starts.
 * @throws CiError `not-allowed` where a workflow that was asked for cannot be started like that.
 */
export async function runsFor(
  repository: CiRepository,
  settings: ActionsSettings,
  event: CiEvent,
): Promise<NewRun[]> {
  const commit = fileCommit(repository, event);
  if (commit === undefined) return [];
  const runs: NewRun[] = [];
  for (const { path, parsed } of await workflowsAt(repository, commit)) {
    if (settings.disabled.includes(path)) continue;
    if ('problems' in parsed) {
      // A file that cannot be read fails where it was pushed, and nowhere else.
      if (event.name === 'push' && event.ref.startsWith('refs/heads/'))
        runs.push({
          path,
          name: path,
          commit,
          event,
          inputs: {},
          problems: parsed.problems.map(problemText),
        });
      continue;
    }
    const { workflow } = parsed;
    if (!decide(workflow.on, path, event).starts) continue;
    if (event.name !== 'workflow_dispatch') {
      runs.push({ path, name: workflow.name, commit, event, inputs: {}, workflow, problems: [] });
      continue;
    }
    // What is run is the file as the chosen branch has it.
    const own = await workflowsAt(repository, event.sha);
    const chosen = own.find((one) => one.path === path)?.parsed;
    const at = chosen !== undefined && 'workflow' in chosen ? chosen.workflow : workflow;
    const { typed } = typedInputs(at.on.dispatchInputs, event.inputs);
    runs.push({ path, name: at.name, commit: event.sha, event, inputs: typed, workflow: at, problems: [] });
  }
  return runs;
}

/** How a run is called where its workflow does not say. */
function defaultTitle(event: CiEvent, name: string): string {
  const pull = event.payload as { pull_request?: { title?: string } };
  if (event.name === 'pull_request') return pull.pull_request?.title ?? name;
  return event.name === 'push' && event.message !== '' ? event.message.split('\n')[0]! : name;
}

/** The title of a run: its `run-name`, else what was committed. */
export function titleOf(run: NewRun, head: Omit<RunHead, 'title'>, repository: CiRepository): string {
  const template = run.workflow?.['run-name'];
  const fallback = defaultTitle(run.event, run.name);
  if (template === undefined) return fallback;
  const github = githubContext({ ...head, title: '' }, 1, repository, { job: '', token: '' });
  try {
    const text = new ExpressionScope({ contexts: { github, inputs: run.inputs }, functions: {} }).text(
      template,
    );
    return text.trim() === '' ? fallback : text;
  } catch (thrown) {
    return messageOf(thrown);
  }
}

/** The branch that a run is listed under. */
export const branchOf = (event: CiEvent): string =>
  event.headRef === '' ? refName(event.ref) : event.headRef;
