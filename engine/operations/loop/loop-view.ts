import { RunStore } from '../../ci/store/run-store';
import { repositoriesOf } from '../../ci/views/repositories';
import type { ServiceContext } from '../../core/lab-service';
import { clusterOverview } from '../../deployment/cluster/views/overview';
import { registryView, type VersionCard } from '../../tracking/mlflow/views/registry-view';
import { type SentMessage, sentMessages } from './alert-log';
import { RELAY_ORIGIN } from './relay';
import { type NamedVersion, type StationView, stationsOf } from './stations';

/** The loop of a lab: its stations in the last turn, and how often it has turned. */
export interface LoopView {
  readonly stations: readonly StationView[];
  /** Models that runs of the loop have registered. */
  readonly turns: number;
  readonly isWorking: boolean;
}

/** The tag by which a version says which run of a workflow has made it. */
const RUN_TAG = 'workflow_run';

/** Answers `loop.stations`: what the last alert has led to, station by station. */
export function loopView(context: ServiceContext): LoopView {
  const { fs } = context;
  const message = lastMessage(sentMessages(fs));
  const runs = repositoriesOf(fs).flatMap(({ name, folder }) =>
    new RunStore(fs, folder)
      .all()
      .filter(({ event }) => event.name === 'repository_dispatch')
      .map((run) => ({ run, repository: name })),
  );
  const last = message === undefined ? runs[0] : runs.find(({ run }) => message.runs.includes(run.id));
  const versions = registryView(context).models.flatMap((model) =>
    model.versions.map((version): NamedVersion => ({ model: model.name, version })),
  );
  return {
    stations: stationsOf({
      message,
      last,
      made: last && versions.find(({ version }) => tagOf(version) === String(last.run.id)),
      champion: versions.find(({ version }) => version.aliases.includes('champion')),
      workload: clusterOverview(context, 0).workloads[0],
    }),
    turns: versions.filter(({ version }) => (tagOf(version) ?? '') !== '').length,
    isWorking: last !== undefined && last.run.status !== 'completed',
  };
}

/** The last message of the last alert: the one to the relay, where there was one. */
function lastMessage(messages: readonly SentMessage[]): SentMessage | undefined {
  const newest = messages.at(-1);
  const same = messages.filter(({ at }) => at === newest?.at);
  return same.find(({ url }) => url.startsWith(RELAY_ORIGIN)) ?? newest;
}

const tagOf = ({ tags }: VersionCard): string | undefined => tags.find(({ key }) => key === RUN_TAG)?.value;
