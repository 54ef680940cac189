import { describe, expect, it } from 'vitest';
import { dockerShell } from '../testing/docker-shell';
import { SIZES_FILE } from './sizes';

const DOCKERFILE = `FROM node:22.21.1-slim
COPY package-lock.json package.json ./
RUN npm ci
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists
`;
const PROJECT = {
  Dockerfile: DOCKERFILE,
  'package.json': '{}',
  'package-lock.json': '{ "packages": { "node_modules/d3-dsv": { "version": "3.0.2" } } }',
};

async function built(sizes: string | undefined, dockerfile = DOCKERFILE) {
  const shell = dockerShell({
    ...PROJECT,
    Dockerfile: dockerfile,
    ...(sizes !== undefined && { [SIZES_FILE]: sizes }),
  });
  return shell.build();
}

describe('sizes that a project gives', () => {
  it('take the place of those of the tables', async () => {
    const { record } = await built(
      JSON.stringify({
        base: { 'node:22.21.1-slim': { megabytes: 300, compressed: 120 } },
        npm: { 'd3-dsv': 7 },
        system: { curl: 11 },
      }),
    );
    const [from, , npm, apt] = record.steps.map(({ bytes }) => bytes / 1e6);
    expect(from).toBeCloseTo(300, 2);
    // With what npm keeps of its download.
    expect(npm).toBeCloseTo(7 * 1.25, 2);
    expect(apt).toBeCloseTo(11, 2);
    // 0.6 s, 120 MB at 12 MB a second, 300 MB at 150.
    expect(record.steps[0]!.seconds).toBeCloseTo(0.6 + 10 + 2);
  });

  it('take the place of those of pip', async () => {
    const dockerfile = 'FROM python:3.13.9-slim\nRUN pip install --no-cache-dir joblib==1.5.2\n';
    const { record } = await built('{ "pip": { "joblib": 9 } }', dockerfile);
    expect(record.steps[1]!.bytes).toBe(9_000_000);
  });

  it('are estimated as a download where only what is on disk is given', async () => {
    const { record } = await built('{ "base": { "node:22.21.1-slim": { "megabytes": 300 } } }');
    expect(record.steps[0]!.seconds).toBeCloseTo(0.6 + 10 + 2);
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'the file has to be an object'],
    ['{ "apt": {} }', '"apt" is not known; there are "base", "npm", "pip", "system".'],
    ['{ "pip": { "numpy": "73 MB" } }', '"pip", "numpy" has to be a number of megabytes'],
    ['{ "base": { "node:22": {} } }', '"base", "node:22", "megabytes" has to be a number'],
  ])('that cannot be read end the build: %s', async (text, words) => {
    const { exitCode, stderr } = await built(text);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(`${SIZES_FILE}: ${words}`)]);
  });
});
