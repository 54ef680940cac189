import { Pause, Play, RotateCcw } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-class';
import { cx } from '@/components/ui/cx';
import type { Playback } from './use-playback';

/** Plays a timeline, pauses it, and starts it over. */
export function PlayButton({
  playback,
  className,
}: {
  readonly playback: Playback;
  readonly className: string;
}) {
  const { playing, ended, toggle } = playback;
  const Icon = playing ? Pause : ended ? RotateCcw : Play;
  return (
    <button type="button" onClick={toggle} className={cx(buttonClass('secondary', 'sm'), className)}>
      <Icon aria-hidden="true" size={14} />
      {playing ? 'Pause' : ended ? 'Play again' : 'Play'}
    </button>
  );
}
