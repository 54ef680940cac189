'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { type CommandPlace, commentLine } from './commands';
import type { ConversationProps } from './conversation-props';
import { useForge } from './forge-context';
import { MergeBox } from './merge-box';
import { ReviewersBox } from './reviewers-box';
import { TimelineEntry } from './timeline-entry';

/** What has been said and done, oldest first, then what stands between here and the merge. */
export function ConversationTab({ at, page, onShow }: ConversationProps) {
  return (
    <div className="grid gap-x-6 gap-y-4 p-3 @3xl:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <ol aria-label="Conversation" className="flex flex-col gap-3">
          {page.timeline.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the history of a pull request only grows at its end
            <TimelineEntry key={index} at={at} page={page} item={item} onShow={onShow} />
          ))}
        </ol>
        <MergeBox at={at} page={page} onShow={onShow} />
        <CommentForm at={at} number={page.number} />
      </div>
      <ReviewersBox at={at} page={page} />
    </div>
  );
}

function CommentForm({ at, number }: { readonly at: CommandPlace; readonly number: number }) {
  const { run, isBusy } = useForge();
  const [body, setBody] = useState('');
  const send = async () => {
    if (body.trim() !== '' && (await run(commentLine(at, number, body))) !== null) setBody('');
  };
  return (
    <form
      className="flex flex-col items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea label="Add a comment" value={body} onChange={setBody} rows={3} className="w-full" />
      <Button type="submit" size="sm" isDisabled={isBusy || body.trim() === ''}>
        Comment
      </Button>
    </form>
  );
}
