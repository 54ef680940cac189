import { TriangleAlert } from 'lucide-react';
import type { BasisView } from '@/engine/deployment/cloud/views/bill-view';

/** What stands under every total: what kind of price it is, from where and of when, and what it lacks. */
export function BasisNote({
  basis,
  priceFile,
}: {
  readonly basis: BasisView;
  readonly priceFile: string | null;
}) {
  const { words, sources, unpriced } = basis;
  return (
    <div className="space-y-2 text-ink-muted text-xs leading-5">
      {unpriced.length > 0 ? (
        <div className="flex gap-2 rounded-md border border-adhoc/30 bg-adhoc-soft px-2.5 py-1.5 text-ink">
          <TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0 text-adhoc" />
          <div className="min-w-0">
            <p>Not in the total, because the price list does not have it:</p>
            <ul>
              {unpriced.map(({ what, resources }) => (
                <li key={what} className="break-words">
                  {what} <span className="text-ink-muted">({resources.join(', ')})</span>
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      <p>
        <strong className="font-medium text-ink">{capital(words)}.</strong>{' '}
        {priceFile === null ? (
          <>
            To use prices of your own: <code>cloud prices --edit</code>.
          </>
        ) : (
          <>
            The prices are those of <code>{priceFile}</code>.
          </>
        )}
        {sources.length > 0 ? ' Sources:' : ''}
      </p>
      {sources.length > 0 ? (
        <ul className="space-y-0.5">
          {sources.map(({ source, retrieved, confidence, skus }) => (
            <li key={`${source} ${retrieved} ${confidence}`} className="break-words">
              {source}, {retrieved === null ? 'date not known' : `retrieved ${retrieved}`},{' '}
              <span className={confidence === 'unverified' ? 'text-adhoc' : 'text-ink'}>{confidence}</span>
              <span className="text-ink-muted">: {skus.join(', ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
