'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { useServer } from './use-server';

export interface LoadedProps<T> {
  readonly of: ReturnType<typeof useServer<T>>;
  /** What is read, for "Reading the people…". */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}

/** Shows what was read, that it is being read, or why it cannot be with a way to try again. */
export function Loaded<T>({ of, what, children }: LoadedProps<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.error === undefined)
    return (
      <p role="status" className="flex items-center gap-2 py-8 text-ink-muted text-sm">
        <Spinner className="size-4" /> Reading {what}…
      </p>
    );
  return (
    <Callout role="alert" tone="failed" title={`There is no showing ${what}`} className="my-4">
      <p>{of.error.message}</p>
      <Button size="sm" className="mt-2" onPress={() => void of.mutate()}>
        Try again
      </Button>
    </Callout>
  );
}
