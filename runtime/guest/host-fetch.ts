import type { ServiceResponse } from '../../engine/core/lab-service';
import type { Activity } from './activity';
import { HostFailure, type HostLink } from './host-link';
import { responseClass } from './http-classes';
import { failed } from './network-errors';
import { enqueueMacrotask } from './primordials';
import type { Surroundings } from './time';

/** How long a service of the host takes, in virtual milliseconds. */
const ANSWER_MS = 2;

/** Answers whose status allows no body. */
const WITHOUT_BODY = [101, 103, 204, 205, 304];

/** What a request to the host is made with. */
export interface HostFetchParts {
  readonly time: Surroundings;
  readonly activity: Activity;
  readonly link: HostLink;
}

/**
 * Sends a request to a service of the host and resolves with its answer, in the time of the run: a seeded run meets it
 * at the same moment however long the host really takes. The run is held meanwhile.
 */
export async function fetchFromHost(
  { time, activity, link }: HostFetchParts,
  request: Request,
  body: Uint8Array,
): Promise<Response> {
  const { signal, method, url } = request;
  const moment = time.expect(ANSWER_MS);
  const release = activity.hold();
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => {
    headers[name] = value;
  });
  try {
    const answer = await new Promise<ServiceResponse>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      link.ask({ method: method.toUpperCase(), url, headers, body }).then(
        (response) => moment.arrive(() => resolve(response)),
        (failure: HostFailure) => moment.arrive(() => reject(failure)),
      );
    });
    const content = WITHOUT_BODY.includes(answer.status)
      ? null
      : (answer.body as string | Uint8Array<ArrayBuffer>);
    const response = new (responseClass.get())(content, { status: answer.status, headers: answer.headers });
    Object.defineProperty(response, 'url', { value: url, configurable: true });
    return response;
  } catch (error) {
    throw error instanceof HostFailure ? failed(error.message, 'UND_ERR_ABORTED') : error;
  } finally {
    moment.cancel();
    // What the caller starts next must be held before this is let go.
    enqueueMacrotask(() => enqueueMacrotask(release));
  }
}
