import type { WorkspaceFiles } from '../../core/files';
import { parseManifests } from '../../deployment/cluster/manifest/parse-manifests';
import type { Container } from '../../deployment/cluster/objects/pod-template';
import type { ManifestFile } from '../description';
import { PlanError, type TrafficPlan } from './plan-file';

interface Workload {
  readonly template?: { readonly spec?: { readonly containers?: readonly Partial<Container>[] } };
}

/** The containers that all workloads of some files run. @throws ClusterError for manifests that cannot be read */
const containersIn = (files: readonly ManifestFile[]): Partial<Container>[] =>
  files.flatMap(({ path, text }) =>
    parseManifests(text, path).manifests.flatMap(
      ({ spec }) => (spec as Workload | undefined)?.template?.spec?.containers ?? [],
    ),
  );

/** Their images, each once. @throws ClusterError */
export const imagesIn = (files: readonly ManifestFile[]): string[] => [
  ...new Set(containersIn(files).flatMap(({ image }) => image ?? [])),
];

/** The paths that their probes ask for, each once. @throws ClusterError */
export const probePathsIn = (files: readonly ManifestFile[]): string[] => [
  ...new Set(
    containersIn(files)
      .flatMap(({ readinessProbe, livenessProbe, startupProbe }) => [
        readinessProbe,
        livenessProbe,
        startupProbe,
      ])
      .flatMap((probe) => (probe?.httpGet ? [probe.httpGet.path ?? '/'] : [])),
  ),
];

/** The YAML files that a plan names, by path. @throws PlanError when there is none */
export function manifestsOf(files: WorkspaceFiles, { manifests }: TrafficPlan): ManifestFile[] {
  const folder = manifests.endsWith('/') ? manifests : `${manifests}/`;
  const found = Object.keys(files)
    .filter((path) => path === manifests || (path.startsWith(folder) && /\.ya?ml$/.test(path)))
    .sort()
    .flatMap((path) => {
      const text = files[path];
      return typeof text === 'string' ? [{ path, text }] : [];
    });
  if (found.length > 0) return found;
  throw new PlanError(`manifests: there are no YAML files in ${manifests}.`);
}
