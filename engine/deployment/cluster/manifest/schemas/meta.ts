import { fields, ignored, listOf, object, text, texts } from '../shape';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';

/** `metadata` of an object. What only the API server sets may stand there, as in a file from `kubectl get -o yaml`. */
export const metadata = object(`${META}.ObjectMeta`, {
  ...fields(text, 'name', 'generateName', 'namespace'),
  labels: texts,
  annotations: texts,
  ...fields(
    ignored,
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'finalizers',
    'generation',
    'managedFields',
    'ownerReferences',
    'resourceVersion',
    'selfLink',
    'uid',
  ),
});

export const labelSelector = object(`${META}.LabelSelector`, {
  matchLabels: texts,
  matchExpressions: listOf(
    object(`${META}.LabelSelectorRequirement`, { 'key!': text, 'operator!': text, values: listOf(text) }),
  ),
});

/** The fields that every object has. */
export const OBJECT_FIELDS = { 'apiVersion!': text, 'kind!': text, metadata, status: ignored } as const;
