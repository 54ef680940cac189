import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** Carries the address from the socket to the handlers, which see no socket. What a client sends in it is overwritten. */
const HEADER = 'x-lab-peer';

const INSTALLED = Symbol.for('stagecraft.peer');
const marks = globalThis as { [INSTALLED]?: true };

/** Writes the address of the other side into each request before anything reads it. Once for a process. */
export function notePeers(): void {
  if (marks[INSTALLED]) return;
  marks[INSTALLED] = true;
  subscribe('http.server.request.start', (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    request.headers[HEADER] = socket.remoteAddress ?? '';
  });
}

/**
 * The address that a request came from, for limits. `X-Forwarded-For` can be sent by anyone, so only its last
 * `trustedProxyHops` entries, which one's own proxies wrote, are believed.
 */
export function peerOf(request: Request, trustedProxyHops: number): string {
  const direct = marks[INSTALLED] ? request.headers.get(HEADER) || 'unknown' : 'unknown';
  if (trustedProxyHops === 0) return direct;
  const forwarded = (request.headers.get('x-forwarded-for') ?? '').split(',').map((each) => each.trim());
  return forwarded.at(-trustedProxyHops) || direct;
}
