'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast';

export interface CopyButtonProps extends Pick<ButtonProps, 'size' | 'variant'> {
  readonly text: string;
  /** What is copied: "Copy the link". */
  readonly label: string;
}

/** Copies a text, and says so. */
export function CopyButton({ text, label, ...props }: CopyButtonProps) {
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      showToast({
        title: 'The browser did not let it be copied',
        description: 'Select the text and copy it by hand.',
        tone: 'failed',
      });
    }
  };
  return (
    <Button {...props} onPress={() => void copy()}>
      {isDone ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
      <span aria-live="polite">{isDone ? 'Copied' : label}</span>
    </Button>
  );
}
