import { LAST_APPLIED } from '../controllers/revisions';
import { ClusterError } from '../errors';
import type { Manifest } from '../manifest/parse-manifests';
import type { ConfigMap, Secret } from '../objects/config';
import { namesOf, type ObjectByKind, resourceOf } from '../objects/kinds';
import type { LabelSelector } from '../objects/selector';
import { fromBase64 } from '../pods/environment';
import type { AdmittedObject } from '../state/inputs';
import { canonical } from '../state/names';
import type { ClusterView } from '../state/view';
import { admitAutoscaler } from './admit-autoscaler';
import { admitDeployment } from './admit-deployment';
import { admitAnalysis, admitRollout } from './admit-rollout';
import { admitService } from './admit-service';
import { FieldFaults } from './field-faults';
import { toBase64 } from './to-base64';

/** The most that a config map or a secret holds, in characters. */
const MOST_DATA = 1_048_576;

function dataOf(
  data: Readonly<Record<string, string>>,
  faults: FieldFaults,
): Readonly<Record<string, string>> {
  for (const key of Object.keys(data))
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key))
      faults.invalid(
        'data',
        key,
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
      );
  const size = Object.entries(data).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  if (size > MOST_DATA) faults.invalid('data', size, `Too long: must have at most ${MOST_DATA} bytes`);
  return data;
}

function secretOf(manifest: Manifest, faults: FieldFaults): Secret['spec'] {
  const {
    type = 'Opaque',
    data = {},
    stringData = {},
  } = manifest as {
    type?: string;
    data?: Record<string, string>;
    stringData?: Record<string, string>;
  };
  for (const [key, text] of Object.entries(data))
    if (fromBase64(text) === null) faults.invalid(`data[${key}]`, text, 'illegal base64 data');
  const written = Object.entries(stringData).map(([key, text]) => [key, toBase64(text)] as const);
  return { type, data: dataOf({ ...data, ...Object.fromEntries(written) }, faults) };
}

/** The spec of a manifest with its defaults; what is wrong goes to `faults`. */
function specOf(manifest: Manifest, maxPods: number, faults: FieldFaults): AdmittedObject['spec'] {
  const spec = (manifest.spec ?? {}) as object;
  switch (manifest.kind) {
    case 'Deployment':
      return admitDeployment(spec, maxPods, faults);
    case 'Service':
      return admitService(spec, faults);
    case 'HorizontalPodAutoscaler':
      return admitAutoscaler(spec, maxPods, faults);
    case 'Rollout':
      return admitRollout(spec, maxPods, faults);
    case 'AnalysisTemplate':
      return admitAnalysis(spec, faults);
    case 'Secret':
      return secretOf(manifest, faults);
    default:
      return { data: dataOf((manifest.data as ConfigMap['spec']['data']) ?? {}, faults) };
  }
}

const goSelector = ({ matchLabels = {} }: LabelSelector): string => {
  const labels = Object.entries(matchLabels).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `v1.LabelSelector{MatchLabels:map[string]string{${labels.join(', ')}}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}`;
};

/** Fields that stay as they were made. */
function checkUnchanged(before: ObjectByKind[keyof ObjectByKind], spec: AdmittedObject['spec']): void {
  if (before.kind !== 'Deployment' && before.kind !== 'Rollout') return;
  const { selector } = spec as { selector: LabelSelector };
  if (canonical(before.spec.selector) === canonical(selector)) return;
  throw new ClusterError(
    'refused',
    `The ${before.kind} "${before.metadata.name}" is invalid: spec.selector: Invalid value: ${goSelector(selector)}: field is immutable`,
  );
}

/**
 * Takes an object as the API server does: its namespace, its name and every field are checked, and what was left out is filled
 * in. @throws ClusterError `refused` in the API server's words.
 */
export function admit(view: ClusterView, manifest: Manifest): AdmittedObject {
  const { apiVersion, kind, metadata } = manifest;
  const { name, labels = {}, annotations = {}, namespace = 'default' } = metadata;
  if (namespace !== 'default')
    throw new ClusterError(
      'refused',
      `Error from server (NotFound): namespaces ${JSON.stringify(namespace)} not found (the lab's cluster has one namespace: default)`,
    );
  const faults = new FieldFaults();
  faults.subdomain('metadata.name', name);
  faults.labelValues('metadata.labels', labels);
  const spec = specOf(manifest, view.settings.maxPods, faults);
  faults.end(kind, name);
  const before = view.find(kind, name);
  if (before) checkUnchanged(before, spec);
  return { apiVersion, kind, metadata: { name, labels: labels ?? {}, annotations: annotations ?? {} }, spec };
}

/** An object that is there, as it could be admitted again: for changing a part of it. */
export const asManifest = (object: ObjectByKind[keyof ObjectByKind]): Manifest => {
  const { apiVersion, kind, metadata, spec } = object;
  const { name, labels, annotations } = metadata;
  const isData = kind === 'ConfigMap' || kind === 'Secret';
  return {
    apiVersion,
    kind,
    metadata: { name, labels, annotations },
    ...(isData ? spec : { spec }),
  } as Manifest;
};

/** The refusal of an object that is not there. */
export const notFound = (kind: keyof ObjectByKind, name: string): ClusterError => {
  const group = resourceOf(kind).split('.').slice(1).join('.');
  const plural = namesOf(kind).plural + (group === '' ? '' : `.${group}`);
  return new ClusterError(
    'not-found',
    `Error from server (NotFound): ${plural} ${JSON.stringify(name)} not found`,
  );
};

/** What a manifest said when it was last applied; null: it was not. */
export function lastApplied({
  annotations,
}: {
  readonly annotations: Readonly<Record<string, string>>;
}): unknown {
  const text = annotations[LAST_APPLIED];
  if (text === undefined) return null;
  try {
    return JSON.parse(text);
  } catch {
    // Only a hand can have broken it; then nothing is known of what was applied.
    return null;
  }
}
