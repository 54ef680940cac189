import { afterAll, describe, expect, it } from 'vitest';
import { createNodeRunner } from '../../../runtime/node/node-runner';
import { dockerShell } from '../testing/docker-shell';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

const FILES = {
  Dockerfile: `FROM node:20-slim
WORKDIR /app
COPY server.js hello.txt ./
RUN apt-get update && apt-get install -y curl
USER node
ENV NAME=world
EXPOSE 3000
HEALTHCHECK --interval=5s --retries=2 CMD curl -fsS http://localhost:3000/health
CMD ["node", "server.js"]
`,
  'server.js': `import { readFile } from 'node:fs/promises';
console.log('listening');
export default {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return new Response(process.env.SICK ? 'sick' : 'ok', { status: process.env.SICK ? 503 : 200 });
    if (pathname === '/echo') return new Response(await request.text(), { status: 201 });
    return new Response((await readFile('hello.txt', 'utf8')).trim() + ' ' + process.env.NAME);
  },
};
`,
  'hello.txt': 'hello\n',
};

const aShell = async () => {
  const shell = dockerShell(FILES, runner);
  await shell.build();
  return shell;
};

describe('docker run', () => {
  it('ends at once without a package that the service imports, and as nobody whom the image knows', async () => {
    const lacking = dockerShell({ ...FILES, 'server.js': "import 'd3-dsv';\n" }, runner);
    await lacking.build();
    const { stderr, exitCode } = await lacking.run('docker run app');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("Cannot find package 'd3-dsv'")]);
    const shell = await aShell();
    const nobody = await shell.run('docker run -u scores app');
    expect([nobody.exitCode, nobody.stderr]).toEqual([
      126,
      expect.stringContaining('unable to find user scores: no matching entries in passwd file'),
    ]);
  });

  it('serves at a published port until it is stopped', async () => {
    const { output, run, clock } = await aShell();
    expect(await output('docker run -d --name web -p 8080:3000 -e NAME=you app')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(await output('curl -s localhost:8080')).toBe('hello you');
    expect(await output('curl -s -d abc http://localhost:8080/echo -w " %{http_code}"')).toBe('abc 201');
    expect((await run('curl -s localhost:8081')).exitCode).toBe(7);
    expect(await output('docker logs web')).toContain('listening\n');
    expect(await output('docker ps')).toMatch(/ +0\.0\.0\.0:8080->3000\/tcp +web\n$/);
    expect(await output('docker ps')).toContain('(health: starting)');
    clock.advance(6_000);
    expect(await output('docker ps')).toContain('Up 6 seconds (healthy)');
    expect(await output('docker exec web whoami')).toBe('node\n');
    expect((await run('docker rm web')).stderr).toContain('container is running: stop the container before');
    expect(await output('docker stop web')).toBe('web\n');
    expect((await run('curl -s localhost:8080')).exitCode).toBe(7);
    expect(await output('docker ps -a')).toContain('Exited (137)');
    expect(await output('docker rm web', 'docker ps -aq')).toBe('');
  });

  it('sees a sick container', async () => {
    const { output, clock } = await aShell();
    await output('docker run -d --name web -e SICK=1 app');
    clock.advance(20_000);
    expect(await output('docker ps')).toContain('(unhealthy)');
    expect(await output("docker inspect -f '{{.State.Health.Status}}' web")).toBe('unhealthy\n');
  });

  it('runs commands, with what they print and their exit code, as the user of the image', async () => {
    const { run, output } = await aShell();
    expect(await output('docker run --rm app cat hello.txt')).toBe('hello\n');
    expect(await output('docker run --rm app sh -c "whoami; pwd"')).toBe('node\n/app\n');
    expect(await output('docker run --rm --user root app whoami')).toBe('root\n');
    expect((await run('docker run --rm app sh -c "exit 5"')).exitCode).toBe(5);
    expect((await run('docker run --rm app frobnicate')).exitCode).toBe(127);
    expect(await output('docker ps -aq')).toBe('');
  });

  it('refuses what Docker refuses', async () => {
    const { run, output } = await aShell();
    await output('docker run -d --name web -p 8080:3000 app');
    expect(await run('docker run -d --name web app')).toMatchObject({ exitCode: 125 });
    expect((await run('docker run -d -p 8080:3000 app')).stderr).toContain(
      'Bind for 0.0.0.0:8080 failed: port is already allocated',
    );
    expect(await run('docker run nothing')).toMatchObject({ exitCode: 125 });
    expect((await run('docker run -it app sh')).stderr).toContain('no terminal inside of a container');
    expect(await run('docker stop nobody')).toEqual({
      stdout: '',
      stderr: 'Error response from daemon: No such container: nobody\n',
      exitCode: 1,
    });
    expect((await run('docker run app 2>&1 | cat')).stdout).toContain('Use docker run -d');
  });
});

describe('images', () => {
  it('lists, tags, tells the history, and removes', async () => {
    const { output, run, clock } = await aShell();
    clock.advance(180_000);
    expect((await output('docker images')).replace(/[0-9a-f]{12}/, 'ID')).toBe(
      'REPOSITORY   TAG       IMAGE ID       CREATED         SIZE\napp          latest    ID   3 minutes ago   225MB\n',
    );
    const history = await output('docker history app');
    expect(history.split('\n')[1]).toMatch(
      /^[0-9a-f]{12} +3 minutes ago +CMD \["node", "server.js"\] # buildkit +0B +buildkit.dockerfile.v0$/,
    );
    await output('docker tag app registry.lab/team/app:1.0');
    expect(await output('docker push registry.lab/team/app:1.0')).toMatch(
      /1\.0: digest: sha256:[0-9a-f]{64} size: \d+\n$/,
    );
    expect((await run('docker push app')).stderr).toContain(
      'denied: requested access to the resource is denied',
    );
    expect(await output('docker rmi app registry.lab/team/app:1.0')).toMatch(
      /Untagged: app:latest\nUntagged: registry.lab\/team\/app:1.0\nDeleted: sha256:/,
    );
    expect(await run('docker rmi app')).toMatchObject({
      exitCode: 1,
      stderr: 'Error response from daemon: No such image: app:latest\n',
    });
  });

  it('inspects', async () => {
    const { output } = await aShell();
    expect(await output("docker image inspect -f '{{.Config.User}} {{json .Config.Cmd}}' app")).toBe(
      'node ["node","server.js"]\n',
    );
    const [details] = JSON.parse(await output('docker image inspect app'));
    expect(details).toMatchObject({
      RepoTags: ['app:latest'],
      Os: 'linux',
      Config: { ExposedPorts: { '3000/tcp': {} } },
    });
  });

  it('prunes what no tag names', async () => {
    const { output, write, build } = await aShell();
    write('hello.txt', 'other\n');
    await build();
    expect(await output('docker images')).toContain('<none>');
    expect(await output('docker image prune -f')).toMatch(
      /deleted: sha256:[0-9a-f]{64}\n\nTotal reclaimed space: 0B\n$/,
    );
    expect(await output('docker builder prune -f', 'docker image prune -af')).toMatch(
      /reclaimed space: 2\d\dMB/,
    );
  });

  it('pulls what the table has, and nothing else', async () => {
    const { output, run } = await aShell();
    expect(await output('docker pull python:3.11-slim')).toContain(
      'Status: Downloaded newer image for python:3.11-slim',
    );
    expect(await run('docker pull nobody/nothing')).toMatchObject({ exitCode: 1 });
  });
});

it('says what it does not know, as Docker does', async () => {
  const { run } = dockerShell({});
  expect(await run('docker frobnicate')).toMatchObject({
    exitCode: 1,
    stderr: "docker: 'frobnicate' is not a docker command.\nSee 'docker --help'\n",
  });
  expect(await run('docker ps --wide')).toMatchObject({
    exitCode: 125,
    stderr: "unknown flag: --wide\nSee 'docker ps --help'.\n",
  });
  expect(await run('docker build .')).toMatchObject({
    exitCode: 1,
    stderr: 'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory\n',
  });
  expect((await run('docker build')).stderr).toContain('requires exactly 1 argument');
});
