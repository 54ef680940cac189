'use client';

import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand';
import type { VersionDiff } from '@/engine/versioning/dvc/views/version-diff';
import type { LabState } from '@/stores/lab-contract';
import { changeText } from './change-text';
import type { Compared } from './compared';

/** Two objects named by their hashes never differ in another way later: each pair is compared once. */
const compared = new WeakMap<StoreApi<LabState>, Map<string, Promise<VersionDiff | null>>>();

function diffOnce(lab: StoreApi<LabState>, pair: Compared): Promise<VersionDiff | null> {
  const known = compared.get(lab) ?? new Map<string, Promise<VersionDiff | null>>();
  compared.set(lab, known);
  const key = `${pair.path}\n${pair.before}\n${pair.after}`;
  const asked = known.get(key) ?? lab.getState().ask('dvc.version-diff', { ...pair, rows: 0 });
  known.set(key, asked);
  // It may be in the cache the next time.
  asked.catch(() => known.delete(key));
  return asked;
}

/** What a version changed in the one before it, in a line; what cannot be read is no news here, the badges say it. */
export function ChangeLine({ lab, ...pair }: Compared & { readonly lab: StoreApi<LabState> }) {
  const { path, before, after } = pair;
  const [text, setText] = useState('');
  useEffect(() => {
    let isGone = false;
    diffOnce(lab, { path, before, after }).then(
      (diff) => isGone || setText(diff ? changeText(diff) : ''),
      () => isGone || setText(''),
    );
    return () => {
      isGone = true;
    };
  }, [lab, path, before, after]);
  return text === '' ? null : <p className="text-ink text-xs leading-5">{text}</p>;
}
