import { describe, expect, it } from 'vitest';
import { serviceRunner } from '../../testing/service-runner';
import type { MeasurementContext } from '../../types';
import { image } from './image';

const DOCKERFILE = `FROM node:22.21.1-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY src ./src
USER node
EXPOSE 3000
HEALTHCHECK CMD ["node", "src/health.ts"]
CMD ["node", "src/server.ts"]
`;

const START = {
  'package.json': '{ "type": "module" }\n',
  'package-lock.json': JSON.stringify({
    packages: { 'node_modules/tsx': { version: '4.0.0', dev: true } },
  }),
  'src/server.ts': `export default {
  async fetch(request) {
    if (new URL(request.url).pathname === '/health') return Response.json({ status: 'ok' });
    return Response.json((await request.text()).trim().split('\\n').length);
  },
};
`,
  'src/health.ts': "if (!(await fetch('http://localhost:3000/health')).ok) process.exit(1);\n",
  'rows.csv': 'id\n1\n2\n3\n',
  'README.md': '# App\n',
  '.env': 'PASSWORD=seven-quiet-lanterns\n',
};

const OPTIONS = image.parseOptions({
  module: 'src/server.ts',
  path: '/count',
  rows: 'rows.csv',
  ill: { from: "{ status: 'ok' }", to: "{ status: 'down' }, { status: 503 }" },
  secret: '.env',
  strays: ['rows.csv', 'node_modules', '.git'],
  edits: [
    { id: 'code', says: 'code', append: { path: 'src/server.ts', line: '// more' }, ships: true },
    { id: 'readme', says: 'a README', append: { path: 'README.md', line: 'More.' } },
    { id: 'packages', says: 'a package', adds: { name: 'd3-array', version: '3.2.5' }, ships: true },
  ],
});

async function measured(
  dockerfile: string | null,
  ignore = '.env\n.git\nnode_modules\n*.csv\n*.md\nDockerfile\n.dockerignore\n',
) {
  const files = {
    ...START,
    ...(dockerfile !== null && { Dockerfile: dockerfile }),
    ...(ignore !== '' && { '.dockerignore': ignore }),
  };
  const context: MeasurementContext = {
    files,
    support: {},
    solution: {},
    start: START,
    runner: serviceRunner,
    seed: 'image',
    remake: (path) => path,
    signal: new AbortController().signal,
    newRunId: () => 'run',
    progress: () => {},
  };
  return (await image.measure(context, OPTIONS)).facts;
}

describe('an image', () => {
  it('that is small, cached, clean, safe and the same has facts that say so', async () => {
    expect(await measured(DOCKERFILE)).toMatchObject({
      built: true,
      runs: true,
      answers: true,
      devMegabytes: 0,
      hiddenMegabytes: 0,
      codeInstalls: false,
      codeFresh: true,
      codeMissed: 1,
      readmeSame: true,
      packagesInstalls: true,
      packagesFresh: true,
      contextStrays: 0,
      imageStrays: 0,
      secretLayers: 0,
      secretSaid: false,
      root: false,
      healthy: 'healthy',
      ill: 'unhealthy',
      floating: null,
      unpinned: null,
      same: true,
      findings: 0,
      failedEdit: null,
    });
  });

  const COPIES_ALL = DOCKERFILE.replace('COPY src ./src', 'COPY . .');

  it.each<[string, string, string | undefined, object]>([
    ['copies first', DOCKERFILE.replace(/COPY package.*\n/, 'COPY . .\n'), undefined, { codeInstalls: true }],
    [
      'copies all of a laptop',
      COPIES_ALL,
      '',
      {
        ignores: false,
        imageStray: '.env',
        same: false,
        readmeSame: false,
        secretLayers: 1,
        secretHidden: false,
      },
    ],
    [
      'removes the secret later',
      COPIES_ALL.replace('USER', 'RUN rm .env\nUSER'),
      '.git\nnode_modules\n*.csv\n',
      { secretLayers: 1, secretHidden: true, imageStray: '.env' },
    ],
    [
      'says the secret',
      DOCKERFILE.replace('USER', 'ENV P=seven-quiet-lanterns\nUSER'),
      undefined,
      { secretSaid: true, secretLayers: 0 },
    ],
    [
      'has everything of development',
      DOCKERFILE.replace(' --omit=dev', ''),
      undefined,
      { devMegabytes: 0.4 },
    ],
    [
      'removes it later',
      DOCKERFILE.replace(' --omit=dev', '').replace('USER', 'RUN rm -rf node_modules\nUSER'),
      undefined,
      { hiddenMegabytes: 0.4 },
    ],
    ['runs as root', DOCKERFILE.replace('USER node\n', ''), undefined, { root: true }],
    [
      'runs as root by number',
      DOCKERFILE.replace('USER node', 'USER 0:0'),
      undefined,
      { root: true, findings: 1 },
    ],
    [
      'has no health check',
      DOCKERFILE.replace(/HEALTHCHECK.*\n/, ''),
      undefined,
      { healthcheck: false, healthy: null, ill: null },
    ],
    [
      'asks nothing',
      DOCKERFILE.replace('["node", "src/health.ts"]', 'exit 0'),
      undefined,
      { healthy: 'healthy', ill: 'healthy' },
    ],
    [
      'stands on a tag that moves',
      DOCKERFILE.replace('22.21.1', '22'),
      undefined,
      { floating: 'node:22-slim', same: false },
    ],
    [
      'writes the date',
      DOCKERFILE.replace('USER', 'RUN date > built.txt\nUSER'),
      undefined,
      { same: false, unpinned: null, imageStrays: 0 },
    ],
    [
      'does not serve',
      DOCKERFILE.replace('src/server.ts"]', 'server.ts"]'),
      undefined,
      { built: true, runs: false, answers: false },
    ],
    [
      'silences the linter',
      DOCKERFILE.replace('CMD ["node", "src/server.ts"]', '# hadolint ignore=DL3025\nCMD node src/server.ts'),
      undefined,
      { findings: 0, silenced: 1 },
    ],
  ])('that %s shows it', async (_what, dockerfile, ignore, facts) => {
    expect(await measured(dockerfile, ignore)).toMatchObject(facts);
  });

  it('that is not there is told from one that cannot be built', async () => {
    expect(await measured(null)).toMatchObject({ defined: false, built: false, error: null });
    const facts = await measured(DOCKERFILE.replace('COPY src', 'COPY source'));
    expect(facts).toMatchObject({ defined: true, built: false });
    expect(facts.error).toContain('"/source": not found');
  });
});
