'use client';

import { Check, Info, X } from 'lucide-react';
import { useEffect } from 'react';
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegionRoot,
} from 'react-aria-components/Toast';
import { useStore } from 'zustand';
import { Button } from './button';
import { iconButtonClass } from './button-class';
import { type ToastMessage, toastInbox } from './toast';

const TIMEOUT_MS = 6000;
const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

function timeoutOf(message: ToastMessage): number | undefined {
  if (message.timeout !== undefined) return message.timeout;
  return message.tone === 'failed' || message.action ? undefined : TIMEOUT_MS;
}

function Sign({ tone }: { tone: ToastMessage['tone'] }) {
  if (tone === 'passed')
    return <Check aria-label="Done" size={16} strokeWidth={2.5} className="text-passed" />;
  if (tone === 'failed') return <X aria-label="Failed" size={16} strokeWidth={2.5} className="text-failed" />;
  return <Info aria-hidden size={16} className="text-ink-muted" />;
}

/** Where toasts appear. Loaded with the first one by `ToastHost`; F6 moves the focus to it. */
export function ToastRegion() {
  const waiting = useStore(toastInbox, (inbox) => inbox.waiting);
  useEffect(() => {
    if (waiting.length === 0) return;
    // What waits now: React runs effects twice in development.
    for (const message of toastInbox.getState().waiting) queue.add(message, { timeout: timeoutOf(message) });
    toastInbox.setState({ waiting: [] });
  }, [waiting]);

  return (
    <ToastRegionRoot
      queue={queue}
      className="fixed end-4 bottom-4 z-60 flex w-[min(24rem,calc(100vw-2rem))] flex-col-reverse gap-2 rounded-lg outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="rise-in flex items-start gap-3 rounded-lg border border-line bg-raised py-3 ps-4 pe-2 text-sm shadow-overlay"
        >
          <span className="flex h-5 items-center">
            <Sign tone={toast.content.tone} />
          </span>
          <ToastContent className="flex min-w-0 flex-1 flex-col">
            <Text slot="title" className="font-medium text-ink leading-5">
              {toast.content.title}
            </Text>
            {toast.content.description ? (
              <Text slot="description" className="text-ink-muted leading-5">
                {toast.content.description}
              </Text>
            ) : null}
            {toast.content.action ? (
              <Button
                size="sm"
                className="mt-2 w-fit"
                onPress={() => {
                  toast.content.action?.run();
                  queue.close(toast.key);
                }}
              >
                {toast.content.action.label}
              </Button>
            ) : null}
          </ToastContent>
          <AriaButton slot="close" aria-label="Dismiss" className={iconButtonClass('quiet', 'sm')}>
            <X aria-hidden size={14} />
          </AriaButton>
        </Toast>
      )}
    </ToastRegionRoot>
  );
}
