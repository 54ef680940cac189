'use client';

import { counted } from '@/components/lesson/format';
import type { RepositoryPage } from '@/engine/versioning/forge/views/repository-page';

/** Where the owner file of a repository lies, and the lines of it that GitHub cannot read. */
export function OwnersNote({
  page,
}: {
  readonly page: Pick<RepositoryPage, 'codeOwners' | 'defaultBranch'>;
}) {
  const { codeOwners, defaultBranch } = page;
  if (codeOwners === null) return null;
  const { path, errors } = codeOwners;
  return (
    <section aria-label="Owner file" className="border-line border-b px-3 py-2.5 text-xs leading-5">
      <h3 className="font-mono text-ink">
        {path} <span className="font-sans text-ink-muted">on {defaultBranch}</span>
      </h3>
      {errors.length === 0 ? (
        <p className="text-ink-muted">
          <span className="text-passed">
            <span aria-hidden>✓</span> This file is valid.
          </span>{' '}
          Owners are asked for a review when a pull request changes their files.
        </p>
      ) : (
        <>
          <p className="text-failed">
            <span aria-hidden>✕</span> {counted(errors.length, 'error')}. Lines with an invalid pattern or
            owner are passed over; an unknown owner owns nothing.
          </p>
          <ul className="mt-1 flex flex-col gap-1">
            {errors.map(({ kind, line, column, source, suggestion }) => (
              <li key={`${line}:${column}`} className="text-ink-muted">
                Line {line}: {kind}
                {suggestion === null ? '' : `. ${suggestion}`}
                <code className="mt-0.5 block overflow-x-auto whitespace-pre text-ink">{source}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
