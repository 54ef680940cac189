import { activePodsOf, podsOf, replicaSetsOf } from '../../controllers/owned';
import type { AnalysisPhase, AnalysisRun } from '../../objects/analysis';
import { ROLLOUT_HASH, type Rollout, type RolloutPhase } from '../../objects/rollout';
import type { ReplicaSet } from '../../objects/workloads';
import { hashOf, rolloutRevision } from '../../rollouts/rollout-sets';
import type { ClusterView } from '../../state/view';
import { humanDuration } from '../human-duration';
import { podReady, podRestarts, podStatus } from '../pod-words';
import { table } from '../table';

/** Signs of phases, as the plugin has them. */
export const PHASE_SIGNS: Readonly<Record<RolloutPhase | AnalysisPhase | 'ScaledDown' | 'Running', string>> =
  {
    Healthy: '✔',
    Progressing: '◌',
    Paused: '॥',
    Degraded: '✖',
    ScaledDown: '•',
    Pending: '◌',
    Running: '◌',
    Successful: '✔',
    Failed: '✖',
    Inconclusive: '?',
    Error: '⚠',
  };

interface Row {
  readonly cells: readonly [name: string, kind: string, status: string, age: string, info: string];
  readonly children: readonly Row[];
}

function podRows(view: ClusterView, set: ReplicaSet): Row[] {
  return podsOf(view, set).map((pod): Row => {
    const status = podStatus(pod);
    const sign =
      status === 'Running'
        ? pod.status.ready
          ? '✔'
          : '◌'
        : status === 'Terminating' || status === 'ContainerCreating'
          ? '◌'
          : status === 'Pending'
            ? '◌'
            : '✖';
    const restarts = podRestarts(pod);
    return {
      cells: [
        `□ ${pod.metadata.name}`,
        'Pod',
        `${sign} ${status}`,
        humanDuration(view.now - pod.metadata.createdAt),
        `ready:${podReady(pod)}${restarts > 0 ? `,restarts:${restarts}` : ''}`,
      ],
      children: [],
    };
  });
}

/** What a set with this template is to its rollout: stable, canary or preview, active. */
export function rolesOf({ status, spec }: Rollout, hash: string): string[] {
  return [
    ...(hash === status.stableHash ? ['stable'] : []),
    ...(hash === status.currentHash && hash !== status.stableHash
      ? [spec.strategy.blueGreen ? 'preview' : 'canary']
      : []),
    ...(spec.strategy.blueGreen && hash === status.activeHash ? ['active'] : []),
  ];
}

function setRow(view: ClusterView, rollout: Rollout, set: ReplicaSet): Row {
  const hash = hashOf(set);
  const parts = [
    ...rolesOf(rollout, hash),
    ...(set.status.scaleDownAt !== null ? [`delay:${humanDuration(set.status.scaleDownAt - view.now)}`] : []),
  ];
  const phase =
    set.spec.replicas === 0
      ? 'ScaledDown'
      : set.status.availableReplicas >= set.spec.replicas
        ? 'Healthy'
        : activePodsOf(view, set).some(
              (pod) => !['Running', 'ContainerCreating', 'Pending'].includes(podStatus(pod)),
            )
          ? 'Degraded'
          : 'Progressing';
  return {
    cells: [
      `⧉ ${set.metadata.name}`,
      'ReplicaSet',
      `${PHASE_SIGNS[phase]} ${phase}`,
      humanDuration(view.now - set.metadata.createdAt),
      parts.join(','),
    ],
    children: podRows(view, set),
  };
}

function analysisRow(view: ClusterView, run: AnalysisRun): Row {
  const count = (of: 'successful' | 'failed' | 'inconclusive' | 'errors', sign: string) => {
    const total = run.status.results.reduce((sum, one) => sum + one[of], 0);
    return total > 0 ? [`${sign} ${total}`] : [];
  };
  const { phase } = run.status;
  return {
    cells: [
      `α ${run.metadata.name}`,
      'AnalysisRun',
      `${PHASE_SIGNS[phase]} ${phase}`,
      humanDuration(view.now - run.metadata.createdAt),
      [
        ...count('successful', '✔'),
        ...count('failed', '✖'),
        ...count('inconclusive', '?'),
        ...count('errors', '⚠'),
      ].join(','),
    ],
    children: [],
  };
}

function flatten(row: Row, prefix: string, branch: string, below: string): (readonly string[])[] {
  const [name, ...rest] = row.cells;
  return [
    [prefix + branch + name, ...rest],
    ...row.children.flatMap((child, at) => {
      const isLast = at === row.children.length - 1;
      return flatten(child, prefix + below, isLast ? '└──' : '├──', isLast ? '   ' : '│  ');
    }),
  ];
}

/** The versions of a rollout with their pods and analyses, as `kubectl argo rollouts get rollout` draws them. */
export function rolloutTree(view: ClusterView, rollout: Rollout): string {
  const sets = [...replicaSetsOf(view, rollout)].sort((a, b) => rolloutRevision(b) - rolloutRevision(a));
  const { phase } = rollout.status;
  const root: Row = {
    cells: [
      `⟳ ${rollout.metadata.name}`,
      'Rollout',
      `${PHASE_SIGNS[phase]} ${phase}`,
      humanDuration(view.now - rollout.metadata.createdAt),
      '',
    ],
    children: sets.map((set): Row => {
      const runs = view
        .list('AnalysisRun')
        .filter(
          ({ metadata }) =>
            metadata.owner?.uid === rollout.metadata.uid && metadata.labels[ROLLOUT_HASH] === hashOf(set),
        );
      return {
        cells: [`# revision:${rolloutRevision(set)}`, '', '', '', ''],
        children: [setRow(view, rollout, set), ...runs.map((run) => analysisRow(view, run))],
      };
    }),
  };
  return table([['NAME', 'KIND', 'STATUS', 'AGE', 'INFO'], ...flatten(root, '', '', '')]);
}
