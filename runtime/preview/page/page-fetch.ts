import type { AppExchange, AppServer } from '../../../engine/core/app-driver';

/** The requests of a page: `fetch` for it, and what is known of them for whoever watches. */
export interface PageNetwork {
  readonly fetch: typeof fetch;
  /** Requests that have no answer yet. */
  readonly pending: () => number;
  /** How many requests have begun or ended so far. */
  readonly moves: () => number;
  /** Everything answered since the last call. */
  readonly take: () => AppExchange[];
}

/**
 * `fetch` for a page whose only server is the learner's own handler: a relative address, or one of this very host.
 * Another host fails as it does where there is no network.
 */
export function createPageNetwork(base: URL, server: AppServer): PageNetwork {
  let pending = 0;
  let moves = 0;
  let answered: AppExchange[] = [];
  const pageFetch: typeof fetch = async (input, init) => {
    const given = typeof input === 'object' && 'url' in input ? input.url : String(input);
    const url = new URL(given, base);
    if (url.host !== base.host) {
      throw new TypeError(
        `Failed to fetch ${url.href}: the preview has no network. Only the app's own server answers.`,
      );
    }
    // The platform's Request checks method, headers and body as it does at work.
    const full = new Request(typeof input === 'object' && 'url' in input ? input : url, init);
    pending++;
    moves++;
    try {
      const request = {
        method: full.method,
        path: url.pathname + url.search,
        headers: Object.fromEntries(full.headers),
        body: full.method === 'GET' || full.method === 'HEAD' ? null : await full.text(),
      };
      const response = await server(request);
      answered.push({ request, response });
      const isEmpty = [101, 204, 205, 304].includes(response.status);
      return new Response(isEmpty ? null : response.body, {
        status: response.status,
        headers: response.headers,
      });
    } finally {
      pending--;
      moves++;
    }
  };
  return {
    fetch: pageFetch,
    pending: () => pending,
    moves: () => moves,
    take: () => {
      const all = answered;
      answered = [];
      return all;
    },
  };
}
