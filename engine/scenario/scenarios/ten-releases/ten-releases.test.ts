import { describe, expect, it } from 'vitest';
import { serviceRunner } from '../../../grading/testing/service-runner';
import type { Lane } from '../../types';
import { tenReleases } from './ten-releases';

const FILES = {
  'package.json': '{ "type": "module" }\n',
  'package-lock.json': '{ "packages": {} }\n',
  'server.ts': 'export default { fetch: async (request) => new Response(await request.text()) };\n',
  'rows.csv': 'id\n1\n2\n',
  'README.md': '# App\n',
};

const AD_HOC = 'FROM node\nCOPY . /app\nWORKDIR /app\nRUN npm install\nEXPOSE 3000\nCMD npm start\n';
const WITH_START = {
  ...FILES,
  'package.json': '{ "type": "module", "scripts": { "start": "node server.ts" } }\n',
};

const PRACTICE =
  'FROM node:22.21.1-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY server.ts .\nUSER node\nCMD ["node", "server.ts"]\n';

const OPTIONS = tenReleases.parseOptions({
  module: 'server.ts',
  path: '/rows',
  rows: 'rows.csv',
  code: 'server.ts',
  docs: 'README.md',
  data: 'rows.csv',
  adds: { name: 'd3-array', version: '3.2.5' },
  secret: '.env',
  strays: ['rows.csv', 'node_modules'],
});

const replay = (lane: Lane, dockerfile: string) =>
  tenReleases.run(
    {
      lane,
      files: { ...WITH_START, Dockerfile: dockerfile },
      support: {},
      solution: {},
      runner: serviceRunner,
      seed: 'ten',
      remake: (path) => path,
      signal: new AbortController().signal,
      newRunId: () => 'run',
      progress: () => {},
    },
    OPTIONS,
  );

describe('ten releases', () => {
  it('of all that lies in the folder run as root, carry it, and differ twice though nothing changed', async () => {
    const { events, measures } = await replay('ad-hoc', AD_HOC);
    expect(measures).toMatchObject({ root: 10, strays: 10, drift: 2 });
    expect(
      events.map(({ outcome }) => outcome).flatMap((one, at) => (one === 'right' ? [] : [[at, one]])),
    ).toEqual([
      [4, 'silently-wrong'],
      [9, 'silently-wrong'],
    ]);
  });

  it('of an image with fixed parts are the same where nothing changed, and cost less', async () => {
    const [adHoc, practice] = [await replay('ad-hoc', AD_HOC), await replay('practice', PRACTICE)];
    expect(practice.measures).toMatchObject({ root: 0, strays: 0, drift: 0 });
    expect(practice.measures.minutes).toBeLessThan(adHoc.measures.minutes! / 2);
    expect(practice.measures.gigabytes).toBeLessThan(adHoc.measures.gigabytes! / 2);
    // A line in the README is no part of it: nothing is built, and nothing pushed.
    expect(practice.events[1]!.detail).toContain('4 of 4 steps from the cache');
    expect(practice.events[1]!.detail).toContain('0.0 MB pushed');
  });

  it('that cannot be built are not measured, and say why', async () => {
    const { events, measures, notes } = await replay(
      'practice',
      PRACTICE.replace('server.ts .', 'servers.ts .'),
    );
    expect(Object.values(measures)).toEqual([null, null, null, null, null]);
    expect(notes.minutes).toContain('not built');
    expect(events[0]).toMatchObject({ outcome: 'crashed', detail: expect.stringContaining('not found') });
  });

  it('that do not answer as the code does are named', async () => {
    const { events } = await replay(
      'practice',
      PRACTICE.replace('USER', 'RUN echo "export default 1" > server.ts\nUSER'),
    );
    expect(events[0]!.outcome).toBe('crashed');
  });
});
