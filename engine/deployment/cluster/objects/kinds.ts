import type { AnalysisRun, AnalysisTemplate } from './analysis';
import type { Hpa } from './autoscaler';
import type { ConfigMap, Secret, Service } from './config';
import type { Pod } from './pod';
import type { Rollout } from './rollout';
import type { Deployment, ReplicaSet } from './workloads';

/** The objects of the cluster, by kind. */
export interface ObjectByKind {
  readonly Deployment: Deployment;
  readonly ReplicaSet: ReplicaSet;
  readonly Pod: Pod;
  readonly Service: Service;
  readonly HorizontalPodAutoscaler: Hpa;
  readonly Rollout: Rollout;
  readonly AnalysisTemplate: AnalysisTemplate;
  readonly AnalysisRun: AnalysisRun;
  readonly ConfigMap: ConfigMap;
  readonly Secret: Secret;
}

export type Kind = keyof ObjectByKind;
export type ClusterObject = ObjectByKind[Kind];

/** How a kind is called. */
export interface KindNames {
  readonly kind: Kind;
  readonly apiVersion: string;
  readonly plural: string;
  readonly singular: string;
  readonly short: readonly string[];
  /** Whether people write it; the others are made by controllers. */
  readonly isWritten: boolean;
}

const kind = (
  name: Kind,
  apiVersion: string,
  plural: string,
  short: readonly string[],
  isWritten = true,
): KindNames => ({ kind: name, apiVersion, plural, singular: name.toLowerCase(), short, isWritten });

/** The kinds that this cluster has. */
export const KINDS: readonly KindNames[] = [
  kind('Pod', 'v1', 'pods', ['po'], false),
  kind('Service', 'v1', 'services', ['svc']),
  kind('Deployment', 'apps/v1', 'deployments', ['deploy']),
  kind('ReplicaSet', 'apps/v1', 'replicasets', ['rs'], false),
  kind('HorizontalPodAutoscaler', 'autoscaling/v2', 'horizontalpodautoscalers', ['hpa']),
  kind('ConfigMap', 'v1', 'configmaps', ['cm']),
  kind('Secret', 'v1', 'secrets', []),
  kind('Rollout', 'argoproj.io/v1alpha1', 'rollouts', ['ro']),
  kind('AnalysisTemplate', 'argoproj.io/v1alpha1', 'analysistemplates', ['at']),
  kind('AnalysisRun', 'argoproj.io/v1alpha1', 'analysisruns', ['ar'], false),
];

/** The names of a kind. */
export const namesOf = (name: Kind): KindNames => KINDS.find((one) => one.kind === name)!;

/** `apps` of `apps/v1`; '' for the core group. */
export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** The kind that a word of a command means: `deploy`, `deployments.apps`, `Deployment`; undefined: none. */
export function kindNamed(word: string): KindNames | undefined {
  const [bare = '', ...group] = word.toLowerCase().split('.');
  return KINDS.find(
    ({ plural, singular, short, apiVersion }) =>
      (plural === bare || singular === bare || short.includes(bare)) &&
      (group.length === 0 || groupOf(apiVersion) === group.filter((part) => !/^v\d/.test(part)).join('.')),
  );
}

/** As `kubectl` names an object that it has done something with: `deployment.apps/web`. */
export function fullNameOf({
  kind: name,
  apiVersion,
  metadata,
}: Pick<ClusterObject, 'kind' | 'apiVersion'> & { readonly metadata: { readonly name: string } }): string {
  return `${resourceOf(name, apiVersion)}/${metadata.name}`;
}

/** `deployment.apps`, `service`. */
export function resourceOf(name: Kind, apiVersion = namesOf(name).apiVersion): string {
  const group = groupOf(apiVersion);
  return name.toLowerCase() + (group === '' ? '' : `.${group}`);
}
