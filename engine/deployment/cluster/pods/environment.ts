import type { Pod } from '../objects/pod';
import type { Container } from '../objects/pod-template';
import type { ClusterView } from '../state/view';

/** The environment of a container, or what it lacks in the words of the kubelet. */
export type Environment =
  | { readonly kind: 'ready'; readonly env: Readonly<Record<string, string>> }
  | { readonly kind: 'lacking'; readonly message: string };

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The text that base64 stands for (UTF-8); null: it is none. */
export function fromBase64(text: string): string | null {
  const bare = text.replace(/\s/g, '').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(bare) || bare.length % 4 === 1) return null;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const sign of bare) {
    held = ((held << 6) | SIGNS.indexOf(sign)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function fieldOf({ metadata, status }: Pod, path: string): string | undefined {
  const [, label] = /^metadata\.labels\['(.+)'\]$/.exec(path) ?? [];
  if (label !== undefined) return metadata.labels[label] ?? '';
  return {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'spec.nodeName': status.node ?? '',
    'status.podIP': status.ip,
  }[path];
}

/** Resolves what a container is to have as its environment, `$(NAME)` in values included. */
export function environmentOf(view: ClusterView, pod: Pod, container: Container): Environment {
  const env: Record<string, string> = {};
  const lacking = (message: string): Environment => ({ kind: 'lacking', message });
  const dataOf = (
    kind: 'ConfigMap' | 'Secret',
    name: string,
  ): Readonly<Record<string, string>> | undefined => {
    const data = view.find(kind, name)?.spec.data;
    if (kind === 'ConfigMap' || data === undefined) return data;
    return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, fromBase64(text) ?? '']));
  };
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const kind = configMapRef ? 'ConfigMap' : 'Secret';
    const reference = configMapRef ?? secretRef;
    if (!reference) continue;
    const data = dataOf(kind, reference.name);
    if (data === undefined && !reference.optional)
      return lacking(`${kind.toLowerCase()} "${reference.name}" not found`);
    for (const [key, text] of Object.entries(data ?? {})) env[prefix + key] = text;
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    if (!valueFrom) {
      env[name] = (value ?? '').replace(/\$\((\w+)\)/g, (all, other: string) => env[other] ?? all);
      continue;
    }
    const { configMapKeyRef, secretKeyRef, fieldRef } = valueFrom;
    if (fieldRef) {
      const found = fieldOf(pod, fieldRef.fieldPath);
      if (found === undefined) return lacking(`unsupported fieldPath: ${fieldRef.fieldPath}`);
      env[name] = found;
      continue;
    }
    const kind = configMapKeyRef ? 'ConfigMap' : 'Secret';
    const reference = configMapKeyRef ?? secretKeyRef;
    if (!reference) continue;
    const data = dataOf(kind, reference.name);
    const text = data?.[reference.key];
    if (text !== undefined) env[name] = text;
    else if (!reference.optional)
      return lacking(
        data === undefined
          ? `${kind.toLowerCase()} "${reference.name}" not found`
          : `couldn't find key ${reference.key} in ${kind} default/${reference.name}`,
      );
  }
  return { kind: 'ready', env };
}
