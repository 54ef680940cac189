'use client';

import { useEffect, useState } from 'react';
import { copyText } from '@/components/lesson/copy-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { LessonSession } from '@/stores/contracts';

export interface ShareDialogProps {
  readonly session: LessonSession;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

type Link =
  | { readonly state: 'making' }
  | { readonly state: 'made'; readonly url: string; readonly tooLong: boolean }
  | { readonly state: 'failed'; readonly message: string };

/** A link that carries the project; for one that is too large, the file instead. */
export function ShareDialog({ session, name, isOpen, onClose }: ShareDialogProps) {
  const [link, setLink] = useState<Link>({ state: 'making' });
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!isOpen) return;
    let left = false;
    setLink({ state: 'making' });
    setCopied(false);
    const make = async () => {
      const { LINK_LIMIT, packProject } = await import('@/stores/studio/share-link');
      const { files, marks } = session.workspace.getState();
      const packed = await packProject({ name, files, marks });
      const url = `${window.location.origin}/studio/shared#p=${packed}`;
      return { url, tooLong: url.length > LINK_LIMIT };
    };
    make().then(
      (made) => !left && setLink({ state: 'made', ...made }),
      (error: unknown) =>
        !left &&
        setLink({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      left = true;
    };
  }, [isOpen, session, name]);

  const canCopy = link.state === 'made' && !link.tooLong;
  return (
    <Dialog
      title="Share the project"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button
            variant="primary"
            isDisabled={!canCopy}
            onPress={() => {
              if (link.state === 'made') void copyText(link.url).then(setCopied);
            }}
          >
            {copied ? 'Copied' : 'Copy the link'}
          </Button>
        </>
      }
    >
      <p>
        The link carries the files as they are now: no server keeps them. Whoever opens it sees what it holds
        before anything is made of it, and nothing runs by itself. History and caches stay here; they travel
        in a zip.
      </p>
      <div className="mt-4" aria-live="polite">
        {link.state === 'making' ? <p className="text-ink-muted">Making the link…</p> : null}
        {link.state === 'failed' ? (
          <Callout tone="failed" title="The link could not be made">
            {link.message}
          </Callout>
        ) : null}
        {link.state === 'made' && link.tooLong ? (
          <Callout title="The project is too large for a link">
            It would have {link.url.length.toLocaleString('en')} characters, and many programs cut links after
            32,000. Export it as a zip (in the menu of the workbench) and send the file.
          </Callout>
        ) : null}
        {link.state === 'made' && !link.tooLong ? (
          <label className="flex flex-col gap-1">
            <span className="text-ink-muted text-xs">
              Link, {link.url.length.toLocaleString('en')} characters
            </span>
            <input
              readOnly
              value={link.url}
              onFocus={(event) => event.target.select()}
              className="h-9 w-full rounded-md border border-line-strong bg-surface px-2.5 font-mono text-xs"
            />
          </label>
        ) : null}
      </div>
    </Dialog>
  );
}
