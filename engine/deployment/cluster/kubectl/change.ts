import { admit, asManifest } from '../admission/admit';
import { threeWayMerge } from '../admission/three-way-merge';
import type { Manifest } from '../manifest/parse-manifests';
import type { ClusterObject } from '../objects/kinds';
import type { PodTemplate } from '../objects/pod-template';
import type { KubectlCall } from './call';

/** Objects whose pods come from a template. */
export type Templated = Extract<ClusterObject, { kind: 'Deployment' | 'Rollout' }>;

/** Changes a part of an object, as a patch does: the API server checks the whole. @throws ClusterError `refused` */
export async function change(call: KubectlCall, object: ClusterObject, patch: object): Promise<void> {
  const manifest = threeWayMerge(null, asManifest(object), patch, 'by-name') as Manifest;
  await call.session.give({ type: 'put', object: admit(call.view, manifest) });
}

/** Lays another template into an object. */
export async function changeTemplate(
  call: KubectlCall,
  object: Templated,
  template: PodTemplate,
  annotations: Readonly<Record<string, string>> = {},
): Promise<void> {
  const manifest = asManifest(object);
  const next = {
    ...manifest,
    metadata: { ...manifest.metadata, annotations: { ...object.metadata.annotations, ...annotations } },
    spec: { ...object.spec, template },
  };
  await call.session.give({ type: 'put', object: admit(call.view, next as unknown as Manifest) });
}
