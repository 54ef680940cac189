import type { Manifest } from '../../deployment/cluster/manifest/parse-manifests';
import type { PodTemplate, Probe, Resources } from '../../deployment/cluster/objects/pod-template';
import type { ManifestFile } from '../description';
import { parsedFile } from '../parsed-files';

/** What a service is run by, as far as a release has to know it. */
export interface ReleasedWorkload {
  readonly kind: 'Deployment' | 'Rollout';
  readonly name: string;
  readonly image: string;
  readonly replicas: number;
  /** What probes of its container ask. */
  readonly paths: readonly string[];
  readonly commands: readonly string[];
  /** Whether something asks its container whether it is ready. */
  readonly asksReadiness: boolean;
  readonly resources: Resources;
}

interface WorkloadSpec {
  readonly replicas?: number;
  readonly template?: Partial<PodTemplate>;
}

function workloadOf({ kind, metadata, spec }: Manifest): ReleasedWorkload | null {
  if (kind !== 'Deployment' && kind !== 'Rollout') return null;
  const { replicas = 1, template } = (spec ?? {}) as WorkloadSpec;
  const container = template?.spec?.containers?.[0];
  if (container === undefined) return null;
  const { readinessProbe, livenessProbe, startupProbe } = container;
  const probes = [readinessProbe, livenessProbe, startupProbe].filter(
    (probe): probe is Probe => probe !== undefined,
  );
  return {
    kind,
    name: metadata.name,
    image: container.image,
    replicas,
    paths: [...new Set(probes.flatMap(({ httpGet }) => (httpGet ? [httpGet.path ?? '/'] : [])))],
    commands: [...new Set(probes.flatMap(({ exec }) => (exec ? [exec.command.join(' ')] : [])))],
    asksReadiness: readinessProbe !== undefined,
    resources: container.resources,
  };
}

/** The workloads of manifests. @throws ClusterError for what cannot be read */
export const workloadsIn = (files: readonly ManifestFile[]): readonly ReleasedWorkload[] =>
  files.flatMap((file) =>
    parsedFile(file)
      .manifests.map(workloadOf)
      .filter((one) => one !== null),
  );

/** The same manifests with another image in place of one. */
export const withImage = (
  files: readonly ManifestFile[],
  image: string,
  next: string,
): readonly ManifestFile[] => files.map(({ path, text }) => ({ path, text: text.replaceAll(image, next) }));

/** The image of the release after one: the next minor version, or the same tag with a word more. */
export function nextImage(image: string): string {
  const [, before, minor] = /^(.*:v?\d+\.)(\d+)\.\d+$/.exec(image) ?? [];
  if (before !== undefined) return `${before}${Number(minor) + 1}.0`;
  return /:[^/]+$/.test(image) ? `${image}-next` : `${image}:next`;
}
