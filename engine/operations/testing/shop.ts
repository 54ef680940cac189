import type { ServiceRecord } from '../../traffic/service/service-record';
import type { OperationsDescription, ServiceTraffic } from '../description';

/** 2026-03-02 09:00 UTC, a Monday. */
export const START = 1_772_442_000_000;

/** A record of rows that all take as long, some of which fail. */
export const record = (
  seconds: number,
  options: Partial<ServiceRecord> & { fails?: readonly number[] } = {},
): ServiceRecord => {
  const { fails = [], ...rest } = options;
  return {
    format: 'stagecraft-service-times/1',
    entry: 'app.ts',
    content: `of-${seconds}`,
    method: 'counted',
    loadSeconds: 4,
    answers: Array.from({ length: 20 }, (_, row) => ({ seconds, status: fails.includes(row) ? 500 : 200 })),
    ...rest,
  };
};

/** A deployment of a service of one container. */
export const deployment = (
  options: {
    readonly image?: string;
    readonly replicas?: number;
    readonly cpu?: string;
    readonly limit?: string;
    readonly probe?: boolean;
    readonly more?: string;
  } = {},
): string => {
  const { image = 'shop:1', replicas, cpu = '200m', limit, probe = true, more = '' } = options;
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:${replicas === undefined ? '' : `\n  replicas: ${replicas}`}
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - name: shop
          image: ${image}
          ports: [{ containerPort: 8080 }]
          resources: { requests: { cpu: ${cpu}, memory: 128Mi }${limit ? `, limits: { cpu: ${limit} }` : ''} }${
            probe
              ? '\n          readinessProbe: { httpGet: { path: /healthz, port: 8080 }, periodSeconds: 2 }'
              : ''
          }
${more}`;
};

export const autoscaler = (
  min: number,
  max: number,
  kind = 'Deployment',
): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: shop }
spec:
  scaleTargetRef: { apiVersion: ${kind === 'Rollout' ? 'argoproj.io/v1alpha1' : 'apps/v1'}, kind: ${kind}, name: shop }
  minReplicas: ${min}
  maxReplicas: ${max}
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }]
`;

/** A shop: its objects, its versions, some traffic. */
export function shop(
  texts: readonly string[],
  traffic: Partial<ServiceTraffic> = {},
  more: Partial<OperationsDescription> = {},
): OperationsDescription {
  return {
    cluster: {
      kind: 'manifests',
      files: texts.map((text, at) => ({ path: `k8s/${at}.yaml`, text })),
      startAt: START,
    },
    versions: [{ image: 'shop:1', record: record(0.05) }],
    traffic: {
      duration: 600,
      window: 60,
      arrivals: { kind: 'poisson', perSecond: 5 },
      keys: { count: 20 },
      clients: { timeout: 2 },
      ...traffic,
    },
    ...more,
  };
}
