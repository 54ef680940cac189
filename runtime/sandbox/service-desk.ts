import type { FetchedMessage } from '../../contracts/runner-protocol';
import { type RunRequest, type RunServices, SERVICE_LIMITS } from '../../engine/core/code-runner';
import { messageOf } from '../../engine/core/errors';
import type { ServiceRequest } from '../../engine/core/lab-service';

/** The part of a request that crosses to the guest: plain values, with the services by their origins alone. */
export function guestRequest({ services, ...request }: RunRequest) {
  return { request, origins: services?.origins ?? [] };
}

/**
 * Where the requests of one run are answered, outside of the sandbox. A request reaches a service of this run by its
 * origin, and nothing else: no address here is ever fetched. Requests are answered in their order, so that the same run
 * meets its services in the same state.
 */
export class ServiceDesk {
  readonly #services: RunServices | undefined;
  readonly #reply: (message: FetchedMessage) => void;
  #tail: Promise<void> = Promise.resolve();
  #requests = 0;
  #bytes = 0;
  #isClosed = false;

  constructor(services: RunServices | undefined, reply: (message: FetchedMessage) => void) {
    this.#services = services;
    this.#reply = reply;
  }

  /**
   * Takes a request. False: the run is beyond its limits, which its guest would not have let it, or it has no services;
   * it is to be ended.
   */
  take(id: number, request: ServiceRequest): boolean {
    this.#requests++;
    this.#bytes += request.body.length;
    if (
      this.#services === undefined ||
      this.#requests > SERVICE_LIMITS.requests ||
      this.#bytes > SERVICE_LIMITS.totalBytes
    )
      return false;
    this.#tail = this.#tail.then(() => this.#answer(id, request));
    return true;
  }

  async #answer(id: number, request: ServiceRequest): Promise<void> {
    if (this.#isClosed) return;
    const message = await this.#messageFor(id, request);
    if (!this.#isClosed) this.#reply(message);
  }

  async #messageFor(id: number, request: ServiceRequest): Promise<FetchedMessage> {
    const services = this.#services!;
    const origin = services.origins.find((one) => request.url.startsWith(`${one}/`));
    if (origin === undefined)
      return { type: 'fetched', id, failure: `there is no service at ${request.url}` };
    try {
      const { status, headers, body } = await services.answer(request);
      return { type: 'fetched', id, response: { status, headers, body } };
    } catch (error) {
      return { type: 'fetched', id, failure: `the service at ${origin} failed: ${messageOf(error)}` };
    }
  }

  /** The run is over: what waits is not answered any more. */
  close(): void {
    this.#isClosed = true;
  }
}
