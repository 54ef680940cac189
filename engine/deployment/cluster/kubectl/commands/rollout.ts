import { flag, value } from '../../../../core/pflag';
import { aligned } from '../../../../core/text-table';
import { replicaSetsOf } from '../../controllers/owned';
import { revisionOf, unlabelled } from '../../controllers/revisions';
import { fullNameOf } from '../../objects/kinds';
import { CHANGE_CAUSE, type Deployment, HASH_LABEL, REVISION } from '../../objects/workloads';
import { templateHash } from '../../state/names';
import type { KubectlCall, KubectlCommand } from '../call';
import { change, changeTemplate } from '../change';
import { templateLines } from '../describe/template-lines';
import { fail } from '../failure';
import { isoTime } from '../iso-time';
import { findOne } from '../select';
import { pluralOf } from './delete';
import { ROLLOUT_STATUS } from './rollout-status';

const USAGE = '(TYPE NAME | TYPE/NAME) [flags]';

const one = (call: KubectlCall): Deployment => findOne(call.view, call.operands, ['Deployment']);

const revisionsOf = (call: KubectlCall, deployment: Deployment) =>
  [...replicaSetsOf(call.view, deployment)].sort((a, b) => revisionOf(a, REVISION) - revisionOf(b, REVISION));

const HISTORY: KubectlCommand = {
  path: 'rollout history',
  usage: USAGE,
  about: 'View previous rollout revisions and configurations.',
  flags: [value('revision')],
  run: (call) => {
    const deployment = one(call);
    const sets = revisionsOf(call, deployment);
    const asked = call.get('revision');
    if (asked === undefined) {
      const rows = sets.map(({ metadata }) => [
        metadata.annotations[REVISION] ?? '0',
        metadata.annotations[CHANGE_CAUSE] ?? '<none>',
      ]);
      call.line(`${fullNameOf(deployment)} `);
      for (const row of aligned([['REVISION', 'CHANGE-CAUSE'], ...rows])) call.line(row);
      call.line();
      return 0;
    }
    const set = sets.find(({ metadata }) => metadata.annotations[REVISION] === asked);
    if (!set) return fail(`error: unable to find the specified revision`);
    call.line(`${fullNameOf(deployment)} with revision #${asked}`);
    call.io.stdout(templateLines(set.spec.template, 'Pod Template:'));
    call.line();
    return 0;
  },
};

const UNDO: KubectlCommand = {
  path: 'rollout undo',
  usage: USAGE,
  about: 'Roll back to a previous rollout.',
  flags: [value('to-revision'), value('dry-run')],
  run: async (call) => {
    const deployment = one(call);
    const name = fullNameOf(deployment);
    if (deployment.spec.paused)
      return fail(
        `error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again`,
      );
    const sets = revisionsOf(call, deployment);
    const wanted = call.get('to-revision') ?? '0';
    const target =
      wanted === '0' ? sets.at(-2) : sets.find(({ metadata }) => metadata.annotations[REVISION] === wanted);
    if (!target)
      return fail(
        wanted === '0'
          ? `error: no rollout history found for deployment ${JSON.stringify(deployment.metadata.name)}`
          : `error: unable to find specified revision ${wanted} in history`,
      );
    const template = unlabelled(target.spec.template, HASH_LABEL);
    if (templateHash(template) === templateHash(deployment.spec.template)) {
      call.line(`${name} skipped rollback (current template already matches revision ${wanted})`);
      return 0;
    }
    const cause = target.metadata.annotations[CHANGE_CAUSE];
    await changeTemplate(call, deployment, template, cause === undefined ? {} : { [CHANGE_CAUSE]: cause });
    call.line(`${name} rolled back`);
    return 0;
  },
};

const RESTART: KubectlCommand = {
  path: 'rollout restart',
  usage: USAGE,
  about: 'Restart a resource: its pods are replaced as in a rollout.',
  flags: [],
  run: async (call) => {
    const deployment = one(call);
    if (deployment.spec.paused)
      return fail(
        `error: deployments.apps ${JSON.stringify(deployment.metadata.name)} can't restart paused deployment (run rollout resume first)`,
      );
    const { template } = deployment.spec;
    const annotations = {
      ...template.metadata.annotations,
      'kubectl.kubernetes.io/restartedAt': isoTime(call.view.now),
    };
    await changeTemplate(call, deployment, { ...template, metadata: { ...template.metadata, annotations } });
    call.line(`${fullNameOf(deployment)} restarted`);
    return 0;
  },
};

const pausing = (isPause: boolean): KubectlCommand => ({
  path: isPause ? 'rollout pause' : 'rollout resume',
  usage: USAGE,
  about: isPause ? 'Mark the provided resource as paused.' : 'Resume a paused resource.',
  flags: [flag('recursive', 'R')],
  run: async (call) => {
    const deployment = one(call);
    if (deployment.spec.paused === isPause)
      return fail(
        `error: ${pluralOf('Deployment')} ${JSON.stringify(deployment.metadata.name)} is ${isPause ? 'already paused' : 'not paused'}`,
      );
    await change(call, deployment, { spec: { paused: isPause } });
    call.line(`${fullNameOf(deployment)} ${isPause ? 'paused' : 'resumed'}`);
    return 0;
  },
});

export const ROLLOUT_COMMANDS: readonly KubectlCommand[] = [
  ROLLOUT_STATUS,
  HISTORY,
  UNDO,
  RESTART,
  pausing(true),
  pausing(false),
];
