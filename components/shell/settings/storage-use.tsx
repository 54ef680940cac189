'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { byteWords } from '@/components/ui/byte-words';
import { showToast } from '@/components/ui/toast';
import { measureRoom, NEARLY_FULL, type StorageRoom, usedShare } from '@/stores/storage-watch';

/** How much of the browser's storage is used, and whether the browser may clear it by itself. `changes` measures anew. */
export function StorageUse({ changes }: { changes: number }) {
  const [room, setRoom] = useState<StorageRoom | null>();
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of `changes` or `asked` asks for a new measurement
  useEffect(() => {
    let left = false;
    measureRoom(navigator.storage).then(
      (measured) => {
        if (!left) setRoom(measured);
      },
      () => setRoom(null),
    );
    return () => {
      left = true;
    };
  }, [changes, asked]);
  if (room === undefined) return <p className="text-ink-muted text-sm">Measuring…</p>;
  if (room === null)
    return <p className="text-ink-muted text-sm">This browser does not say how much is used.</p>;
  const keep = async () => {
    const isKept = await navigator.storage.persist();
    setAsked((before) => before + 1);
    if (!isKept)
      showToast({
        title: 'The browser did not promise it',
        description: 'Most do once a site is used often or is a bookmark. Export now and then until then.',
      });
  };
  return (
    <>
      <p className="text-ink-muted text-sm leading-5">
        {byteWords(room.used)} used of {byteWords(room.allowed)} that the browser allows.{' '}
        {room.isPersistent
          ? 'The browser keeps it until you clear it.'
          : 'The browser may clear it when space runs low: export now and then.'}
      </p>
      {usedShare(room) >= NEARLY_FULL ? (
        <p role="status" className="mt-1 text-failed text-sm leading-5">
          ⚠ {Math.round(usedShare(room) * 100)} % is used: soon nothing more can be saved. Export your
          progress, then free room where the list below is longest.
        </p>
      ) : null}
      {room.isPersistent ? null : (
        <Button size="sm" className="mt-2" onPress={() => void keep()}>
          Ask the browser to keep it
        </Button>
      )}
    </>
  );
}
