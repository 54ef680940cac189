import type { EventFilter, Triggers } from '../workflow/workflow';
import { type CiEvent, refName } from './event';
import { anyPasses, matchesPatterns, passes } from './patterns';
import { asksToSkip } from './skip-words';

/** Whether an event starts a workflow, and if not, why. */
export type Decision = { readonly starts: true } | { readonly starts: false; readonly reason: string };

const START: Decision = { starts: true };
const not = (reason: string): Decision => ({ starts: false, reason });

/** The activities that count when `types` says nothing; an event that is not here takes all. */
const DEFAULT_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
};

/** How many workflows may start one another by `workflow_run`. */
const LONGEST_CHAIN = 3;

const namesBranches = ({ branches, 'branches-ignore': ignored }: EventFilter) =>
  branches !== undefined || ignored !== undefined;
const namesTags = ({ tags, 'tags-ignore': ignored }: EventFilter) =>
  tags !== undefined || ignored !== undefined;

function pushDecision(filter: EventFilter, event: CiEvent): Decision {
  const name = refName(event.ref);
  if (event.ref.startsWith('refs/tags/')) {
    if (namesBranches(filter) && !namesTags(filter)) return not('it names branches only, and this is a tag');
    if (!passes(filter.tags, filter['tags-ignore'], name)) return not(`its tags leave out ${name}`);
    // Tags have no files of their own: filters of paths are not looked at.
    return START;
  }
  if (namesTags(filter) && !namesBranches(filter)) return not('it names tags only, and this is a branch');
  if (!passes(filter.branches, filter['branches-ignore'], name)) return not(`its branches leave out ${name}`);
  if (!anyPasses(filter.paths, filter['paths-ignore'], event.files ?? []))
    return not('its paths leave out every file that changed');
  return START;
}

function pullDecision(filter: EventFilter, event: CiEvent): Decision {
  if (!passes(filter.branches, filter['branches-ignore'], event.baseRef))
    return not(`its branches leave out ${event.baseRef}`);
  if (!anyPasses(filter.paths, filter['paths-ignore'], event.files ?? []))
    return not('its paths leave out every file that changed');
  return START;
}

function workflowRunDecision(filter: EventFilter, event: CiEvent): Decision {
  const run = event.payload as { workflow_run?: { name?: string; head_branch?: string } };
  const { name = '', head_branch: branch = '' } = run.workflow_run ?? {};
  if (filter.workflows !== undefined && !matchesPatterns(filter.workflows, name))
    return not(`its workflows do not name ${name}`);
  if (!passes(filter.branches, filter['branches-ignore'], branch))
    return not(`its branches leave out ${branch}`);
  if (event.chain > LONGEST_CHAIN) return not(`${LONGEST_CHAIN} workflows have started one another already`);
  return START;
}

/** Whether an event starts a workflow. */
export function decide({ events, schedule }: Triggers, path: string, event: CiEvent): Decision {
  const filter = Object.hasOwn(events, event.name) ? events[event.name]! : undefined;
  if (event.name === 'schedule')
    return schedule.length > 0 && event.workflow === path ? START : not('its time has not come');
  if (filter === undefined) return not(`it does not wait for ${event.name}`);
  const isCommit = event.name === 'push' || event.name === 'pull_request';
  if (isCommit && asksToSkip(event.message)) return not('the commit asks to be skipped');
  const types = filter.types ?? DEFAULT_TYPES[event.name];
  if (types !== undefined && !types.includes(event.action))
    return not(`it waits for ${types.join(', ')}, and this is ${event.action}`);
  switch (event.name) {
    case 'push':
      return pushDecision(filter, event);
    case 'pull_request':
      return pullDecision(filter, event);
    case 'workflow_run':
      return workflowRunDecision(filter, event);
    case 'workflow_dispatch':
      return event.workflow === path ? START : not('another workflow was asked for');
    default:
      return START;
  }
}
