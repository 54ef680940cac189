'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { personOf } from '@/engine/versioning/forge/views/person';
import type { PlacedRemark } from '@/engine/versioning/forge/views/placed-remarks';
import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import { type CommandPlace, replyLine, resolveLine } from './commands';
import { useForge } from './forge-context';
import { PersonMark, PersonName } from './person-mark';
import type { PullTab } from './place';
import { Prose } from './prose';
import { agoText } from './words';

export interface RemarkThreadProps {
  readonly at: CommandPlace;
  readonly page: PullPage;
  readonly remark: PlacedRemark;
  /** Names the file and line: the remark does not stand at them. */
  readonly showsPlace?: boolean;
  readonly onShow?: (tab: PullTab, path?: string) => void;
}

/** A remark of a review with the answers to it. A resolved one is folded. */
export function RemarkThread({ at, page, remark, showsPlace, onShow }: RemarkThreadProps) {
  const { home, run, isBusy } = useForge();
  const [reply, setReply] = useState<string | null>(null);
  const isResolved = remark.resolved !== null;
  const send = async () => {
    if (reply === null || reply.trim() === '') return;
    if ((await run(replyLine(at, page.number, remark.id, reply))) !== null) setReply(null);
  };
  const body = (
    <>
      <div className="px-3 py-2">
        <Prose text={remark.text} className="text-sm leading-5" />
      </div>
      {remark.replies.length > 0 ? (
        <ul className="border-line border-t">
          {remark.replies.map((one) => (
            <li key={`${one.at}/${one.by}`} className="flex items-start gap-2 px-3 py-2">
              <PersonMark name={personOf(one.by).name} />
              <div className="min-w-0 flex-1">
                <p className="text-ink-muted text-xs leading-5">
                  <PersonName person={personOf(one.by)} /> {agoText(home.now, one.at)}
                </p>
                <Prose text={one.body} className="leading-5" />
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="border-line border-t px-3 py-2">
        {reply === null ? (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onPress={() => setReply('')}>
              Reply
            </Button>
            <Button
              size="sm"
              variant="quiet"
              isDisabled={isBusy}
              onPress={() => void run(resolveLine(at, page.number, remark.id, !isResolved))}
            >
              {isResolved ? 'Open again' : 'Resolve'}
            </Button>
          </div>
        ) : (
          <form
            className="flex flex-col gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <TextArea
              label={`Reply to ${personOf(remark.by).name}`}
              labelHidden
              placeholder="Your reply"
              value={reply}
              onChange={setReply}
              rows={2}
              autoFocus
            />
            <div className="flex gap-2">
              <Button type="submit" size="sm" variant="primary" isDisabled={isBusy || reply.trim() === ''}>
                Send the reply
              </Button>
              <Button size="sm" variant="quiet" onPress={() => setReply(null)}>
                Cancel
              </Button>
            </div>
          </form>
        )}
      </div>
    </>
  );
  const where =
    remark.path === null ? null : `${remark.path}${remark.line === null ? '' : `:${remark.line}`}`;
  return (
    <details
      open={!isResolved}
      // A remark that is settled folds by itself.
      key={String(isResolved)}
      className="group/remark rounded-md border border-line bg-surface"
    >
      <summary className="flex cursor-pointer flex-wrap items-center gap-x-2 gap-y-1 list-none rounded-md bg-canvas px-2 py-1.5 text-ink-muted text-xs leading-5 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden size={14} className="shrink-0 text-ink-faint group-open/remark:rotate-90" />
        <PersonName person={personOf(remark.by)} />
        {showsPlace && where ? <span className="break-all font-mono">{where}</span> : null}
        {isResolved ? (
          <Badge tone="passed">✓ resolved</Badge>
        ) : remark.blocking ? (
          <Badge tone="failed">to settle</Badge>
        ) : (
          <Badge>{remark.rule === '' ? 'remark' : 'advice'}</Badge>
        )}
        {remark.isOutdated ? <Badge>outdated</Badge> : null}
      </summary>
      {showsPlace && onShow && remark.path !== null ? (
        <p className="px-3 pt-2">
          <button
            type="button"
            onClick={() => onShow('files', remark.path ?? undefined)}
            className="cursor-pointer rounded text-accent text-xs underline-offset-2 hover:underline"
          >
            Show it in the files
            <span className="sr-only">: {where}</span>
          </button>
        </p>
      ) : null}
      {body}
    </details>
  );
}
