'use client';

import dynamic from 'next/dynamic';
import type { KeepingNoticeProps } from './keeping-callout';
import { useKeeping } from './use-keeping';

const KeepingCallout = dynamic(() => import('./keeping-callout').then((module) => module.KeepingCallout), {
  ssr: false,
});

/** Says where this browser does not keep work, or has lost some. Where all is well it weighs nothing. */
export function KeepingNotice(props: KeepingNoticeProps) {
  const now = useKeeping();
  return now.kind === 'kept' ? null : <KeepingCallout now={now} {...props} />;
}
