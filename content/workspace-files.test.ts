import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lessonsRoot } from './lesson-folder';
import { mlflowClientFiles, openInferenceFiles } from './workspace-files';

it('hands out the client of MLflow as a workspace has it', () => {
  expect(Object.keys(mlflowClientFiles())).toEqual([
    'lib/mlflow.ts',
    'lib/mlflow/README.md',
    'lib/mlflow/model-files.ts',
    'lib/mlflow/network.ts',
    'lib/mlflow/provenance.ts',
    'lib/mlflow/rest.ts',
  ]);
});

it('is the same in every lesson and template that has it', () => {
  const files = mlflowClientFiles();
  const folders = readdirSync(lessonsRoot(), { recursive: true, encoding: 'utf8' })
    .map((path) => join(lessonsRoot(), path))
    .filter((path) => path.endsWith('/lib/mlflow.ts'))
    .map((path) => path.slice(0, -'lib/mlflow.ts'.length));
  for (const folder of folders)
    for (const [path, text] of Object.entries(files)) {
      const place = join(folder, path);
      expect([place, existsSync(place) && readFileSync(place, 'utf8') === text]).toEqual([place, true]);
    }
});

it('hands out one Open Inference Protocol', () => {
  const [[path, text]] = Object.entries(openInferenceFiles()) as [[string, string]];
  const copies = readdirSync(lessonsRoot(), { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith(`/${path}`),
  );
  expect(copies.length).toBeGreaterThan(0);
  for (const copy of copies)
    expect([copy, readFileSync(join(lessonsRoot(), copy), 'utf8') === text]).toEqual([copy, true]);
});
