import type { BashOptions } from 'just-bash/browser';
import { bytesOf } from '../../bytes';
import type { ShellHost } from '../../host';

type CurlFetch = NonNullable<BashOptions['fetch']>;

/** A failure to reach a host; its number is curl's exit code. */
export interface Unreached {
  readonly exitCode: number;
  readonly message: string;
}

const ADDRESS = /^(https?):\/\/(?:[^/@]*@)?([^/:?#]+)(?::(\d+))?/;

/** A service that is asked for every port of this machine that no other one has. */
const EVERY_PORT = 'http://localhost:*';

/** The status with which it says that nobody listens there. */
const NOBODY = 0;

const isLocal = (name: string) => name === 'localhost' || name === '127.0.0.1';

/** The lab's network: its own services, and nothing else. */
export function curlFetch(host: ShellHost): CurlFetch {
  const unreached = (exitCode: number, message: string) => {
    host.network.failure = { exitCode, message };
    return new Error(message);
  };
  const refused = (scheme: string, name: string, port: string | undefined) => {
    const at = port ?? (scheme === 'https' ? '443' : '80');
    return unreached(7, `Failed to connect to ${name} port ${at} after 0 ms: Couldn't connect to server`);
  };
  return async (url, options) => {
    const address = ADDRESS.exec(url);
    if (!address) throw unreached(3, 'URL rejected: Malformed input to a URL function');
    const [origin, scheme, name, port] = address as unknown as [string, string, string, string | undefined];
    const known = Object.keys(host.services);
    const load =
      host.services[origin] ??
      (scheme === 'https' ? host.services[origin.replace('https:', 'http:')] : undefined);
    const published = isLocal(name) ? host.services[EVERY_PORT] : undefined;
    if (!load && !published) {
      const isHost = known.some((one) => ADDRESS.exec(one)?.[2] === name) || isLocal(name);
      if (!isHost) throw unreached(6, `Could not resolve host: ${name}`);
      throw refused(scheme, name, port);
    }
    const service = await (load ?? published!)();
    const headers = options?.headers ?? {};
    const response = await service(
      {
        method: (options?.method ?? 'GET').toUpperCase(),
        url,
        headers: lowerCased(headers),
        body: bytesOf(options?.body ?? ''),
      },
      host,
    );
    if (response.status === NOBODY) throw refused(scheme, name, port);
    return {
      status: response.status,
      statusText: STATUS_TEXTS[response.status] ?? '',
      headers: { ...response.headers },
      body: bytesOf(response.body),
      url,
    };
  };
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function lowerCased(headers: object): Record<string, string> {
  const entries =
    Symbol.iterator in headers ? [...(headers as Iterable<[string, string]>)] : Object.entries(headers);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
