'use client';

import dynamic from 'next/dynamic';
import { IslandCard } from './island-card';
import { useLessonSession } from './session-context';

const ReplayPanel = dynamic(
  () => import('@/components/panels/replay/replay-panel').then((panel) => panel.ReplayPanel),
  {
    ssr: false,
    loading: () => <Waiting />,
  },
);

/** The place of a replay in the text: its two lanes, side by side, from the replay panel. */
export function ReplayIsland({
  id,
  anchor,
  title,
}: {
  readonly id: string;
  /** The id of its element. */
  readonly anchor: string;
  readonly title: string;
}) {
  const session = useLessonSession();
  return (
    <IslandCard id={anchor} kind="Replay" title={title}>
      {session ? <ReplayPanel session={session} replayId={id} /> : <Waiting />}
    </IslandCard>
  );
}

function Waiting() {
  return <p className="text-ink-faint text-sm">Loading the replay…</p>;
}
