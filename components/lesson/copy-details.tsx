'use client';

import { useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { ErrorRecord } from '@/engine/core/errors';
import { copyText } from './copy-text';

/** A button that copies an error of ours, so that it can be reported. */
export function CopyDetails({ error }: { readonly error: ErrorRecord }) {
  const [said, setSaid] = useState('Copy the details');
  const copy = async () => {
    const details = JSON.stringify({ ...error, page: window.location.pathname }, null, 2);
    setSaid((await copyText(details)) ? 'Copied' : 'The browser refused to copy');
  };
  return (
    <button type="button" className={buttonClass('secondary')} onClick={copy}>
      <span aria-live="polite">{said}</span>
    </button>
  );
}
