'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useStore } from 'zustand';
import { toastInbox } from './toast';

const ToastRegion = dynamic(() => import('./toast-region').then((module) => module.ToastRegion), {
  ssr: false,
});

/** Loads the toast region when the first toast is shown. One in the root layout. */
export function ToastHost() {
  const waiting = useStore(toastInbox, (inbox) => inbox.waiting.length > 0);
  const [needed, setNeeded] = useState(false);
  if (waiting && !needed) setNeeded(true);
  return needed ? <ToastRegion /> : null;
}
