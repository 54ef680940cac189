import { cx } from '@/components/ui/cx';
import type { LessonSession } from '@/stores/contracts';
import type { PreviewExchange } from '@/stores/preview-contracts';
import { LocationButton } from '../location-button';
import { bodyText, statusWords } from './preview-words';

/** Every request of the page: method, path, status, time; opened, both bodies. */
export function NetworkLog({
  session,
  exchanges,
}: {
  readonly session: LessonSession;
  readonly exchanges: readonly PreviewExchange[];
}) {
  if (exchanges.length === 0) {
    return (
      <p className="p-3 text-ink-muted text-xs">
        Each request that the page makes with fetch comes here, with what <code>app/server.ts</code> answered.
      </p>
    );
  }
  return (
    <ul aria-label="Requests of the app" className="min-h-0 flex-1 overflow-auto font-mono text-xs leading-5">
      {exchanges.map((exchange) => (
        <li key={exchange.id} className="border-line border-b">
          <ExchangeDetails session={session} exchange={exchange} />
        </li>
      ))}
    </ul>
  );
}

function ExchangeDetails({
  session,
  exchange,
}: {
  readonly session: LessonSession;
  readonly exchange: PreviewExchange;
}) {
  const { request, response, ms } = exchange;
  const isBad = response !== undefined && response.status >= 400;
  const location = response?.error?.frames[0];
  return (
    <details>
      <summary className="cursor-pointer px-3 py-0.5 focus-visible:-outline-offset-2">
        <span className="inline-flex w-[calc(100%-1rem)] flex-wrap gap-x-3 align-top">
          <span className="text-ink">
            {request.method} {request.path}
          </span>
          <span className={cx(isBad ? 'text-failed' : 'text-ink-muted')}>
            {isBad ? '✗ ' : ''}
            {statusWords(exchange)}
          </span>
          <span className="flex-1" />
          <span className="text-ink-muted tabular-nums">
            {ms === undefined ? '' : `${Math.round(ms)} ms`}
          </span>
        </span>
      </summary>
      <dl className="px-3 pb-2">
        <Body name="Sent" text={bodyText(request.body)} />
        {response ? <Body name="Answered" text={bodyText(response.body)} /> : null}
        {response?.error ? (
          <div className="mt-1 text-failed">
            <dt className="sr-only">Error of the handler</dt>
            <dd>
              ✗ {response.error.name}: {response.error.message}{' '}
              {location ? <LocationButton session={session} location={location} /> : null}
            </dd>
          </div>
        ) : null}
      </dl>
    </details>
  );
}

function Body({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div className="mt-1">
      <dt className="text-ink-muted">{name}</dt>
      <dd className="whitespace-pre-wrap break-words rounded bg-sunken px-2 py-1 text-ink">
        {text.slice(0, 20_000)}
      </dd>
    </div>
  );
}
