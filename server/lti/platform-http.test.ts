import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPrivate, networkHttp } from './platform-http';

const server = createServer((request, response) => {
  if (request.url === '/long') response.end('x'.repeat(1_100_000));
  else if (request.url === '/moved') response.writeHead(302, { location: '/here' }).end();
  else response.end(`${request.method} ${request.headers.accept}`);
});
let base: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

describe('asking platforms', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
  ])('takes %s for an address inside', (address) => {
    expect(isPrivate(address)).toBe(true);
  });

  it.each(['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1', '::ffff:93.184.216.34'])(
    'takes %s for an address of the internet',
    (address) => {
      expect(isPrivate(address)).toBe(false);
    },
  );

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'https://localhost/',
    'http://example.org/',
  ])('does not ask %s', async (url) => {
    await expect(networkHttp(false)(url, { method: 'GET' })).rejects.toThrow(
      /private network|begin with https/,
    );
  });

  it('asks them where the operator allows it, follows nothing, and reads no more than a megabyte', async () => {
    const http = networkHttp(true);
    expect(await http(base, { method: 'POST', body: 'a=b' })).toMatchObject({
      status: 200,
      text: 'POST application/json',
    });
    expect((await http(`${base}/moved`, { method: 'GET' })).status).toBe(302);
    await expect(http(`${base}/long`, { method: 'GET' })).rejects.toMatchObject({ code: 'lti-platform' });
  });
});
