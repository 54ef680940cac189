import type { Provider } from '../providers';

/** The services of a bill, as each provider calls them. */
export type ServiceKind = 'machines' | 'clusters' | 'load-balancers' | 'registries' | 'storage' | 'egress';

const NAMES: Readonly<Record<Provider, Readonly<Record<ServiceKind, string>>>> = {
  aws: {
    machines: 'Amazon EC2',
    clusters: 'Amazon EKS',
    'load-balancers': 'Elastic Load Balancing',
    registries: 'Amazon ECR',
    storage: 'Amazon S3',
    egress: 'AWS Data Transfer',
  },
  gcp: {
    machines: 'Compute Engine',
    clusters: 'Kubernetes Engine',
    'load-balancers': 'Cloud Load Balancing',
    registries: 'Artifact Registry',
    storage: 'Cloud Storage',
    egress: 'Network egress',
  },
  azure: {
    machines: 'Virtual Machines',
    clusters: 'Azure Kubernetes Service',
    'load-balancers': 'Load Balancer',
    registries: 'Container Registry',
    storage: 'Storage',
    egress: 'Bandwidth',
  },
};

/** What a provider calls a service. */
export const serviceName = (provider: Provider, kind: ServiceKind): string => NAMES[provider][kind];

/** The skus of a provider that are no machines. */
export const SKUS: Readonly<
  Record<
    Provider,
    {
      readonly cluster: string;
      readonly loadBalancer: string;
      readonly registry: string;
      readonly bucket: string;
    }
  >
> = {
  aws: { cluster: 'eks', loadBalancer: 'load-balancer', registry: 'registry-storage', bucket: 's3' },
  gcp: { cluster: 'gke', loadBalancer: 'load-balancer', registry: 'registry-storage', bucket: 'gcs' },
  azure: { cluster: 'aks', loadBalancer: 'load-balancer', registry: 'registry-storage', bucket: 'blob-hot' },
};
