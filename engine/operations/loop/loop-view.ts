import type { JobState, RunState } from '../../ci/store/run-state';
import { RunStore } from '../../ci/store/run-store';
import { repositoriesOf } from '../../ci/views/repositories';
import type { LabService, ServiceContext } from '../../core/lab-service';
import { clusterOverview } from '../../deployment/cluster/views/overview';
import { registryView, type VersionCard } from '../../tracking/mlflow/views/registry-view';
import { sentMessages } from './alert-log';

/** How a station of the loop stands. */
export type StationState = 'waiting' | 'working' | 'passed' | 'stopped' | 'skipped';

export type StationId = 'alert' | 'pipeline' | 'gate' | 'registry' | 'canary' | 'live';

/** Where more is to be seen of a station. */
export type StationLink =
  | { readonly kind: 'job'; readonly repository: string; readonly run: number; readonly job: number }
  | { readonly kind: 'version'; readonly node: string }
  | { readonly kind: 'cluster' }
  | { readonly kind: 'file'; readonly path: string };

/** One station of the loop, as the last turn has left it. */
export interface StationView {
  readonly id: StationId;
  readonly title: string;
  readonly state: StationState;
  readonly says: string;
  readonly links: readonly { readonly label: string; readonly to: StationLink }[];
}

/** The loop of a lab: its stations in the last turn, and how often it has turned. */
export interface LoopView {
  readonly stations: readonly StationView[];
  readonly turns: number;
  readonly isWorking: boolean;
}

type Context = Parameters<LabService>[1] & ServiceContext;

/** Answers `loop.stations`: what the last alert has led to, station by station. */
export function loopView(context: Context): LoopView {
  const { fs } = context;
  const message =
    sentMessages(fs).findLast(({ url }) => url.startsWith('http://relay')) ?? sentMessages(fs).at(-1);
  const runs = repositoriesOf(fs).flatMap(({ name, folder }) =>
    new RunStore(fs, folder)
      .all()
      .filter(({ event }) => event.name === 'repository_dispatch')
      .map((run) => ({ run, repository: name })),
  );
  const last = message === undefined ? runs[0] : runs.find(({ run }) => message.runs.includes(run.id));
  const models = registryView(context).models;
  const versions = models.flatMap((model) =>
    model.versions.map((version) => ({ model: model.name, version })),
  );
  const made = last && versions.find(({ version }) => tagOf(version, 'workflow_run') === String(last.run.id));
  const champion = versions.find(({ version }) => version.aliases.includes('champion'));
  const workload = clusterOverview(context, 0).workloads[0];
  const steps = last ? stepsOf(last.run) : [];
  const job = (found: Step | undefined): StationView['links'] =>
    found && last
      ? [
          {
            label: `Job ${found.job.name}`,
            to: { kind: 'job', repository: last.repository, run: last.run.id, job: found.job.id },
          },
        ]
      : [];
  const gate = steps.find(({ name }) => /gate/i.test(name));
  const trained = steps.find(({ name }) => /train/i.test(name)) ?? steps[0];
  const stop = steps.find(({ state }) => state === 'stopped');
  const rollout = steps.find(({ name }) => /canary|rollout|kubectl/i.test(name));
  const file = (path: string): StationView['links'][number] => ({
    label: path.slice(path.lastIndexOf('/') + 1),
    to: { kind: 'file', path },
  });
  const stations: StationView[] = [
    {
      id: 'alert',
      title: 'Alert',
      state: message === undefined ? 'waiting' : message.runs.length > 0 ? 'passed' : 'stopped',
      says:
        message === undefined
          ? 'no alert has been sent'
          : `${message.alertname} to ${message.receiver}: ${message.says}${message.status === 202 && message.runs.length === 0 ? '; no workflow waits for it' : ''}`,
      links: [file('monitoring/alertmanager.yml')],
    },
    {
      id: 'pipeline',
      title: 'Pipeline',
      state: last === undefined ? 'waiting' : (beforeGate(steps, gate) ?? trained?.state ?? 'working'),
      says:
        last === undefined
          ? 'no run'
          : says(stop !== undefined && stop !== gate && stop !== rollout ? stop : trained),
      links: [...job(stop ?? trained), file('.github/workflows/retrain.yml')],
    },
    {
      id: 'gate',
      title: 'Gate',
      state: gate?.state ?? (last === undefined ? 'waiting' : 'skipped'),
      says: gate
        ? says(gate)
        : last === undefined
          ? 'nothing to judge'
          : 'no step of the run is called a gate',
      links: [...job(gate), file('churn/gate.ts')],
    },
    {
      id: 'registry',
      title: 'Registry',
      state: made
        ? 'passed'
        : last && last.run.status === 'completed'
          ? 'skipped'
          : last
            ? 'working'
            : 'waiting',
      says: made
        ? `${made.model} version ${made.version.version}${made.version.aliases.length > 0 ? `: ${made.version.aliases.join(', ')}` : ''}`
        : 'no version of this turn',
      links: made
        ? [
            {
              label: `Version ${made.version.version}`,
              to: { kind: 'version', node: `version:${made.model}/${made.version.version}` },
            },
          ]
        : [],
    },
    {
      id: 'canary',
      title: 'Canary',
      state: rollout?.state ?? (last && last.run.status === 'completed' ? 'skipped' : 'waiting'),
      says: workload === undefined ? 'nothing runs in the cluster' : workload.words,
      links: [...job(rollout), { label: 'Cluster', to: { kind: 'cluster' } }, file('k8s/scores.yaml')],
    },
    {
      id: 'live',
      title: 'Live',
      state:
        last === undefined
          ? 'waiting'
          : made?.version.aliases.includes('champion')
            ? 'passed'
            : last.run.status === 'completed'
              ? 'skipped'
              : 'working',
      says: champion
        ? `${champion.model}@champion is version ${champion.version.version}`
        : 'there is no champion',
      links: champion
        ? [
            {
              label: `Version ${champion.version.version}`,
              to: { kind: 'version', node: `version:${champion.model}/${champion.version.version}` },
            },
          ]
        : [],
    },
  ];
  return {
    stations,
    turns: versions.filter(({ version }) => (tagOf(version, 'workflow_run') ?? '') !== '').length,
    isWorking: last !== undefined && last.run.status !== 'completed',
  };
}

interface Step {
  readonly job: JobState;
  readonly name: string;
  readonly state: StationState;
  readonly remark: string | null;
}

const stepsOf = ({ jobs }: RunState): readonly Step[] =>
  jobs.flatMap((job) =>
    job.steps.map(({ name, status, conclusion }) => ({
      job,
      name,
      state:
        status !== 'completed'
          ? status === 'in_progress'
            ? 'working'
            : 'waiting'
          : conclusion === 'success'
            ? 'passed'
            : conclusion === 'skipped'
              ? 'skipped'
              : 'stopped',
      remark:
        conclusion === 'failure'
          ? (job.annotations.find(({ level }) => level === 'failure')?.message ?? null)
          : null,
    })),
  );

/** A step before the gate that has stopped the run. */
const beforeGate = (steps: readonly Step[], gate: Step | undefined): StationState | null => {
  const until = gate ? steps.indexOf(gate) : steps.length;
  return steps.slice(0, until).some(({ state }) => state === 'stopped') ? 'stopped' : null;
};

const says = (step: Step | undefined): string =>
  step === undefined
    ? 'the run has no steps yet'
    : step.remark === null
      ? step.name
      : `${step.name}: ${step.remark.split('\n')[0]}`;

const tagOf = ({ tags }: VersionCard, key: string): string | undefined =>
  tags.find((tag) => tag.key === key)?.value;
