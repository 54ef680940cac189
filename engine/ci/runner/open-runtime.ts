import { FileSystem } from '../../core/file-system';
import { SERVERS } from '../../core/lab-layout';
import { nodeFolder } from '../../core/node-release';
import { type Contexts, ExpressionScope } from '../expressions/evaluate';
import { Masker } from '../secrets/masker';
import { ArtifactStore } from '../store/artifact-store';
import { CacheStore } from '../store/cache-store';
import type { JobHead } from '../store/run-events';
import type { EnvironmentSettings } from '../store/settings';
import { cmlProgram } from './cml-program';
import { githubContext, RUNNER_CONTEXT } from './contexts';
import type { ExecutionDeps } from './execution-deps';
import { JobClock, sleepProgram } from './job-clock';
import { jobContexts, jobSecrets } from './job-context';
import { contextMap, type JobRuntime } from './job-runtime';
import { type Permissions, permissionsOf } from './permissions';
import { PLACES } from './places';
import { runArtifacts } from './run-artifacts';
import { reachServers } from './servers';
import type { Leg, Node } from './workflow-scope';

/** Commands after which a step counts as working without end: the rest of its time is then passed over. */
const BUSY_COMMANDS = 100_000;
/** Where bash ends a script by itself: far beyond what a step needs. */
const SHELL_LIMITS = { maxLoopIterations: 200_000, maxCommandCount: 500_000 };
/** The longest that one program in the sandbox may run, in real time. */
const PROGRAM_MS = 600_000;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** What the token of a job may do. */
export function jobPermissions(
  deps: ExecutionDeps,
  { scope, definition }: Node,
  contexts: Contexts,
): Permissions {
  const filled = new ExpressionScope({ contexts, functions: {} });
  const value = (template: typeof definition.permissions) =>
    template === undefined ? undefined : filled.fill(template);
  return permissionsOf(value(scope.workflow.permissions), value(definition.permissions), {
    isFork: deps.state().event.isFork,
    ...(scope.permissions !== undefined && { most: scope.permissions }),
  });
}

/** Opens a fresh machine for a job, with all that its steps share. @throws CiError for an `env` that cannot be evaluated. */
export function openRuntime(
  deps: ExecutionDeps,
  node: Node,
  leg: Leg,
  head: JobHead,
  environment: EnvironmentSettings | undefined,
  at: number,
): JobRuntime {
  const { scope, definition } = node;
  const run = deps.state();
  const rng = deps.rng.fork(`${run.id}/${run.attempt}/${head.key}`);
  const token = `ghs_${Array.from({ length: 36 }, () => LETTERS[rng.int(LETTERS.length)]).join('')}`;
  const base = jobContexts(deps, node, leg, environment);
  const permissions = jobPermissions(deps, node, base);
  const secrets = { ...jobSecrets(deps, scope, environment), GITHUB_TOKEN: token };
  const masker = new Masker();
  for (const value of Object.values(secrets)) masker.add(value);
  const github = githubContext(run, run.attempt, deps.repository, { job: definition.id, token });
  const { runnerNode } = deps.settings();
  const early: Contexts = { ...base, github, secrets };
  const workflowScope = new ExpressionScope({
    contexts: { github, inputs: scope.inputs, vars: base.vars ?? {}, secrets },
    functions: {},
  });
  const env = {
    ...workflowScope.fillTexts(scope.workflow.env),
    ...new ExpressionScope({ contexts: early, functions: {} }).fillTexts(definition.env),
  };
  const clock = new JobClock(deps.lab.clock, at);
  const place = {
    repository: deps.repository,
    installed: () => files.exists('/opt/cml'),
    run,
    permissions,
    masker,
  };
  let commands = 0;
  const files = new FileSystem(clock);
  for (const folder of [PLACES.home, PLACES.workspace, `${PLACES.temp}/_github_workflow`, '/tmp', SERVERS])
    files.makeFolder(folder);
  reachServers(deps.lab.fs, files);
  files.write(`${PLACES.temp}/_github_workflow/event.json`, `${JSON.stringify(github.event, null, 2)}\n`);
  const machine = deps.openMachine({
    fs: files,
    inherits: true,
    without: [],
    root: PLACES.workspace,
    limits: SHELL_LIMITS,
    clock,
    rng,
    programs: { sleep: sleepProgram(clock), cml: cmlProgram(place) },
    onCommand: () => {
      if (++commands % BUSY_COMMANDS === 0) clock.exhaust();
      else clock.check();
    },
    programMs: PROGRAM_MS,
  });
  return {
    run,
    attempt: run.attempt,
    jobId: definition.id,
    repository: deps.repository,
    forge: deps.forge,
    lab: deps.lab,
    machine,
    clock,
    rng,
    masker,
    permissions,
    token,
    contexts: { ...early, runner: RUNNER_CONTEXT, job: { status: 'success', check_run_id: head.id } },
    env,
    paths: runnerNode === '' ? [] : [nodeFolder(PLACES.toolCache, runnerNode)],
    defaults: { ...scope.workflow.defaults, ...definition.defaults },
    artifacts: runArtifacts(deps),
    artifactStore: new ArtifactStore(deps.lab.fs, deps.repository.folder),
    cacheStore: new CacheStore(deps.lab.fs, deps.repository.folder),
    posts: [],
    files,
    showsDebug:
      (secrets as Record<string, string>).ACTIONS_STEP_DEBUG === 'true' ||
      contextMap(base, 'vars').ACTIONS_STEP_DEBUG === 'true',
    status: 'success',
    onLine: (line) => deps.live(head.id, line),
  };
}
