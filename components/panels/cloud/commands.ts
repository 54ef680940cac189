import type { Provider } from '@/engine/deployment/cloud/providers';
import type { ResourceView } from '@/engine/deployment/cloud/views/resources-view';
import { shellLine } from '@/engine/shell/quote';

/** The line that opens an account. */
export const signUpLine = (provider: Provider, name: string): string =>
  shellLine(['cloud', 'sign-up', provider, '--name', name]);

/** What a new key is. */
export interface AskedKey {
  readonly account: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Null: for ever. */
  readonly days: number | null;
}

/** The line that makes a key and lets its program use it. */
export const keyLine = ({ account, name, scopes, days }: AskedKey): string =>
  shellLine([
    'cloud',
    'key',
    'create',
    '--account',
    account,
    '--name',
    name,
    '--scope',
    ...scopes,
    ...(days === null ? [] : ['--days', String(days)]),
    '--use',
  ]);

/** The line that revokes a key. */
export const revokeLine = (account: string, key: string): string =>
  shellLine(['cloud', 'key', 'revoke', key, '--account', account]);

/** The line that sets a budget. */
export const budgetLine = (name: string, usd: number, account: string | null): string =>
  shellLine([
    'cloud',
    'budget',
    'set',
    name,
    '--usd',
    String(usd),
    ...(account === null ? [] : ['--account', account]),
  ]);

/** What a new cluster is. */
export interface AskedCluster {
  readonly provider: Provider;
  readonly name: string;
  readonly region: string;
  readonly machine: string;
  readonly count: number;
  readonly isSpot: boolean;
  /** `team=pricing`; '' for none. */
  readonly tag: string;
}

/** The lines that make a cluster with machines, as each cloud's own program has it. */
export function clusterLines({
  provider,
  name,
  region,
  machine,
  count,
  isSpot,
  tag,
}: AskedCluster): string[] {
  const n = String(count);
  switch (provider) {
    case 'aws': {
      const tags = tag === '' ? [] : ['--tags', tag];
      const place = ['--region', region];
      return [
        shellLine(['aws', 'eks', 'create-cluster', '--name', name, ...place, ...tags]),
        shellLine([
          'aws',
          'eks',
          'create-nodegroup',
          ...['--cluster-name', name, '--nodegroup-name', 'workers', '--instance-types', machine],
          ...['--scaling-config', `minSize=0,maxSize=${Math.max(count, 10)},desiredSize=${n}`],
          ...(isSpot ? ['--capacity-type', 'SPOT'] : []),
          ...place,
          ...tags,
        ]),
      ];
    }
    case 'gcp':
      return [
        shellLine([
          ...['gcloud', 'container', 'clusters', 'create', name, `--zone=${region}-a`],
          ...[`--num-nodes=${n}`, `--machine-type=${machine}`],
          ...(isSpot ? ['--spot'] : []),
          ...(tag === '' ? [] : [`--labels=${tag}`]),
        ]),
      ];
    case 'azure': {
      const group = ['--resource-group', `${name}-group`];
      const tags = tag === '' ? [] : ['--tags', tag];
      // A cluster of Azure has a pool of its own, which cannot be of spot machines; those are a second one.
      const first = isSpot ? '1' : n;
      return [
        shellLine(['az', 'group', 'create', '--name', `${name}-group`, '--location', region]),
        shellLine([
          ...['az', 'aks', 'create', ...group, '--name', name, '--node-count', first],
          ...['--node-vm-size', machine, '--tier', 'standard', ...tags],
        ]),
        ...(isSpot
          ? [
              shellLine([
                ...['az', 'aks', 'nodepool', 'add', ...group, '--cluster-name', name, '--name', 'spot'],
                ...['--priority', 'Spot', '--node-count', n, '--node-vm-size', machine, ...tags],
              ]),
            ]
          : []),
      ];
    }
  }
}

/** The line that gives a pool another number of machines. */
export function scaleLine(provider: Provider, pool: ResourceView, count: number): string {
  const { name, region, spec } = pool;
  const cluster = String(spec.cluster);
  switch (provider) {
    case 'aws': {
      const min = Math.min(Number(spec.min), count);
      const max = Math.max(Number(spec.max), count, 1);
      return shellLine([
        ...['aws', 'eks', 'update-nodegroup-config', '--cluster-name', cluster, '--nodegroup-name', name],
        ...['--scaling-config', `minSize=${min},maxSize=${max},desiredSize=${count}`, '--region', region],
      ]);
    }
    case 'gcp':
      return shellLine([
        ...['gcloud', 'container', 'clusters', 'resize', cluster, `--location=${locationOf(pool)}`],
        ...[`--node-pool=${name}`, `--num-nodes=${count / zonesOf(pool)}`, '--quiet'],
      ]);
    case 'azure':
      return shellLine([
        ...['az', 'aks', 'nodepool', 'scale', '--resource-group', String(spec.group)],
        ...['--cluster-name', cluster, '--name', name, '--node-count', String(count)],
      ]);
  }
}

/** In how many zones a pool has its machines: their number is a multiple of it. */
export const zonesOf = ({ spec }: ResourceView): number => Number(spec.zones ?? 1);

/** Where a thing of Google Cloud is, as it was named: a zone or a region. */
export const locationOf = ({ spec, region }: ResourceView): string => String(spec.location ?? region);
