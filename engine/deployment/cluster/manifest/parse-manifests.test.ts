import { describe, expect, it } from 'vitest';
import { admit } from '../admission/admit';
import { deploymentText, TestCluster } from '../testing/test-cluster';
import { parseManifests } from './parse-manifests';

const refusal = (text: string): string => {
  try {
    const cluster = new TestCluster();
    for (const manifest of parseManifests(text, 'deploy.yaml').manifests) admit(cluster.view, manifest);
  } catch (error) {
    return (error as Error).message;
  }
  return 'taken';
};

describe('what a manifest must not be', () => {
  it('takes what is right', () => {
    expect(refusal(deploymentText())).toBe('taken');
  });

  it('names an unknown field and its line', () => {
    expect(refusal(deploymentText({ spec: 'replica: 3' }))).toBe(
      'error: error validating "deploy.yaml": error validating data: ValidationError(Deployment.spec): unknown field "replica" in io.k8s.api.apps.v1.DeploymentSpec; if you choose to ignore these errors, turn validation off with --validate=false\n  at deploy.yaml:9:12',
    );
  });

  it('names a wrong type', () => {
    expect(refusal(deploymentText().replace('replicas: 3', 'replicas: "3"'))).toContain(
      'ValidationError(Deployment.spec.replicas): invalid type for io.k8s.api.apps.v1.DeploymentSpec.replicas: got "string", expected "integer"',
    );
    expect(refusal(deploymentText({ container: 'env: [{ name: PORT, value: 8080 }]' }))).toContain(
      'ValidationError(Deployment.spec.template.spec.containers[0].env[0].value): invalid type for io.k8s.api.core.v1.EnvVar.value: got "integer", expected "string"',
    );
  });

  it('names what is missing, all at once', () => {
    const message = refusal(
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 1 }',
    );
    expect(message).toContain(
      'error validating data: [ValidationError(Deployment.spec): missing required field "selector" in io.k8s.api.apps.v1.DeploymentSpec, ValidationError(Deployment.spec): missing required field "template"',
    );
  });

  it('says where the kinds are that it does not have', () => {
    expect(refusal('apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web }')).toContain(
      'error: resource mapping not found for name: "web" namespace: "" from "deploy.yaml": no matches for kind "Ingress" in version "networking.k8s.io/v1"\nensure CRDs are installed first',
    );
    expect(refusal('apiVersion: apps/v1beta1\nkind: Deployment\nmetadata: { name: web }')).toContain(
      'Deployment is of apps/v1',
    );
    expect(refusal('metadata: { name: web }')).toContain(
      'error validating data: [apiVersion not set, kind not set]',
    );
  });

  it('holds the selector against the labels of the template', () => {
    expect(refusal(deploymentText().replace('labels: { app: web }', 'labels: { app: api }'))).toBe(
      'The Deployment "web" is invalid: spec.template.metadata.labels: Invalid value: map[string]string{"app":"api"}: `selector` does not match template `labels`',
    );
  });

  it('does not let the selector change', () => {
    const cluster = new TestCluster();
    cluster.apply(deploymentText());
    const text = deploymentText().replaceAll('app: web', 'app: api');
    expect(() => cluster.apply(text)).toThrow(
      'The Deployment "web" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"api"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable',
    );
  });

  it('holds numbers against their bounds', () => {
    expect(refusal(deploymentText({ replicas: -1 }))).toBe(
      'The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    );
    expect(refusal(deploymentText({ replicas: 1_000_000 }))).toContain(
      "the lab's cluster follows at most 500 pods",
    );
    expect(
      refusal(deploymentText({ spec: 'strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }' })),
    ).toContain(
      'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0',
    );
    expect(
      refusal(deploymentText({ container: 'resources: { requests: { cpu: 2 }, limits: { cpu: 1 } }' })),
    ).toContain('must be less than or equal to cpu limit of 1');
  });

  it('says what it does not have instead of leaving it out', () => {
    expect(refusal(deploymentText({ pod: 'initContainers: []' }))).toContain(
      'the lab runs no init containers',
    );
    const { warnings } = parseManifests(deploymentText({ pod: 'priorityClassName: high' }), 'deploy.yaml');
    expect(warnings).toEqual([
      'deploy.yaml:13:26: the lab does nothing by Deployment.spec.template.spec.priorityClassName',
    ]);
  });
});

describe('hostile text', () => {
  it('that unfolds without end is refused', () => {
    const laughs = Array.from({ length: 12 }, (_, at) =>
      at === 0
        ? 'a0: &a0 [lol]'
        : `a${at}: &a${at} [${Array(10)
            .fill(`*a${at - 1}`)
            .join(', ')}]`,
    ).join('\n');
    expect(refusal(`apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n${laughs}`)).toContain(
      'Excessive alias count',
    );
  });

  it('that is nested without end, too long, or no YAML is refused', () => {
    expect(refusal(`a: ${'['.repeat(20_000)}`)).toContain('error: error parsing deploy.yaml');
    expect(refusal(`#${'x'.repeat(1_000_001)}`)).toContain('takes at most 1000000');
    expect(refusal('a: b: c')).toContain('error converting YAML to JSON: yaml: line 1: ');
    expect(refusal(`${'---\n'.repeat(300)}a: 1`)).toContain('documents in one file');
  });

  it('that names a prototype changes nothing', () => {
    expect(
      refusal('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n__proto__: { polluted: 1 }'),
    ).toContain('unknown field "__proto__"');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
