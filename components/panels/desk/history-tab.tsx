'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { isIgnored } from '@/engine/workbench/desk-lesson';
import { type Commit, scanHistory } from '@/engine/workbench/history';
import { masked, scanFiles } from '@/engine/workbench/secret-scanner';
import { uncommitted } from '@/stores/desk';
import type { DeskTabProps } from './tab-props';

/** The commits here and on the server, what is not committed, and the secret scanner. */
export function HistoryTab(props: DeskTabProps) {
  return (
    <div className="grid gap-6 text-sm lg:grid-cols-2">
      <div className="space-y-6">
        <CommitForm {...props} />
        <PushForm {...props} />
        <Scanner {...props} />
      </div>
      <section aria-label="Commits" className="space-y-2">
        <h3 className="font-semibold">Commits, newest first</h3>
        <ol className="divide-y divide-line border-line border-y">
          {[...props.desk.commits].reverse().map((commit) => (
            <CommitLine key={commit.id} commit={commit} {...props} />
          ))}
        </ol>
      </section>
    </div>
  );
}

function CommitLine({ commit, desk, run, isDisabled }: DeskTabProps & { readonly commit: Commit }) {
  const onServer = desk.remote.some(({ id }) => id === commit.id);
  const files = Object.entries(commit.changes);
  return (
    <li className="py-2">
      <p>
        <code className="text-accent">{commit.id}</code> <span className="font-medium">{commit.message}</span>
      </p>
      <p className="text-ink-muted text-xs leading-5">
        {commit.author}, day {commit.day}; {onServer ? 'on the server' : 'only here'}
      </p>
      <details className="mt-1">
        <summary className="cursor-pointer text-ink-muted text-xs">
          {files.length} {files.length === 1 ? 'file' : 'files'}
        </summary>
        <ul className="mt-1 space-y-1">
          {files.map(([path, content]) => (
            <li key={path} className="flex flex-wrap items-center gap-2 font-mono text-xs">
              <span aria-hidden>{content === null ? '−' : '±'}</span>
              <span>
                {path}
                {content === null ? ' (deleted)' : ''}
              </span>
              {content === null ? null : (
                <Button
                  size="sm"
                  variant="quiet"
                  isDisabled={isDisabled}
                  onPress={() => run({ do: 'restore', path, commit: commit.id })}
                >
                  Bring back {path}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function CommitForm({ desk, files, run, isDisabled }: DeskTabProps) {
  const [message, setMessage] = useState('');
  const changes = uncommitted(desk, files);
  const paths = Object.keys(changes).sort();
  return (
    <form
      aria-label="Commit"
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (run({ do: 'commit', message, changes })) setMessage('');
      }}
    >
      <h3 className="font-semibold">Not committed</h3>
      {paths.length === 0 ? (
        <p className="text-ink-muted">Nothing: the files are as the last commit has them.</p>
      ) : (
        <ul className="font-mono text-xs leading-5">
          {paths.map((path) => (
            <li key={path}>
              {changes[path] === null ? '− ' : '± '}
              {path}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <label htmlFor="desk-message" className="flex min-w-48 flex-1 flex-col gap-1">
          <span className="text-ink-muted text-xs">Message</span>
          <input
            id="desk-message"
            className="rounded-md border border-line-strong bg-surface px-2.5 py-1 text-ink"
            value={message}
            autoComplete="off"
            onChange={(event) => setMessage(event.target.value)}
          />
        </label>
        <Button type="submit" size="sm" isDisabled={isDisabled || paths.length === 0}>
          Commit all
        </Button>
      </div>
    </form>
  );
}

function PushForm({ desk, run, isDisabled }: DeskTabProps) {
  const [force, setForce] = useState(false);
  const same = JSON.stringify(desk.commits) === JSON.stringify(desk.remote);
  return (
    <form
      aria-label="Push"
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        run({ do: 'push', force });
      }}
    >
      <h3 className="font-semibold">The server</h3>
      <p className="text-ink-muted">
        {same ? 'It has the same history.' : 'It has another history than this one.'}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="sm" isDisabled={isDisabled || same}>
          Push
        </Button>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={force}
            onChange={(event) => setForce(event.target.checked)}
            className="size-4 accent-(--accent)"
          />
          force: replace the history there
        </label>
      </div>
    </form>
  );
}

interface Found {
  readonly where: string;
  readonly rule: string;
  readonly secret: string;
}

function Scanner({ desk, files, run, isDisabled }: DeskTabProps) {
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const scan = () => setFound(scanEverything(desk, files));
  const secrets = [...new Set((found ?? []).map(({ secret }) => secret))];
  return (
    <section aria-label="Secret scanner" className="space-y-2">
      <h3 className="font-semibold">Secret scanner</h3>
      <Button size="sm" onPress={scan}>
        Scan files, history and server
      </Button>
      <div role="status">
        {found === null ? null : found.length === 0 ? (
          <p className="text-passed">✓ Nothing that looks like a secret.</p>
        ) : (
          <>
            <p className="text-failed">✗ {found.length} places hold what looks like a secret.</p>
            <ul className="mt-1 space-y-0.5 text-xs leading-5">
              {found.map(({ where, rule, secret }) => (
                <li key={`${where} ${secret}`}>
                  {where}: {rule} <code>{masked(secret)}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {secrets.map((secret) => (
        <Button
          key={secret}
          size="sm"
          variant="danger"
          isDisabled={isDisabled}
          onPress={() => {
            if (run({ do: 'purge', text: secret })) setFound(null);
          }}
        >
          Purge {masked(secret)} from the history here
        </Button>
      ))}
    </section>
  );
}

function scanEverything(
  { commits, remote }: DeskTabProps['desk'],
  files: DeskTabProps['files'],
): readonly Found[] {
  const own = Object.fromEntries(Object.entries(files).filter(([path]) => !isIgnored(path)));
  return [
    ...scanFiles(own).map(({ path, line, rule, secret }) => ({
      where: `${path}, line ${line}`,
      rule,
      secret,
    })),
    ...scanHistory(commits).map(({ commit, path, rule, secret }) => ({
      where: `commit ${commit.id}, ${path}`,
      rule,
      secret,
    })),
    ...scanHistory(remote).map(({ commit, path, rule, secret }) => ({
      where: `on the server, commit ${commit.id}, ${path}`,
      rule,
      secret,
    })),
  ];
}
