import type { FetchedMessage } from '../../contracts/runner-protocol';
import { SERVICE_LIMITS } from '../../engine/core/code-runner';
import type { ServiceRequest, ServiceResponse } from '../../engine/core/lab-service';
import { ObjectCreate } from './primordials';
import type { Post } from './wire';

/** The host did not answer a request; the message says why. */
export class HostFailure extends Error {}

interface Pending {
  readonly resolve: (response: ServiceResponse) => void;
  readonly reject: (failure: HostFailure) => void;
}

/** The guest's end of the services of a run: sends requests and hears the answers. */
export interface HostLink {
  /**
   * Asks the host. Rejects with a HostFailure: the request is beyond a limit of the run, or the service failed.
   */
  ask(request: ServiceRequest): Promise<ServiceResponse>;
  /** Takes an answer; one that nobody waits for is dropped. */
  receive(message: FetchedMessage): void;
}

/** Creates the link of one run. The host holds requests to the same limits, and ends a run that goes beyond them. */
export function createHostLink(post: Post): HostLink {
  // A null prototype: no setter on Object.prototype can see what waits.
  const pending: Record<number, Pending | undefined> = ObjectCreate(null);
  let sent = 0;
  let bytes = 0;
  const beyond = ({ body, url, headers }: ServiceRequest): string | null => {
    if (body.length > SERVICE_LIMITS.bodyBytes)
      return `the body has ${body.length} bytes; a request may have ${SERVICE_LIMITS.bodyBytes}`;
    let head = url.length;
    for (const name in headers) head += name.length + headers[name]!.length;
    if (head > SERVICE_LIMITS.headBytes)
      return `address and headers have ${head} characters; a request may have ${SERVICE_LIMITS.headBytes}`;
    if (sent >= SERVICE_LIMITS.requests)
      return `a run may send ${SERVICE_LIMITS.requests} requests, and this one has sent them`;
    if (bytes + body.length > SERVICE_LIMITS.totalBytes)
      return `a run may send ${SERVICE_LIMITS.totalBytes} bytes, and this one has sent them`;
    return null;
  };
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        const problem = beyond(request);
        if (problem !== null) return reject(new HostFailure(problem));
        bytes += request.body.length;
        const id = sent++;
        pending[id] = { resolve, reject };
        post({ type: 'fetch', id, request });
      }),
    receive: (message) => {
      const waiting = pending[message.id];
      if (waiting === undefined) return;
      delete pending[message.id];
      if ('response' in message) waiting.resolve(message.response);
      else waiting.reject(new HostFailure(message.failure));
    },
  };
}
