import type { RunState } from '../../ci/store/run-state';
import type { WorkloadView } from '../../deployment/cluster/views/workload-view';
import type { VersionCard } from '../../tracking/mlflow/views/registry-view';
import type { SentMessage } from './alert-log';
import { type LoopStep, type StationState, stepsOf, stepWords } from './run-steps';

/** Where more is to be seen of a station. */
export type StationLink =
  | { readonly kind: 'job'; readonly repository: string; readonly run: number; readonly job: number }
  | { readonly kind: 'version'; readonly node: string }
  | { readonly kind: 'cluster' }
  | { readonly kind: 'file'; readonly path: string };

/** One station of the loop, as the last turn has left it. */
export interface StationView {
  readonly id: 'alert' | 'pipeline' | 'gate' | 'registry' | 'canary' | 'live';
  readonly title: string;
  readonly state: StationState;
  readonly says: string;
  readonly links: readonly { readonly label: string; readonly to: StationLink }[];
}

/** A version with the name of its model. */
export interface NamedVersion {
  readonly model: string;
  readonly version: VersionCard;
}

/** What the last turn of a loop has left behind; undefined: nothing of the kind. */
export interface LastTurn {
  readonly message: SentMessage | undefined;
  readonly last: { readonly run: RunState; readonly repository: string } | undefined;
  readonly made: NamedVersion | undefined;
  readonly champion: NamedVersion | undefined;
  readonly workload: WorkloadView | undefined;
}

type Links = StationView['links'];

const file = (path: string): Links[number] => ({
  label: path.slice(path.lastIndexOf('/') + 1),
  to: { kind: 'file', path },
});

const versionLinks = (found: NamedVersion | undefined): Links =>
  found
    ? [
        {
          label: `Version ${found.version.version}`,
          to: { kind: 'version', node: `version:${found.model}/${found.version.version}` },
        },
      ]
    : [];

/** The stations of the loop in their order. Steps of the run are told apart by their names. */
export function stationsOf(turn: LastTurn): readonly StationView[] {
  const { last, made, champion, workload } = turn;
  const steps = last ? stepsOf(last.run) : [];
  const gate = steps.find(({ name }) => /gate/i.test(name));
  const rollout = steps.find(({ name }) => /canary|rollout|kubectl/i.test(name));
  const isOver = last?.run.status === 'completed';
  /** How a station stands that the run has left nothing of. */
  const absent: StationState = isOver ? 'skipped' : 'waiting';
  const job = (step: LoopStep | undefined): Links =>
    step && last
      ? [
          {
            label: `Job ${step.job.name}`,
            to: { kind: 'job', repository: last.repository, run: last.run.id, job: step.job.id },
          },
        ]
      : [];
  const pipeline = pipelineStep(steps, gate);
  return [
    alertStation(turn.message),
    {
      id: 'pipeline',
      title: 'Pipeline',
      // Before its training a run fetches and checks.
      state:
        last && !isOver && (pipeline?.state ?? 'waiting') === 'waiting'
          ? 'working'
          : (pipeline?.state ?? absent),
      says: last === undefined ? 'no run' : stepWords(pipeline),
      links: [...job(pipeline), file('.github/workflows/retrain.yml')],
    },
    {
      id: 'gate',
      title: 'Gate',
      state: gate?.state ?? absent,
      says: gate ? stepWords(gate) : last ? 'no step of the run is called a gate' : 'nothing to judge',
      links: [...job(gate), file('churn/gate.ts')],
    },
    {
      id: 'registry',
      title: 'Registry',
      state: made ? 'passed' : absent,
      says: made ? versionWords(made) : 'no version of this turn',
      links: versionLinks(made),
    },
    {
      id: 'canary',
      title: 'Canary',
      state: rollout?.state ?? absent,
      says: workload?.words ?? 'nothing runs in the cluster',
      links: [...job(rollout), { label: 'Cluster', to: { kind: 'cluster' } }, file('k8s/scores.yaml')],
    },
    {
      id: 'live',
      title: 'Live',
      state: made?.version.aliases.includes('champion') ? 'passed' : absent,
      says: champion
        ? `${champion.model}@champion is version ${champion.version.version}`
        : 'there is no champion',
      links: versionLinks(champion),
    },
  ];
}

function alertStation(message: SentMessage | undefined): StationView {
  const base = { id: 'alert', title: 'Alert', links: [file('monitoring/alertmanager.yml')] } as const;
  if (message === undefined) return { ...base, state: 'waiting', says: 'no alert has been sent' };
  const { alertname, receiver, says, status, runs } = message;
  const nobodyWaits = status === 202 && runs.length === 0 ? '; no workflow waits for it' : '';
  return {
    ...base,
    state: runs.length > 0 ? 'passed' : 'stopped',
    says: `${alertname} to ${receiver}: ${says}${nobodyWaits}`,
  };
}

/** The step that stands for what comes before the gate: the one that has stopped the run there, else the training. */
function pipelineStep(steps: readonly LoopStep[], gate: LoopStep | undefined): LoopStep | undefined {
  const before = gate ? steps.slice(0, steps.indexOf(gate)) : steps;
  const isTraining = ({ name }: LoopStep) => /train/i.test(name);
  return before.find(({ state }) => state === 'stopped') ?? before.find(isTraining) ?? before[0];
}

const versionWords = ({ model, version: { version, aliases } }: NamedVersion): string =>
  `${model} version ${version}${aliases.length > 0 ? `: ${aliases.join(', ')}` : ''}`;
