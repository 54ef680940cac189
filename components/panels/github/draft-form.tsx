'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';

/** A remark on a line, while it is written. */
export function DraftForm({
  path,
  line,
  onAdd,
  onCancel,
}: {
  readonly path: string;
  readonly line: number;
  readonly onAdd: (text: string) => void;
  readonly onCancel: () => void;
}) {
  const [text, setText] = useState('');
  return (
    <form
      className="flex flex-col gap-2 rounded-md border border-line bg-surface p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onAdd(text.trim());
      }}
    >
      <TextArea
        label={`Remark on line ${line} of ${path}`}
        value={text}
        onChange={setText}
        rows={3}
        autoFocus
      />
      <div className="flex gap-2">
        <Button type="submit" size="sm" variant="primary" isDisabled={text.trim() === ''}>
          Add to the review
        </Button>
        <Button size="sm" variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
