import type { LabReply, LabServices } from '../../engine/ingestion/lab-services';
import type { Activity } from './activity';
import { fetchFromHost } from './host-fetch';
import type { HostLink } from './host-link';
import { requestClass, responseClass } from './http-classes';
import { failed } from './network-errors';
import { enqueueMacrotask } from './primordials';
import type { Surroundings } from './time';

/** How long a client of Node waits for the headers of an answer, in virtual milliseconds. */
const HEADERS_TIMEOUT_MS = 300_000;

/** How long one piece of a stream takes, in virtual milliseconds. */
const PIECE_MS = 1;

const RealStream = globalThis.ReadableStream;
const RealUint8Array = globalThis.Uint8Array;

/** What the network of a run is made of. */
export interface NetworkParts {
  /** The services of the workspace, which answer in the sandbox; null: it has none. */
  readonly services: LabServices | null;
  /** The services of the run, which answer outside of it; null: it has none. */
  readonly host: { readonly origins: readonly string[]; readonly link: HostLink } | null;
  readonly time: Surroundings;
  readonly activity: Activity;
  /** The lab ends the process, as a container is ended from outside. */
  readonly onKilled: (error: unknown) => void;
}

/** As a body of Node ends when the other side closes the connection. */
function brokenOff(): TypeError {
  return Object.assign(new TypeError('terminated'), {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
  });
}

/**
 * `fetch` and `AbortSignal.timeout` for programs that have services. Hosts of the workspace's own services are answered
 * here, after virtual time, those of the run by the host; any other address is an error. Nothing here reaches a real
 * network.
 */
export function createNetwork(parts: NetworkParts) {
  const { services, host, time, activity } = parts;
  const hosts = [...(services?.hosts ?? []), ...(host?.origins ?? [])];

  /** Waits in virtual time; the run is held meanwhile. */
  const wait = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const release = activity.hold();
      // What the caller starts next must be held before this is let go.
      const letGo = () => enqueueMacrotask(() => enqueueMacrotask(release));
      const cancel = time.schedule(() => {
        letGo();
        resolve();
      }, ms);
      signal?.addEventListener('abort', () => {
        cancel();
        letGo();
        reject(signal.reason);
      });
    });

  const stream = (pieces: Iterator<string>, breaksOff: boolean, signal: AbortSignal) => {
    const encoder = new TextEncoder();
    return new RealStream<Uint8Array>(
      {
        pull: async (controller) => {
          if (signal.aborted) return controller.error(signal.reason);
          await wait(PIECE_MS);
          if (signal.aborted) return controller.error(signal.reason);
          try {
            const { value, done } = pieces.next();
            if (!done) controller.enqueue(encoder.encode(value));
            else if (breaksOff) controller.error(brokenOff());
            else controller.close();
          } catch (error) {
            parts.onKilled(error);
            await new Promise(() => {});
          }
        },
      },
      // Nothing is read ahead: what is delivered was asked for.
      { highWaterMark: 0 },
    );
  };

  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const release = activity.hold();
    let request: Request;
    let body: Uint8Array<ArrayBuffer>;
    try {
      request = new (requestClass.get())(input as RequestInfo, init);
      request.signal.throwIfAborted();
      body = request.body === null ? new RealUint8Array(0) : new RealUint8Array(await request.arrayBuffer());
    } finally {
      enqueueMacrotask(release);
    }
    const url = new URL(request.url);
    const { signal } = request;
    // The origin of a blob: or filesystem: address is that of another one inside it.
    if (/^https?:$/.test(url.protocol) && host?.origins.includes(url.origin))
      return fetchFromHost({ time, activity, link: host.link }, request, body);
    let reply: LabReply | undefined;
    try {
      reply = services?.answer({
        method: request.method,
        host: url.hostname,
        path: decodeURIComponent(url.pathname),
        query: Object.fromEntries(url.searchParams),
        body: new TextDecoder().decode(body),
      });
    } catch (error) {
      parts.onKilled(error);
      return new Promise(() => {});
    }
    if (!reply) {
      await wait(5, signal);
      throw failed(
        `getaddrinfo ENOTFOUND ${url.hostname}: the lab has no network. Here are ${hosts.join(', ')}.`,
        'ENOTFOUND',
      );
    }
    if (reply.delayMs === Number.POSITIVE_INFINITY) {
      await wait(HEADERS_TIMEOUT_MS, signal);
      throw failed('Headers Timeout Error', 'UND_ERR_HEADERS_TIMEOUT');
    }
    await wait(reply.delayMs, signal);
    const content =
      typeof reply.body === 'string' ? reply.body : stream(reply.body, reply.breaksOff ?? false, signal);
    return new (responseClass.get())(content, { status: reply.status, headers: reply.headers });
  };

  /** As the standard one, in the time of the run. */
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    time.schedule(
      () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
      ms,
      'background',
    );
    return controller.signal;
  };

  return { fetch, timeout };
}
