import { describe, expect, it } from 'vitest';
import type { FindingId } from '../../../rubric/findings';
import { findInFiles, type ProjectTexts } from './find-in-files';

const readme = `# Who leaves?

Northline loses customers. This service says how likely each customer is to leave, so that the call centre calls those who are about to. The target is churn within a week; the metric is the
share that is told apart right, and the baseline, which calls nobody, has 73 per cent.

\`\`\`sh
npm ci
dvc pull
make train
\`\`\`
`;
const whole: ProjectTexts = {
  'README.md': readme,
  'package.json': '{ "scripts": { "lint": "biome check" } }',
  'package-lock.json': '{}',
  Dockerfile: 'FROM node:22.21.1-slim\n',
  Makefile: 'train:\n\tdvc repro\n',
  '.githooks/pre-commit': '#!/bin/sh\nnpm test\n',
  'a.test.ts': "test('a', () => { assert.ok(true); });\n",
  'service.test.ts': "test('b', async () => { assert.ok(await service.fetch(new Request('http://x'))); });\n",
};
const found = (files: ProjectTexts) => new Set(findInFiles(files).map(({ id }) => id));

describe('what files show', () => {
  it.each<[FindingId, ProjectTexts]>([
    ['problem-described', { ...whole, 'README.md': '# Who leaves?\n\nrun the notebook\n' }],
    [
      'target-and-metric',
      {
        ...whole,
        'README.md': readme.replace(
          /The target[\s\S]*?per cent\./,
          'It is used each day by forty people who talk to customers, and by their managers.',
        ),
      },
    ],
    ['instructions', { ...whole, 'README.md': readme.replace(/```[\s\S]*```/, '') }],
    ['packages-locked', { ...whole, 'package-lock.json': undefined! }],
    ['base-image-pinned', { ...whole, Dockerfile: 'FROM node:latest\n' }],
    ['unit-tests', { ...whole, 'a.test.ts': '// later\n' }],
    ['integration-test', { ...whole, 'service.test.ts': "test('b', () => { assert.ok(1); });\n" }],
    ['linter', { ...whole, 'package.json': '{}' }],
    ['scripts', { ...whole, Makefile: undefined! }],
    ['hooks', { ...whole, '.githooks/pre-commit': '# nothing yet\n' }],
  ])('%s is there, and is not without it', (id, without) => {
    expect(found(whole)).toContain(id);
    const files = Object.fromEntries(Object.entries(without).filter(([, text]) => text !== undefined));
    expect(found(files)).not.toContain(id);
  });

  it('is shown at its line', () => {
    const metric = findInFiles(whole).find(({ id }) => id === 'target-and-metric');
    expect(metric?.evidence.target).toEqual({ kind: 'file', path: 'README.md', line: 3 });
  });

  it('is nothing for a package.json that is broken, or a test that asserts nothing', () => {
    expect([...found({ 'package.json': '{', 'a.test.ts': "test('a', () => {});\n" })]).toEqual([]);
  });
});
