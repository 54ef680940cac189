'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import { type CommandPlace, editWordsLine } from './commands';
import { useForge } from './forge-context';

/** Changes the words of a pull request. */
export function EditPullDialog({
  at,
  page,
  onClose,
}: {
  readonly at: CommandPlace;
  readonly page: PullPage;
  readonly onClose: () => void;
}) {
  const { run, isBusy } = useForge();
  const [title, setTitle] = useState(page.title);
  const [body, setBody] = useState(page.body);
  const save = async () => {
    if ((await run(editWordsLine(at, page.number, { title, body }))) !== null) onClose();
  };
  return (
    <ActionDialog
      title={`Pull request #${page.number}`}
      action="Save"
      isReady={title.trim() !== ''}
      isPending={isBusy}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <TextField label="Title" value={title} onChange={setTitle} autoFocus />
        <TextArea label="Description" value={body} onChange={setBody} rows={8} />
      </div>
    </ActionDialog>
  );
}
