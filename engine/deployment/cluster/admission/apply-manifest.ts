import { LAST_APPLIED } from '../controllers/revisions';
import type { Manifest } from '../manifest/parse-manifests';
import type { ClusterObject } from '../objects/kinds';
import type { AdmittedObject } from '../state/inputs';
import type { ClusterView } from '../state/view';
import { admit, asManifest, lastApplied } from './admit';
import { threeWayMerge } from './three-way-merge';

/** A manifest with a note of itself, by which the next apply knows what it took away. */
function noted(manifest: Manifest): Manifest {
  const { metadata, ...rest } = manifest;
  const { [LAST_APPLIED]: _old, ...annotations } = metadata.annotations ?? {};
  const text = JSON.stringify({ ...rest, metadata: { ...metadata, annotations, namespace: 'default' } });
  return {
    ...manifest,
    metadata: { ...metadata, annotations: { ...annotations, [LAST_APPLIED]: `${text}\n` } },
  } as Manifest;
}

/** What applying a manifest to what is there comes to. */
function merged(before: ClusterObject, manifest: Manifest): Manifest {
  const isCustom = manifest.apiVersion.startsWith('argoproj.io/');
  return threeWayMerge(
    lastApplied(before.metadata),
    asManifest(before),
    manifest,
    isCustom ? 'replace' : 'by-name',
  ) as Manifest;
}

/**
 * The object that `kubectl apply` of a manifest makes of what is there: fields that nobody wrote stay as they are, such as the
 * replicas that an autoscaler has set. @throws ClusterError `refused` in the API server's words.
 */
export function appliedObject(view: ClusterView, manifest: Manifest): AdmittedObject {
  const before = view.find(manifest.kind, manifest.metadata.name);
  return admit(view, before ? merged(before, noted(manifest)) : noted(manifest));
}
