'use client';

import { Check, ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Spinner } from '@/components/ui/spinner';
import { identityForm } from './forms/forms';
import { adviceFor, stopsAtConflict } from './git-advice';
import { useGitPanel } from './git-context';

/** The command that the panel ran last, with git's answer: a line, or in full when it failed or when it is opened. */
export function CommandStrip() {
  const { git, ask, overview } = useGitPanel();
  const { answer } = git;
  const [isOpen, setOpen] = useState(false);
  const number = answer?.number;
  const isBad = answer?.exitCode !== undefined && answer.exitCode !== 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each command begins folded, unless it failed
  useEffect(() => setOpen(isBad), [number, isBad]);
  if (!answer) return null;
  const [first = ''] = answer.line.split('\n');
  const text = answer.text.replace(/^Rebasing \(\d+\/\d+\)\n/gm, '');
  const advice = isBad ? adviceFor(text) : undefined;
  return (
    <section aria-label="Last command" className="shrink-0 border-line border-t bg-canvas text-xs">
      <div className="flex min-h-8 items-center gap-2 px-3">
        <Sign isBusy={git.isBusy} isBad={isBad} isConflict={isBad && stopsAtConflict(text)} />
        <p className="min-w-0 flex-1 truncate" role="status">
          <code className="text-ink">$ {first}</code>
          {isOpen || text === '' ? null : <span className="ms-3 text-ink-muted">{text.split('\n')[0]}</span>}
        </p>
        {text === '' ? null : (
          <Button size="sm" variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? <ChevronDown aria-hidden size={14} /> : <ChevronUp aria-hidden size={14} />}
            {isOpen ? 'Fold' : 'Answer'}
          </Button>
        )}
      </div>
      {isOpen && text !== '' ? (
        <section
          aria-label="Answer of git"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
          tabIndex={0}
          className="max-h-28 overflow-auto px-3 pb-2 focus-visible:-outline-offset-2"
        >
          {advice ? (
            <p className="mb-1 flex flex-wrap items-center gap-2 text-ink-muted leading-5">
              <span>
                <span className="font-medium text-ink">What to try: </span>
                {advice}
              </span>
              {/tell me who you are/.test(text) ? (
                <Button size="sm" onPress={() => ask(identityForm(overview.identity))}>
                  Say who commits
                </Button>
              ) : null}
            </p>
          ) : null}
          <pre className="whitespace-pre-wrap break-words font-mono text-ink leading-5">{text}</pre>
        </section>
      ) : null}
    </section>
  );
}

function Sign({
  isBusy,
  isBad,
  isConflict,
}: {
  readonly isBusy: boolean;
  readonly isBad: boolean;
  readonly isConflict: boolean;
}) {
  if (isBusy) return <Spinner className="size-3.5" />;
  if (isConflict) return <span className="shrink-0 font-medium text-adhoc">stopped</span>;
  return (
    <span className={cx('flex shrink-0 items-center gap-1', isBad ? 'text-failed' : 'text-passed')}>
      {isBad ? <X aria-hidden size={14} /> : <Check aria-hidden size={14} />}
      <span className="sr-only">{isBad ? 'failed' : 'done'}</span>
    </span>
  );
}
