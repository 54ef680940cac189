import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { notePeers, peerOf } from './peer';

describe('the address of the other side', () => {
  it('is that of the socket, whatever the client says', async () => {
    notePeers();
    const server = createServer((incoming, response) => {
      const request = new Request('http://lab.test/', {
        headers: incoming.headers as Record<string, string>,
      });
      response.end(JSON.stringify([0, 1, 2].map((hops) => peerOf(request, hops))));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const headers = { 'x-lab-peer': '6.6.6.6', 'x-forwarded-for': '7.7.7.7, 8.8.8.8' };
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers });
    expect(await answer.json()).toEqual(['127.0.0.1', '8.8.8.8', '7.7.7.7']);
    await new Promise((resolve) => server.close(resolve));
  });
});
