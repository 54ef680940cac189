'use client';

import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '@/components/lesson/copy-text';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';

export interface RecoveryCodeProps {
  readonly code: string;
  /** What goes on once it is kept. */
  readonly onKept: () => void;
  readonly keptLabel?: string;
}

/** A recovery code, shown this once: it is the only way back in for an account without a password. */
export function RecoveryCode({ code, onKept, keptLabel = 'Go on' }: RecoveryCodeProps) {
  const [isKept, setKept] = useState(false);
  const [said, setSaid] = useState('');
  const copy = async () =>
    setSaid((await copyText(code)) ? 'Copied.' : 'The browser does not let it be copied: write it down.');
  return (
    <section aria-labelledby="recovery-title" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="recovery-title" className="font-semibold text-base text-ink">
        Your recovery code
      </h2>
      <p className="mt-1 max-w-[58ch] text-ink-muted text-sm leading-5">
        It opens your account on another device, or here after you have signed out. It is shown only now;
        write it down or print it. After it is used you get the next one.
      </p>
      <p className="my-4 break-words rounded-md border border-line-strong border-dashed bg-sunken px-4 py-3 text-center font-mono text-ink text-lg tracking-wide">
        <span data-testid="recovery-code">{code}</span>
      </p>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Button size="sm" onPress={() => void copy()}>
          <Copy aria-hidden size={14} />
          Copy
        </Button>
        <Button size="sm" onPress={() => window.print()}>
          <Printer aria-hidden size={14} />
          Print
        </Button>
        <span role="status" className="text-ink-muted text-sm">
          {said}
        </span>
      </div>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-4 border-line border-t pt-4 print:hidden">
        <Switch isSelected={isKept} onChange={setKept}>
          I have kept it
        </Switch>
        <Button variant="primary" isDisabled={!isKept} onPress={onKept}>
          {keptLabel}
        </Button>
      </div>
    </section>
  );
}
