'use client';

import { useState } from 'react';
import { counted } from '@/components/lesson/format';
import { ActionDialog } from '@/components/ui/action-dialog';
import { RadioGroup } from '@/components/ui/radio-group';
import { TextArea } from '@/components/ui/text-area';
import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import { type CommandPlace, type DraftRemark, reviewLine, type Verdict } from './commands';
import { useForge } from './forge-context';
import { LinesToRun } from './lines-to-run';

export interface ReviewDialogProps {
  readonly at: CommandPlace;
  readonly page: PullPage;
  readonly drafts: readonly DraftRemark[];
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** Sends a review: its remarks, a few words, and a verdict, which nobody gives on a pull request of their own. */
export function ReviewDialog({ at, page, drafts, onClose, onSent }: ReviewDialogProps) {
  const { home, run, isBusy } = useForge();
  const [verdict, setVerdict] = useState<Verdict>('comment');
  const [body, setBody] = useState('');
  const isOwn = page.author.login === home.viewer.login;
  const needsWords = verdict !== 'approve' && drafts.length === 0 && body.trim() === '';
  const line = reviewLine(at, page.number, { verdict, body: body.trim(), remarks: drafts });
  const send = async () => {
    if ((await run(line)) !== null) onSent();
  };
  return (
    <ActionDialog
      title={`Review #${page.number}`}
      action="Send the review"
      isReady={!needsWords}
      isPending={isBusy}
      onAction={() => void send()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-muted text-sm">
          {drafts.length > 0
            ? `${counted(drafts.length, 'remark')} at lines go with it.`
            : 'A remark at a line is begun by the + beside it.'}
        </p>
        <TextArea label="What you think of it" value={body} onChange={setBody} rows={4} autoFocus />
        <RadioGroup
          label="Verdict"
          value={verdict}
          onChange={(value) => setVerdict(value as Verdict)}
          isDisabled={isOwn}
          description={isOwn ? 'Nobody approves a pull request of their own.' : undefined}
          options={[
            { id: 'comment', label: 'Comment', description: 'No verdict.' },
            { id: 'approve', label: 'Approve', description: 'It can go in.' },
            {
              id: 'request-changes',
              label: 'Request changes',
              description: 'Something has to be settled first.',
            },
          ]}
        />
        <LinesToRun lines={[line]} />
      </div>
    </ActionDialog>
  );
}
