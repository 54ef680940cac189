'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';

export interface RenameDialogProps {
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRename: (name: string) => void;
}

/** Asks for another name of a project. */
export function RenameDialog({ name, isOpen, onClose, onRename }: RenameDialogProps) {
  const [wanted, setWanted] = useState(name);
  const rename = () => {
    onRename(wanted);
    onClose();
  };
  return (
    <Dialog
      title="Rename the project"
      size="sm"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={wanted.trim() === ''} onPress={rename}>
            Rename
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={wanted}
        maxLength={120}
        onChange={setWanted}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && wanted.trim() !== '') rename();
        }}
      />
    </Dialog>
  );
}
