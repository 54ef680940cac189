'use client';

import { useSyncExternalStore } from 'react';
import { cx } from './cx';
import { keyNames } from './key-names';

const never = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** A keyboard shortcut, as on the keys of this computer: `Mod+K` is ⌘K on a Mac and Ctrl K elsewhere. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const apple = useSyncExternalStore(never, isApple, () => false);
  return (
    <span className={cx('inline-flex items-center gap-0.5', className)}>
      {keyNames(keys, apple).map((name) => (
        <kbd
          key={name}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line bg-sunken px-1 font-sans text-[0.6875rem] text-ink-muted"
        >
          {name}
        </kbd>
      ))}
    </span>
  );
}
