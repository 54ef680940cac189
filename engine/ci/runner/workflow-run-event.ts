import type { CiRepository } from '../ports/repository';
import type { RunState } from '../store/run-state';
import { type CiEvent, EMPTY_EVENT } from '../triggers/event';

/** The event `workflow_run` that a run is for other workflows; undefined: the default branch has no commit. */
export function workflowRunEvent(
  run: RunState,
  action: 'requested' | 'in_progress' | 'completed',
  at: number,
  repository: CiRepository,
): CiEvent | undefined {
  const ref = `refs/heads/${repository.defaultBranch}`;
  const sha = repository.resolve(ref);
  if (sha === undefined) return undefined;
  return {
    ...EMPTY_EVENT,
    name: 'workflow_run',
    at,
    actor: run.event.actor,
    ref,
    sha,
    headSha: sha,
    action,
    chain: run.event.chain + 1,
    payload: {
      action,
      workflow_run: {
        id: run.id,
        name: run.workflow,
        path: run.path,
        run_number: run.number,
        run_attempt: run.attempt,
        event: run.event.name,
        status: run.status,
        conclusion: run.conclusion,
        head_branch: run.branch,
        head_sha: run.event.headSha,
        display_title: run.title,
      },
      workflow: { name: run.workflow, path: run.path },
    },
  };
}
