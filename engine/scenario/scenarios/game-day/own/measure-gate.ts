import type { WorkspaceFiles } from '../../../../core/files';
import { openServerRepository } from '../../../../versioning/forge/server/server-repository';
import { ruleFor } from '../../../../versioning/forge/store/settings';
import type { CiPolicy } from '../../../../world/policies/ci';
import type { CommitKind } from '../../../../world/team/commit-kinds';
import { changesOf, type GateChange } from './gate-changes';
import type { Measured } from './measured';
import { type OwnProject, PLATFORM, serviceModule, textIn, workshopOf } from './project';
import { rolloutOf } from './rollout';
import type { TeamsPolicy } from './teams-policy';
import { blocksOf, workflowsIn } from './workflows';

/** What the gate made of one change. */
export interface GateVerdict {
  readonly change: GateChange;
  /** The command that said no; null: it passed. */
  readonly stoppedBy: string | null;
}

/** What stands between a change and the users, for both sections that it decides. */
export interface MeasuredGate {
  readonly ci: Measured<CiPolicy>;
  readonly teams: Measured<TeamsPolicy>;
  readonly verdicts: readonly GateVerdict[];
}

/**
 * CI/CD, and the contract with other teams: the commands that the workflows run for a pull request really run on changes of known kinds,
 * some bad and some good. Without a rule that requires them they stop nobody.
 */
export async function measureGate(
  project: OwnProject,
  { ci, teams, adHoc }: { readonly ci: CiPolicy; readonly teams: TeamsPolicy; readonly adHoc: CiPolicy },
): Promise<MeasuredGate> {
  const workflows = await workflowsIn(project.files);
  const jobs = workflows
    .filter(({ on }) => Object.hasOwn(on.events, 'pull_request'))
    .flatMap((workflow) =>
      workflow.jobs
        .filter(({ environment, if: condition }) => environment === undefined && isForChanges(condition))
        .map((job) => blocksOf(workflow, job)),
    );
  const required = await requiredChecks(project);
  const rollout = rolloutOf(project.files);
  const module = serviceModule(project.files);
  const verdicts: GateVerdict[] = [];
  if (jobs.length > 0 && module !== null)
    for (const change of changesOf(project.files, module)) {
      project.signal.throwIfAborted();
      verdicts.push({ change, stoppedBy: await stoppedBy(project, jobs.flat(), change.files) });
    }
  const isStopped = (id: GateChange['id']) =>
    verdicts.some(({ change, stoppedBy: by }) => change.id === id && by !== null);
  const bad = verdicts.filter(({ change }) => change.isBad && change.kind !== null);
  const good = verdicts.filter(({ change }) => !change.isBad);
  const caught = bad.filter(({ stoppedBy: by }) => by !== null).length;
  const blocked = good.filter(({ stoppedBy: by }) => by !== null).length;
  const facts = {
    jobs: jobs.length,
    required: required.length,
    bad: bad.length,
    caught,
    good: good.length,
    goodBlocked: blocked,
    goodBlockedBy: good.find(({ stoppedBy: by }) => by !== null)?.stoppedBy ?? null,
    ...Object.fromEntries(verdicts.map(({ change, stoppedBy: by }) => [`stops.${change.id}`, by !== null])),
    canaryShare: rollout.canaryShare,
    canaryHours: rollout.canaryHours,
    canaryJudged: rollout.failsAbove < 1,
  };
  const none = jobs.length === 0 || required.length === 0 || module === null;
  if (none)
    return {
      ci: {
        policy: rollout.canaryShare < 1 ? { ...adHoc, rollout } : null,
        says:
          jobs.length === 0
            ? 'No workflow looks at pull requests, so what is pushed is live.'
            : 'main requires no check on GitHub, so a red run stops nobody.',
        facts,
      },
      teams: {
        policy: null,
        says: 'No required check reads the data, so other teams may change it.',
        facts: {},
      },
      verdicts,
    };
  const kinds = Object.keys(ci.blocks) as CommitKind[];
  const share = caught / Math.max(1, bad.length);
  const goodShare = blocked / Math.max(1, good.length);
  const blocks = Object.fromEntries(
    kinds.map((kind) => {
      const own = verdicts.find(({ change }) => change.kind === kind);
      if (own) return [kind, Number(own.stoppedBy !== null)];
      return [kind, adHoc.blocks[kind] === 0 && ci.blocks[kind] === 0 ? goodShare : share];
    }),
  ) as CiPolicy['blocks'];
  const isGated = isStopped('slice');
  return {
    ci: {
      policy: { ...ci, blocks, model: isGated ? ci.model : adHoc.model, rollout },
      says: `Your checks stopped ${caught} of ${bad.length} bad changes and ${blocked} of ${good.length} good ones; kinds that were not tried count as these on average. ${rollout.says}`,
      facts,
    },
    teams: {
      policy: {
        ...teams,
        refuses: {
          'renamed-column': isStopped('schema'),
          'changed-unit': isStopped('units'),
          'new-category': isStopped('new-category'),
          'runtime-bump': isPinned(textIn(project.files, 'Dockerfile')),
        },
      },
      says: `A renamed column is ${isStopped('schema') ? '' : 'not '}refused, another unit is ${isStopped('units') ? '' : 'not '}refused, a new category is ${isStopped('new-category') ? '' : 'not '}refused.`,
      facts: {},
    },
    verdicts,
  };
}

/** Whether a job with this condition runs for a pull request: one that names other events and not this one does not. */
const isForChanges = (condition: string | undefined): boolean =>
  condition === undefined || !/event_name/.test(condition) || /pull_request/.test(condition);

/** Runs the commands of the checks on a change, up to the first that fails. */
async function stoppedBy(
  project: OwnProject,
  blocks: readonly string[],
  changed: WorkspaceFiles,
): Promise<string | null> {
  const shop = workshopOf(project, changed);
  for (const block of blocks) {
    // The remote has what was committed; the change is what lies here.
    const lines = block.split('\n').filter((line) => !/\bdvc\s+(?:pull|checkout|fetch)\b/.test(line));
    // As GitHub runs a step: the first command that fails ends it.
    if ((await shop.run(['set -e', ...lines].join('\n'))).exitCode !== 0) return commandsOf(lines);
  }
  return null;
}

/** What a block does, in a line: without the variables that are set for it. */
const commandsOf = (lines: readonly string[]): string =>
  lines.filter((line) => !line.startsWith('export ')).join('; ');

async function requiredChecks(project: OwnProject): Promise<readonly string[]> {
  const { fs, clock } = workshopOf(project).store;
  const [owner = '', name = ''] = PLATFORM.repository.split('/');
  try {
    const server = await openServerRepository(fs, clock, { owner, name });
    return ruleFor(server.settings, 'main')?.requiredChecks ?? [];
  } catch {
    // It is not on GitHub.
    return [];
  }
}

/** Whether every base image names a whole version or a digest. */
const isPinned = (dockerfile: string | null): boolean => {
  const bases = [...(dockerfile ?? '').matchAll(/^FROM\s+(\S+)/gim)].map(([, image]) => image!);
  return (
    bases.length > 0 && bases.every((image) => image.includes('@sha256:') || /:\d+\.\d+\.\d+/.test(image))
  );
};
