import { describe, expect, it } from 'vitest';
import { dockerShell } from '../testing/docker-shell';
import { reasonText } from './miss-reason';

const FILES = {
  Dockerfile: `FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY src ./src
RUN mkdir out && echo built > out/a.txt
USER node
EXPOSE 3000
CMD ["node", "src/server.js"]
`,
  'package.json': '{"name":"app","version":"1.0.0","dependencies":{"d3-array":"3.2.4"}}',
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': {},
      'node_modules/d3-array': { version: '3.2.4' },
      'node_modules/internmap': { version: '2.0.3' },
      'node_modules/tsx': { version: '4.0.0', dev: true },
    },
  }),
  'src/server.js': 'console.log(1)\n',
};

const reasons = (shell: ReturnType<typeof dockerShell>) =>
  shell.store.builds[0]!.steps.filter(({ reason }) => reason !== null).map(
    ({ line, reason }) => `${line}: ${reasonText(reason!)}`,
  );

describe('a build', () => {
  it('prints what BuildKit prints', async () => {
    const shell = dockerShell(FILES);
    const { stderr, exitCode, record } = await shell.build();
    expect(exitCode).toBe(0);
    expect(
      stderr.replace(/sha256:[0-9a-f]{64}/g, 'sha256:…'),
    ).toBe(`#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 199B done
#1 DONE 0.0s

#2 [internal] load build context
#2 transferring context: 461B done
#2 DONE 0.0s

#3 [1/6] FROM docker.io/library/node:20-slim@sha256:…
#3 DONE 7.9s

#4 [2/6] WORKDIR /app
#4 DONE 0.0s

#5 [3/6] COPY package.json package-lock.json ./
#5 DONE 0.1s

#6 [4/6] RUN npm ci --omit=dev
#6 0.100 
#6 0.100 added 2 packages, and audited 3 packages
#6 0.100 
#6 0.100 found 0 vulnerabilities
#6 DONE 0.3s

#7 [5/6] COPY src ./src
#7 DONE 0.1s

#8 [6/6] RUN mkdir out && echo built > out/a.txt
#8 DONE 0.3s

#9 exporting to image
#9 exporting layers done
#9 writing image sha256:… done
#9 naming to docker.io/library/app:latest done
#9 DONE 0.1s

[the lab] 8.8 s by the model: pull 0.6 s, RUN 0.3 s, COPY 0.05 s, a package 0.15 s, download 12 MB/s, disk 150 MB/s (all assumed).
`);
    expect(record).toMatchObject({ outcome: 'done', tags: ['app:latest'] });
  });

  it('has layers of exactly what was copied and written', async () => {
    const shell = dockerShell(FILES);
    const { record } = await shell.build();
    const bytes = Object.fromEntries(record.steps.map(({ line, bytes }) => [line, bytes]));
    expect(bytes[3]).toBe(FILES['package.json'].length + FILES['package-lock.json'].length);
    expect(bytes[5]).toBe(FILES['src/server.js'].length);
    expect(bytes[6]).toBe('built\n'.length);
    expect(bytes[7]).toBe(0);
    const layer = shell.store.layer(record.steps.find(({ line }) => line === 6)!.layer!)!;
    expect(layer.entries.map(({ path }) => path)).toEqual(['/app/out', '/app/out/a.txt']);
  });

  it('takes all from the cache when nothing has changed, and gives the same image', async () => {
    const shell = dockerShell(FILES);
    const first = (await shell.build()).record;
    const { record, stderr } = await shell.build();
    expect(shell.outcomes()).toEqual(Array(6).fill('hit'));
    expect(record.imageId).toBe(first.imageId);
    expect(record.seconds).toBe(0);
    expect(stderr.match(/CACHED/g)).toHaveLength(6);
  });

  it('builds anew from the step that a file went into, and says why', async () => {
    const shell = dockerShell(FILES);
    await shell.build();
    shell.write('src/server.js', 'console.log(2)\n');
    await shell.build();
    expect(shell.outcomes()).toEqual(['hit', 'hit', 'hit', 'hit', 'miss', 'miss']);
    expect(reasons(shell)).toContain('5: src/server.js changed');
    expect(reasons(shell)).toContain('6: the step at line 5 was built anew, and so is all after it');
  });

  it('gives the same digest to the same inputs anywhere', async () => {
    const one = (await dockerShell(FILES).build()).record.imageId;
    const other = dockerShell(FILES);
    other.clock.advance(86_400_000);
    expect((await other.build()).record.imageId).toBe(one);
  });

  it.each<[what: string, edit: (shell: ReturnType<typeof dockerShell>) => void, firstMiss: number | null]>([
    ['a comment', ({ write }) => write('Dockerfile', `# new\n\n${FILES.Dockerfile}`), null],
    [
      'a new time',
      ({ write, clock }) => {
        clock.advance(1000);
        write('src/server.js', FILES['src/server.js']);
      },
      null,
    ],
    ['chmod', ({ fs }) => fs.setExecutable('/workspace/src/server.js', true), 4],
    ['a new file', ({ write }) => write('src/b.js', ''), 4],
    ['a file that is not copied', ({ write }) => write('notes.txt', ''), null],
    ['another command', ({ write }) => write('Dockerfile', FILES.Dockerfile.replace('built', 'made')), 5],
    ['another base', ({ write }) => write('Dockerfile', FILES.Dockerfile.replace('20-slim', '22-slim')), 0],
  ])('after %s', async (_what, edit, firstMiss) => {
    const shell = dockerShell(FILES);
    await shell.build();
    edit(shell);
    await shell.build();
    expect(shell.outcomes().indexOf('miss')).toBe(firstMiss ?? -1);
  });
});

describe('what a build is made of', () => {
  it('copies the Dockerfile with everything, so that a comment counts, unless it is ignored', async () => {
    const shell = dockerShell({ Dockerfile: 'FROM node:20-slim\nCOPY . /app/\n', 'a.txt': 'a' });
    await shell.build();
    shell.write('Dockerfile', 'FROM node:20-slim\n# why\nCOPY . /app/\n');
    await shell.build();
    expect(shell.outcomes()).toEqual(['hit', 'miss']);
    shell.write('.dockerignore', 'Dockerfile\n.dockerignore\n');
    await shell.build();
    shell.write('Dockerfile', 'FROM node:20-slim\nCOPY . /app/\n');
    await shell.build();
    expect(shell.outcomes()).toEqual(['hit', 'hit']);
  });

  it('keeps what a later layer removes, and pays again for what is written again', async () => {
    const shell = dockerShell({
      Dockerfile: 'FROM alpine:3.20\nCOPY big.txt /big.txt\nRUN chmod +x /big.txt\nRUN rm /big.txt\n',
      'big.txt': 'x'.repeat(1000),
    });
    const { record } = await shell.build();
    expect(record.steps.map(({ bytes }) => bytes).slice(1)).toEqual([1000, 1000, 0]);
    const last = shell.store.layer(record.steps.at(-1)!.layer!)!;
    expect(last.entries).toEqual([{ kind: 'whiteout', path: '/big.txt' }]);
  });

  it('counts only the last stage, and builds only what it needs', async () => {
    const shell = dockerShell({
      Dockerfile: `FROM node:20 AS build
WORKDIR /b
COPY a.txt .
RUN cat a.txt a.txt > two.txt
FROM node:20 AS unused
RUN exit 3
FROM node:20-alpine
COPY --from=build --chmod=755 /b/two.txt /two.txt
`,
      'a.txt': 'abc',
    });
    const { record, exitCode } = await shell.build();
    expect(exitCode).toBe(0);
    expect(record.steps.map(({ stage }) => stage)).not.toContain('unused');
    expect(record.steps.at(-1)).toMatchObject({ label: '[stage-2 2/2]', bytes: 6 });
    expect(record.bytes).toBeLessThan(136e6);
    shell.write(
      'Dockerfile',
      shell.fs.readText('/workspace/Dockerfile').replace('a.txt a.txt >', 'a.txt  a.txt >'),
    );
    await shell.build();
    // The stage is built anew, but what is copied out of it is the same.
    expect(shell.outcomes()).toEqual(['hit', 'hit', 'hit', 'miss', 'hit', 'hit']);
  });

  it('puts ARG and ENV where they are in scope', async () => {
    const shell = dockerShell({
      Dockerfile: `ARG BASE=20-slim
FROM node:\${BASE}
RUN echo "[$WHO]" > /before
ARG WHO=nobody
ENV GREETING="hello $WHO"
RUN echo "$GREETING" > /after
`,
    });
    await shell.build('-t app --build-arg WHO=me .');
    expect(await shell.output('docker run --rm app cat /before /after')).toBe('[]\nhello me\n');
    await shell.build('-t app --build-arg WHO=you .');
    expect(shell.outcomes()).toEqual(['hit', 'hit', 'miss']);
    expect(reasons(shell)).toContain('6: GREETING, WHO have another value');
  });

  it('runs heredocs, and leaves cache mounts out of the layer', async () => {
    const shell = dockerShell({
      Dockerfile: `FROM node:20-slim
COPY <<motd /etc/motd
hi
motd
RUN --mount=type=cache,target=/cache <<EOF
cat /etc/motd > /out
echo cached > /cache/x
EOF
`,
    });
    const { record } = await shell.build();
    expect(record.steps.map(({ bytes }) => bytes).slice(1)).toEqual([3, 3]);
  });

  it('has sizes of installs from the table, where what stays in the layer counts', async () => {
    const apt = (rest: string) =>
      dockerShell({
        Dockerfile: `FROM debian:12-slim\nRUN apt-get update && apt-get install -y ${rest}\n`,
      }).build();
    const bytes = async (rest: string) => (await apt(rest)).record.steps[1]!.bytes;
    expect(await bytes('git')).toBe(144e6);
    expect(await bytes('--no-install-recommends git')).toBe(114e6);
    expect(await bytes('--no-install-recommends git && rm -rf /var/lib/apt/lists/*')).toBe(95e6);
    const pip = (rest: string) =>
      dockerShell({ Dockerfile: `FROM python:3.11-slim\nRUN pip install ${rest}\n` }).build();
    expect((await pip('--no-cache-dir pandas==2.2')).record.steps[1]!.bytes).toBe(148e6);
    expect((await pip('pandas==2.2')).record.steps[1]!.bytes).toBe(148e6 * 1.4);
  });

  it('takes the time of the longest way', async () => {
    const stage = (name: string, count: number) =>
      `FROM alpine:3.20 AS ${name}\n${'RUN echo a >> /x\n'.repeat(count)}`;
    const shell = dockerShell({
      Dockerfile: `${stage('a', 4)}${stage('b', 2)}FROM alpine:3.20\nCOPY --from=a /x /a\nCOPY --from=b /x /b\n`,
    });
    const { record } = await shell.build();
    const pull = record.steps[0]!.seconds;
    expect(record.seconds).toBeCloseTo(pull + 4 * 0.3 + 2 * 0.05 + 0.1, 2);
  });
});

describe('a build that fails', () => {
  const failing = async (dockerfile: string, files: Record<string, string> = {}) =>
    dockerShell({ Dockerfile: dockerfile, ...files }).build();

  it('shows the command, the place and the exit code', async () => {
    const { stderr, exitCode, record } = await failing(
      'FROM node:20-slim\nRUN echo before && exit 3\nRUN x\n',
    );
    expect(exitCode).toBe(1);
    expect(record.outcome).toBe('failed');
    expect(stderr).toContain(
      '#4 0.100 before\n#4 ERROR: process "/bin/sh -c echo before && exit 3" did not complete successfully: exit code: 3\n',
    );
    expect(stderr).toContain('   2 | >>> RUN echo before && exit 3\n');
    expect(stderr).toContain(
      'ERROR: failed to solve: process "/bin/sh -c echo before && exit 3" did not complete successfully: exit code: 3\n',
    );
  });

  it.each([
    ['FROM node:20-slim\nRUN frobnicate', 'exit code: 127'],
    ['FROM node:20-slim\nRUN python train.py', 'exit code: 127'],
    ['FROM node:20-slim\nRUN curl http://x', 'exit code: 127'],
    ['FROM node:20-slim\nCOPY nothing.txt /', '"/nothing.txt": not found'],
    ['FROM node:20-slim\nCOPY ../../etc/passwd /', '"/etc/passwd": not found'],
    ['FROM nowhere/nothing:1', 'nowhere/nothing:1: failed to resolve source metadata'],
    ['FROM scratch\nRUN x', 'exit code: 127'],
    ['FROM node:20-slim\nBOGUS x', 'unknown instruction: BOGUS'],
    ['FROM node:20-slim\nRUN apt-get install -y curl', 'exit code: 100'],
    ['FROM node:20-slim AS a\nCOPY --from=a /x /y', 'circular dependency'],
    ['FROM node:20-slim\nADD https://example.com/x /x', 'the lab has no network'],
    ['FROM node:20-slim\nRUN --mount=type=secret,id=x cat /x', '--mount=type=secret is not in the lab'],
  ])('%j says %s', async (dockerfile, message) => {
    const { stderr, exitCode } = await failing(dockerfile);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
  });

  it('goes on where it failed', async () => {
    const shell = dockerShell({ Dockerfile: 'FROM node:20-slim\nRUN echo a > /a\nRUN exit 1\n' });
    await shell.build();
    shell.write('Dockerfile', 'FROM node:20-slim\nRUN echo a > /a\nRUN exit 0\n');
    await shell.build();
    expect(shell.outcomes()).toEqual(['hit', 'hit', 'miss']);
  });
});

describe('a hostile build', () => {
  it('ends loops by itself', async () => {
    const { exitCode, stderr } = await dockerShell({
      Dockerfile: 'FROM node:20-slim\nRUN while true; do :; done\n',
    }).build();
    expect(exitCode).toBe(1);
    expect(stderr).toContain('did not complete successfully');
  });

  it('clips a flood of output', async () => {
    const { record, stderr } = await dockerShell({
      Dockerfile: 'FROM node:20-slim\nCOPY big.txt /\nRUN cat /big.txt\n',
      'big.txt': 'x\n'.repeat(500_000),
    }).build();
    expect(record.log.length).toBeLessThan(300_000);
    expect(stderr).toContain('[output clipped, log limit 2MiB reached]');
    expect(stderr.length).toBeLessThan(4_000_000);
  });

  it('follows no link out of the context, and none in a circle', async () => {
    const shell = dockerShell({ Dockerfile: 'FROM node:20-slim\nCOPY out /x\n', secret: 's' });
    shell.fs.write('/home/learner/key', 'secret');
    shell.fs.link('/home/learner/key', '/workspace/out');
    expect((await shell.build()).stderr).toContain('"/out": not found');
    shell.write('Dockerfile', 'FROM node:20-slim\nCOPY circle /x\n');
    shell.fs.link('circle', '/workspace/circle');
    expect((await shell.build()).stderr).toContain('"/circle": not found');
  });

  it('copies over no link of the image out of it', async () => {
    const shell = dockerShell({
      Dockerfile: 'FROM node:20-slim\nRUN ln -s /workspace /w\nCOPY a.txt /w/Dockerfile\n',
      'a.txt': 'a',
    });
    await shell.build();
    expect(shell.fs.readText('/workspace/Dockerfile')).toContain('FROM');
  });
});
