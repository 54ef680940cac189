import { afterAll, describe, expect, it } from 'vitest';
import type { RunRequest, RunServices } from '../../engine/core/code-runner';
import type { ServiceRequest } from '../../engine/core/lab-service';
import { createNodeRunner } from './node-runner';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

const ORIGIN = 'http://localhost:5000';

/** A service that says what it was asked, and remembers it. */
function echo(answer?: RunServices['answer']) {
  const asked: ServiceRequest[] = [];
  const services: RunServices = {
    origins: [ORIGIN],
    answer: async (request) => {
      asked.push(request);
      if (answer) return answer(request);
      const { method, url, headers } = request;
      const body = JSON.stringify({ method, url, headers, body: new TextDecoder().decode(request.body) });
      return { status: 200, headers: { 'content-type': 'application/json' }, body };
    },
  };
  return { asked, services };
}

const run = (source: string, extra: Partial<RunRequest>, signal?: AbortSignal) =>
  runner.run(
    {
      runId: 'r',
      language: 'typescript',
      files: { 'main.ts': source },
      program: { kind: 'module', path: 'main.ts' },
      ...extra,
    },
    undefined,
    signal,
  );

describe('services of a run', () => {
  it('answer fetch with what was sent', async () => {
    const { services } = echo();
    const result = await run(
      `const response = await fetch(process.env.MLFLOW_TRACKING_URI + '/a b?c=d', {
        method: 'post', headers: { 'X-One': '1' }, body: JSON.stringify({ é: 1 }) });
      console.log(response.status, response.ok, response.url, JSON.stringify(await response.json()));`,
      { services, env: { MLFLOW_TRACKING_URI: ORIGIN } },
    );
    expect(result.stderr).toBe('');
    const sent = {
      method: 'POST',
      url: `${ORIGIN}/a%20b?c=d`,
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-one': '1' },
      body: '{"é":1}',
    };
    expect(result.stdout).toBe(`200 true ${sent.url} ${JSON.stringify(sent)}\n`);
  });

  it('carry bytes both ways, and answers without a body', async () => {
    const { services } = echo(async ({ method, body }) =>
      method === 'DELETE'
        ? { status: 204, headers: {}, body: '' }
        : { status: 200, headers: {}, body: body.map((byte) => 255 - byte) },
    );
    const result = await run(
      `const response = await fetch('${ORIGIN}/', { method: 'PUT', body: new Uint8Array([0, 1, 255]) });
      console.log([...new Uint8Array(await response.arrayBuffer())].join());
      console.log((await fetch('${ORIGIN}/', { method: 'DELETE' })).status);`,
      { services },
    );
    expect(result.stdout).toBe('255,254,0\n204\n');
  });

  it('are the only hosts that there are', async () => {
    const { services, asked } = echo();
    const result = await run(
      `for (const url of ['https://example.com/', '${ORIGIN}0/', 'https://localhost:5000/', 'http://localhost/', 'http://localhost:5000.example.com/'])
        await fetch(url).catch((error) => console.log(error.message, error.cause.message));`,
      { services },
    );
    expect(result.stdout).toBe(
      ['example.com', 'localhost', 'localhost', 'localhost', 'localhost']
        .map((host, index) =>
          index === 4
            ? 'Failed to parse URL from http://localhost:5000.example.com/ Invalid URL\n'
            : `fetch failed getaddrinfo ENOTFOUND ${host}: the lab has no network. Here are ${ORIGIN}.\n`,
        )
        .join(''),
    );
    expect(asked).toEqual([]);
  });

  it('say when they fail', async () => {
    const { services } = echo(async () => {
      throw new Error('disk full');
    });
    const result = await run(
      `await fetch('${ORIGIN}/').catch((error) => console.log(error.name, error.cause.message));`,
      { services },
    );
    expect(result.stdout).toBe('TypeError the service at http://localhost:5000 failed: disk full\n');
  });

  it('give a seeded run the same moments however slow they are', async () => {
    const program = `
      const times: number[] = [];
      const tick = setInterval(() => times.push(Date.now()), 1);
      const began = Date.now();
      const slow = fetch('${ORIGIN}/slow').then(async (response) => [Date.now() - began, await response.text()]);
      const fast = fetch('${ORIGIN}/fast').then(async (response) => [Date.now() - began, await response.text()]);
      const answers = await Promise.all([fast, slow]);
      const late = await fetch('${ORIGIN}/slow', { signal: AbortSignal.timeout(1) }).catch((error) => error.name);
      clearInterval(tick);
      console.log(JSON.stringify([times, answers, late, Math.random(), new Date().toISOString()]));`;
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const answer =
      (wait: Promise<void>): RunServices['answer'] =>
      async ({ url }) => {
        if (url.endsWith('/slow')) await wait;
        return { status: 200, headers: {}, body: url.slice(ORIGIN.length) };
      };
    const quick = await run(program, { seed: 's', services: echo(answer(Promise.resolve())).services });
    const waiting = run(program, { seed: 's', services: echo(answer(gate)).services });
    await run('', {});
    open();
    const slow = await waiting;
    expect(quick.stderr).toBe('');
    expect(slow.stdout).toBe(quick.stdout);
    expect(JSON.parse(quick.stdout)[2]).toBe('TimeoutError');
  });

  it('keep what they have answered when the run is stopped, and take no more', async () => {
    const stop = new AbortController();
    const { services, asked } = echo(async (request) => {
      if (asked.length === 3) stop.abort();
      return { status: 200, headers: {}, body: request.url };
    });
    const result = await run(
      `for (let i = 0; ; i++) await fetch('${ORIGIN}/' + i);`,
      { services },
      stop.signal,
    );
    expect(result.outcome).toBe('stopped');
    expect(asked.map(({ url }) => url)).toEqual([0, 1, 2].map((i) => `${ORIGIN}/${i}`));
  });

  it('take requests in their order, one at a time', async () => {
    let underWay = 0;
    const { services, asked } = echo(async () => {
      expect(++underWay).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      underWay--;
      return { status: 200, headers: {}, body: '' };
    });
    await run(`await Promise.all([0, 1, 2, 3].map((i) => fetch('${ORIGIN}/' + i)));`, { services });
    expect(asked.map(({ url }) => url.at(-1))).toEqual(['0', '1', '2', '3']);
  });

  it('refuse what is beyond the limits with a reason', async () => {
    const { services, asked } = echo();
    const result = await run(
      `const tell = (error) => console.log(error.cause.message);
      await fetch('${ORIGIN}/', { method: 'PUT', body: new Uint8Array(32_000_001) }).catch(tell);
      await fetch('${ORIGIN}/?' + 'x'.repeat(40_000)).catch(tell);
      console.log((await fetch('${ORIGIN}/')).status);`,
      { services },
    );
    expect(result.stdout).toBe(
      'the body has 32000001 bytes; a request may have 32000000\n' +
        'address and headers have 40023 characters; a request may have 32000\n200\n',
    );
    expect(asked).toHaveLength(1);
  });

  it('live beside the services of the workspace', async () => {
    const { services } = echo();
    const result = await run('', {
      services,
      files: {
        'lab-services.json': JSON.stringify({ worlds: ['homestead'], seed: 'a' }),
        'main.ts': `console.log((await fetch('${ORIGIN}/')).status, (await fetch('http://files.homestead.lab/views.csv')).status);
            await fetch('http://nowhere/').catch((error) => console.log(error.cause.message));`,
      },
    });
    expect(result.stdout).toContain('200 200\n');
    expect(result.stdout).toContain('homestead.lab, http://localhost:5000.');
  });

  it('are not there for a run that has none', async () => {
    expect((await run('console.log(typeof fetch);', {})).stdout).toBe('undefined\n');
  });
});
