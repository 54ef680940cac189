import type { PreviewExchange, PreviewState } from '@/stores/preview-contracts';

/** What the panel says of the state of the page. */
export const STATUS_WORDS: Readonly<Record<PreviewState['status'], string>> = {
  closed: 'Closed',
  opening: 'Opening',
  open: 'Running',
  stopped: 'Stopped',
  hung: 'Ended: it did not stop by itself',
  left: 'Closed: it left its address',
  flooded: 'Ended: too many messages',
  failed: 'Not opened',
};

/** A status of an answer as people call it. */
export function statusWords({ response, ms }: PreviewExchange): string {
  if (response === undefined) return ms === undefined ? 'waiting' : 'no answer';
  return `${response.status} ${NAMES[response.status] ?? KINDS[Math.floor(response.status / 100)] ?? ''}`.trim();
}

const NAMES: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
  504: 'Gateway Timeout',
};
const KINDS: Readonly<Record<number, string>> = {
  2: 'Success',
  3: 'Redirect',
  4: 'Client error',
  5: 'Server error',
};

/** A body as it is best read: JSON with line breaks, anything else as it came. */
export function bodyText(body: string | null): string {
  if (body === null || body === '') return '(empty)';
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
