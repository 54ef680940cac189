import { PROVIDER_WORDS, type Provider } from '@/engine/deployment/cloud/providers';
import type { CloudOverview } from '@/engine/deployment/cloud/views/overview';
import type { ResourceView } from '@/engine/deployment/cloud/views/resources-view';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** `2026-03` as `March 2026`. */
export function monthWords(month: string): string {
  const [year = '', number = '1'] = month.split('-');
  return `${MONTHS[Number(number) - 1] ?? number} ${year}`;
}

/** `2026-03-09` as `9 March`. */
export const dayWords = (day: string): string =>
  `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;

const KINDS: Readonly<Record<ResourceView['kind'], string>> = {
  group: 'Resource group',
  cluster: 'Cluster',
  'node-pool': 'Node pool',
  'load-balancer': 'Load balancer',
  registry: 'Image registry',
  bucket: 'Bucket',
};

/** What kind of thing a resource is. */
export const kindWords = ({ kind, spec }: ResourceView): string =>
  kind === 'node-pool' && spec.cluster === undefined ? 'Machine' : KINDS[kind];

/** How finely the size of a bucket is given. */
export function sizeWords({ kind, size, spec, up, interruptions }: ResourceView): string {
  if (kind === 'node-pool') {
    const market = spec.market === 'spot' ? ', spot' : '';
    const missing = up < size ? `, ${size - up} being replaced` : '';
    const taken = interruptions > 0 ? `, ${interruptions} taken away so far` : '';
    return `${size} × ${spec.machine}${market}${missing}${taken}`;
  }
  if (kind === 'bucket') return size < 1024 ? `${size} bytes` : `${(size / 2 ** 20).toFixed(2)} MiB`;
  if (kind === 'cluster') return spec.tier === 'free' ? 'control plane, free tier' : 'control plane';
  return '';
}

/** The account that the program of a cloud acts on, with a key that is live; undefined: none. */
export const actingAccount = ({ accounts }: CloudOverview, provider: Provider) =>
  accounts.find(
    (account) =>
      account.provider === provider &&
      account.keys.some(({ isInUse, standing }) => isInUse && standing === 'live'),
  );

/** The title of a cloud. */
export const titleOf = (provider: string): string =>
  PROVIDER_WORDS[provider as keyof typeof PROVIDER_WORDS]?.title ?? provider;
