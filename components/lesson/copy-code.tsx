'use client';

import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { iconButtonClass } from '@/components/ui/button-class';
import { copyText } from './copy-text';

/** Copies the code block that it stands in. The text is read from the page, so it is not sent twice. */
export function CopyCode() {
  const button = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    const code = button.current?.closest('figure')?.querySelector('pre')?.textContent ?? '';
    setSaid((await copyText(code)) ? 'Copied' : 'The browser refused to copy');
    setTimeout(() => setSaid(''), 2500);
  };
  return (
    <span className="copy-code flex items-center gap-2">
      <span aria-live="polite" className="text-ink-muted text-xs">
        {said}
      </span>
      <button
        ref={button}
        type="button"
        className={iconButtonClass('quiet', 'sm')}
        aria-label="Copy the code"
        onClick={copy}
      >
        {said === 'Copied' ? <Check aria-hidden size={15} /> : <Copy aria-hidden size={15} />}
      </button>
    </span>
  );
}
