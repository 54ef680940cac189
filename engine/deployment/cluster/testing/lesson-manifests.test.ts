import { readdirSync, readFileSync, statSync } from 'node:fs';
import { AnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate';
import { Rollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { Service } from 'kubernetes-models/v1/Service';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { parseManifests } from '../manifest/parse-manifests';

const LESSON = 'lessons/03-software-life-cycle/03-deployment';

const MODELS = { AnalysisTemplate, Rollout, Deployment, Service } as const;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

/** The manifests of the lesson on deployment: of its start, its solution, and all that its proof lays over it. */
const files = filesBelow(LESSON).filter((path) => /\/(?:k8s|strategies)\/[^/]+\.yaml$/.test(path));

describe('the manifests of the lesson on deployment', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('%s is what Kubernetes and Argo Rollouts take', (path) => {
    const text = readFileSync(path, 'utf8');
    const documents = parseAllDocuments(text).map((one) => one.toJS() as { readonly kind: string });
    for (const manifest of documents) {
      const Model = MODELS[manifest.kind as keyof typeof MODELS] as new (
        data: unknown,
      ) => { validate(): void };
      expect(() => new Model(manifest).validate()).not.toThrow();
    }
    expect(parseManifests(text, path).manifests).toHaveLength(documents.length);
  });
});
