import type { Container } from '../deployment/cluster/objects/pod-template';
import { cpuMilli } from '../deployment/cluster/objects/quantity';
import { type Behaviour, type ImageAnswer, STEADY } from '../deployment/cluster/pods/behaviour';
import { readLog } from '../deployment/cluster/store/cluster-log';
import type { VersionDescription } from '../traffic/fleet-description';
import { serviceOf } from '../traffic/service/service-record';
import type { MeasuredVersion, OperationsDescription } from './description';
import { OperationsError } from './errors';
import { parsedFile } from './parsed-files';
import type { ClusterWorld } from './start-cluster';

const MEGABYTE = 1_000_000;

/** A version as simulation and cluster know it. */
export interface ServingVersion {
  readonly simulated: VersionDescription;
  /** Cores that all of its workers keep busy, as its limit lets them. */
  readonly cores: number;
  readonly behaviour: Behaviour;
  readonly image: ImageAnswer;
}

/**
 * What the versions of a description are, by image. A container whose CPU limit is below one core for each of its workers is
 * slowed in proportion (the kernel lets it run for that share of each period): its requests and its start take 1 ÷ share of
 * the time that was measured.
 * @throws OperationsError for a version that is there twice
 */
export function servingVersions(description: OperationsDescription): ReadonlyMap<string, ServingVersion> {
  const limits = writtenLimits(description);
  const found = new Map<string, ServingVersion>();
  description.versions.forEach((version, at) => {
    if (found.has(version.image))
      throw new OperationsError(
        `versions.${at}.image`,
        `${version.image} is there twice. Give each image once.`,
      );
    found.set(version.image, servingVersion(version, limits.get(version.image) ?? 0));
  });
  if (found.size === 0) throw new OperationsError('versions', 'there is none. Measure the service first.');
  return found;
}

function servingVersion(version: MeasuredVersion, limitMilli: number): ServingVersion {
  const { image, record, marks, serving = {}, behaviour } = version;
  const workers = serving.workers ?? 1;
  const share = limitMilli === 0 ? 1 : Math.min(1, limitMilli / 1000 / workers);
  const measured = serviceOf(record);
  const service =
    measured.kind === 'empirical'
      ? { ...measured, seconds: Array.from(measured.seconds, (one) => one / share), ...(marks && { marks }) }
      : measured;
  return {
    simulated: { name: image, workers, service, ...serving },
    cores: workers * share,
    behaviour: {
      ...STEADY,
      startMs: Math.round((record.loadSeconds * 1000) / share),
      answers: record.probes ?? {},
      ...behaviour,
    },
    image: {
      kind: 'found',
      digest: `sha256:${record.content}`,
      layers: [...(serving.layers ?? [{ digest: `sha256:layer-${image}`, bytes: 60 * MEGABYTE }])],
    },
  };
}

/** What a cluster learns of the versions; other images are not in its registry. */
export const worldOf = (versions: ReadonlyMap<string, ServingVersion>): ClusterWorld => ({
  resolveImage: (reference) =>
    versions.get(reference)?.image ?? {
      kind: 'missing',
      message: `failed to resolve reference ${JSON.stringify(reference)}: not found among the versions that were measured (${[...versions.keys()].join(', ')})`,
    },
  learn: ({ reference }) => versions.get(reference)?.behaviour ?? STEADY,
});

/** What of a workload its limits stand in. */
interface Templated {
  readonly template?: { readonly spec?: { readonly containers?: readonly Container[] } };
}

/** CPU limits by image, in thousandths of a core, as the objects of a description have them. */
function writtenLimits({ cluster, changes = [] }: OperationsDescription): ReadonlyMap<string, number> {
  const files = [
    ...(cluster.kind === 'manifests' ? cluster.files : []),
    ...changes.flatMap((change) => ('apply' in change ? [change.apply] : [])),
  ];
  const specs: unknown[] = [
    ...(cluster.kind === 'log'
      ? readLog(cluster.text).inputs.flatMap((input) => (input.type === 'put' ? [input.object.spec] : []))
      : []),
    ...files.flatMap((file) => parsedFile(file).manifests.map(({ spec }) => spec)),
  ];
  const limits = new Map<string, number>();
  for (const spec of specs) {
    const container = (spec as Templated | undefined)?.template?.spec?.containers?.[0];
    if (container) limits.set(container.image, cpuMilli(container.resources?.limits?.cpu));
  }
  return limits;
}
