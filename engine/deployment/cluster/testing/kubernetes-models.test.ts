import { AnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate';
import { Rollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { apiObject } from '../kubectl/api-object';
import { yamlText } from '../kubectl/print-objects';
import { KINDS } from '../objects/kinds';
import { BLUE_GREEN, CANARY, CONFIG, SERVICES, SUCCESS_RATE } from './manifests';
import { deploymentText, TestCluster } from './test-cluster';

const MODELS = {
  AnalysisTemplate,
  Rollout,
  Deployment,
  HorizontalPodAutoscaler,
  ConfigMap,
  Secret,
  Service,
} as const;

/** Holds a manifest against the schemas of Kubernetes and of Argo. @throws where it breaks them. */
function validate(manifest: { readonly kind: string }): void {
  const Model = MODELS[manifest.kind as keyof typeof MODELS] as new (data: unknown) => { validate(): void };
  new Model(manifest).validate();
}

const HPA = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 2
  maxReplicas: 9
  metrics:
    - { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }
    - { type: External, external: { metric: { name: queue }, target: { type: AverageValue, averageValue: "10" } } }
  behavior: { scaleDown: { stabilizationWindowSeconds: 60 } }
`;

const FULL = deploymentText({
  spec: 'minReadySeconds: 5\nstrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }',
  container: `ports: [{ name: http, containerPort: 8080 }]
env:
  - { name: A, valueFrom: { configMapKeyRef: { name: settings, key: A } } }
  - { name: B, valueFrom: { secretKeyRef: { name: token, key: B } } }
envFrom: [{ configMapRef: { name: settings } }]
resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 128Mi } }
readinessProbe: { httpGet: { path: /healthz, port: http } }
livenessProbe: { tcpSocket: { port: 8080 } }
startupProbe: { exec: { command: [cat, /ready] }, failureThreshold: 30 }`,
});

describe('objects that the cluster takes and shows', () => {
  const manifests = [FULL, HPA, CONFIG, SERVICES, CANARY, BLUE_GREEN, SUCCESS_RATE];

  it('are those that Kubernetes and Argo take', () => {
    for (const text of manifests.flatMap((one) => one.split('\n---\n'))) validate(parse(text));
  });

  it('are valid as they are shown: defaults, status and all', () => {
    const cluster = new TestCluster();
    for (const text of manifests) cluster.apply(text);
    cluster.pass(120);
    let count = 0;
    for (const { kind, isWritten } of KINDS.filter((one) => one.isWritten))
      for (const object of cluster.view.list(kind)) {
        expect(isWritten).toBe(true);
        const shown = parse(yamlText(apiObject(object)));
        expect(() => validate(shown), `${kind}/${object.metadata.name}`).not.toThrow();
        count++;
      }
    expect(count).toBe(9);
  });
});
