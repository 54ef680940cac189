import type { Provider } from '@/engine/deployment/cloud/providers';
import type { ResourceView } from '@/engine/deployment/cloud/views/resources-view';
import { shellLine } from '@/engine/shell/quote';
import { locationOf } from './commands';

/** The lines that delete something, with what stands in it. */
export function deleteLines(provider: Provider, one: ResourceView, all: readonly ResourceView[]): string[] {
  const { name, region, kind, spec } = one;
  const group = ['--resource-group', String(spec.group)];
  const inside = all.filter(({ parent }) => parent === one.id);
  const isLone = kind === 'node-pool' && spec.cluster === undefined;
  switch (provider) {
    case 'aws': {
      const place = ['--region', region];
      if (kind === 'cluster')
        return [
          ...inside.flatMap((pool) => deleteLines(provider, pool, all)),
          shellLine(['aws', 'eks', 'delete-cluster', '--name', name, ...place]),
        ];
      if (isLone) return [shellLine(['aws', 'ec2', 'terminate-instances', '--instance-ids', name, ...place])];
      if (kind === 'node-pool')
        return [
          shellLine([
            ...['aws', 'eks', 'delete-nodegroup', '--cluster-name', String(spec.cluster)],
            ...['--nodegroup-name', name, ...place],
          ]),
        ];
      if (kind === 'registry')
        return [shellLine(['aws', 'ecr', 'delete-repository', '--repository-name', name, ...place])];
      if (kind === 'load-balancer')
        return [
          `aws elbv2 delete-load-balancer --load-balancer-arn "$(aws elbv2 describe-load-balancers --query "LoadBalancers[?LoadBalancerName=='${name}'].LoadBalancerArn | [0]" --output text --region ${region})" --region ${region}`,
        ];
      return [shellLine(['aws', 's3', 'rb', `s3://${name}`, '--force'])];
    }
    case 'gcp': {
      const place = `--location=${locationOf(one)}`;
      if (kind === 'cluster')
        return [shellLine(['gcloud', 'container', 'clusters', 'delete', name, place, '--quiet'])];
      if (isLone) return [shellLine(['gcloud', 'compute', 'instances', 'delete', name, '--quiet'])];
      if (kind === 'node-pool')
        return [
          shellLine([
            ...['gcloud', 'container', 'node-pools', 'delete', name, `--cluster=${spec.cluster}`],
            ...[place, '--quiet'],
          ]),
        ];
      if (kind === 'registry')
        return [
          shellLine([
            'gcloud',
            'artifacts',
            'repositories',
            'delete',
            name,
            `--location=${region}`,
            '--quiet',
          ]),
        ];
      if (kind === 'load-balancer')
        return [
          shellLine([
            'gcloud',
            'compute',
            'forwarding-rules',
            'delete',
            name,
            `--region=${region}`,
            '--quiet',
          ]),
        ];
      return [
        ...(one.size > 0 ? [shellLine(['gcloud', 'storage', 'rm', '--recursive', `gs://${name}`])] : []),
        shellLine(['gcloud', 'storage', 'buckets', 'delete', `gs://${name}`, '--quiet']),
      ];
    }
    case 'azure':
      if (kind === 'group') return [shellLine(['az', 'group', 'delete', '--name', name, '--yes'])];
      if (kind === 'cluster') return [shellLine(['az', 'aks', 'delete', ...group, '--name', name, '--yes'])];
      if (kind === 'node-pool')
        return [
          shellLine([
            ...['az', 'aks', 'nodepool', 'delete', ...group],
            ...['--cluster-name', String(spec.cluster), '--name', name],
          ]),
        ];
      if (kind === 'registry') return [shellLine(['az', 'acr', 'delete', ...group, '--name', name, '--yes'])];
      if (kind === 'load-balancer')
        return [shellLine(['az', 'network', 'lb', 'delete', ...group, '--name', name])];
      return [shellLine(['az', 'storage', 'account', 'delete', ...group, '--name', name, '--yes'])];
  }
}
