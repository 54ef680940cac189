import type { JsonValue } from '../../core/json';
import type { CiRepository } from '../ports/repository';
import type { RunHead } from '../store/run-state';
import { refName } from '../triggers/event';
import { PLACES } from './places';

const SERVER = 'https://github.com';

/** A number that stands for a login or a repository, the same each time. */
function numberOf(text: string): string {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) % 1_000_000_007;
  return String(100_000 + hash);
}

const refType = (ref: string) => (ref.startsWith('refs/tags/') ? 'tag' : 'branch');

/** The context `github` of a run. */
export function githubContext(
  run: RunHead,
  attempt: number,
  repository: Pick<CiRepository, 'owner' | 'name' | 'isPrivate'>,
  { job, token }: { readonly job: string; readonly token: string },
): Readonly<Record<string, JsonValue>> {
  const { event } = run;
  const full = `${repository.owner}/${repository.name}`;
  const texts = Object.fromEntries(Object.entries(run.inputs).map(([name, value]) => [name, String(value)]));
  const payload = event.payload as Readonly<Record<string, JsonValue>>;
  return {
    action: '',
    actor: event.actor,
    actor_id: numberOf(event.actor),
    api_url: 'https://api.github.com',
    base_ref: event.baseRef,
    event: {
      ...payload,
      ...(event.name === 'workflow_dispatch' && { inputs: texts }),
      repository: {
        full_name: full,
        name: repository.name,
        private: repository.isPrivate,
        owner: { login: repository.owner },
        html_url: `${SERVER}/${full}`,
      },
      sender: { login: event.actor },
    },
    event_name: event.name,
    event_path: `${PLACES.temp}/_github_workflow/event.json`,
    graphql_url: 'https://api.github.com/graphql',
    head_ref: event.headRef,
    job,
    ref: event.ref,
    ref_name: refName(event.ref),
    ref_protected: false,
    ref_type: refType(event.ref),
    repository: full,
    repository_id: numberOf(full),
    repository_owner: repository.owner,
    retention_days: '90',
    run_attempt: String(attempt),
    run_id: String(run.id),
    run_number: String(run.number),
    secret_source: 'Actions',
    server_url: SERVER,
    sha: event.sha,
    token,
    triggering_actor: event.actor,
    workflow: run.workflow,
    workflow_ref: `${full}/${run.path}@${event.ref}`,
    workflow_sha: run.commit,
    workspace: PLACES.workspace,
  };
}

/** The context `runner`. */
export const RUNNER_CONTEXT: Readonly<Record<string, JsonValue>> = {
  arch: 'X64',
  debug: '',
  environment: 'github-hosted',
  name: 'GitHub Actions 1',
  os: 'Linux',
  temp: PLACES.temp,
  tool_cache: PLACES.toolCache,
  workspace: '/home/runner/work',
};
