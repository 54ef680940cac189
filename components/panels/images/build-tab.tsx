import { useEffect, useRef } from 'react';
import type { DockerOverview } from '@/engine/delivery/views/overview';
import type { LessonSession } from '@/stores/contracts';
import { DockerfileView } from './dockerfile-view';
import { LayerBars } from './layer-bars';

export interface BuildTabProps {
  readonly session: LessonSession;
  readonly overview: DockerOverview;
  /** What the build that runs has printed; null: none runs. */
  readonly log: string | null;
}

/** The Dockerfile with its findings, and the last build of it: layers and log. */
export function BuildTab({ session, overview, log }: BuildTabProps) {
  const { dockerfile, builds, model, tableDate } = overview;
  const last = builds[0];
  const text = log ?? last?.log;
  return (
    <div className="grid content-start gap-x-6 gap-y-5 p-3 @2xl:grid-cols-2">
      <div className="min-w-0">
        {last ? (
          <LayerBars build={last} />
        ) : (
          <p className="text-ink-muted text-sm leading-5">
            Not built yet. Build it once, change one line, and build it again: the layers say what was taken
            from the cache, and why the others were not.
          </p>
        )}
      </div>
      <div className="min-w-0 @2xl:col-start-2 @2xl:row-span-2 @2xl:row-start-1">
        {dockerfile ? <DockerfileView session={session} {...dockerfile} /> : null}
      </div>
      <div className="min-w-0 space-y-5">
        {text === undefined ? null : <BuildLogText text={text} isLive={log !== null} />}
        <p className="text-ink-muted text-xs leading-5">
          Times are simulated: {model}. Bytes of your files are exact; sizes of base images and packages come
          from a table of {tableDate}, or from <code>image-sizes.json</code> of the project. Digests are the
          lab's own.
        </p>
      </div>
    </div>
  );
}

function BuildLogText({ text, isLive }: { readonly text: string; readonly isLive: boolean }) {
  const box = useRef<HTMLPreElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the text
  useEffect(() => {
    if (isLive && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [text, isLive]);
  return (
    <section aria-label="Build log">
      <h3 className="font-medium text-ink text-sm">{isLive ? 'Building' : 'Log of the last build'}</h3>
      <pre
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
        className="mt-2 max-h-80 overflow-auto rounded-md border border-line bg-sunken p-2.5 font-mono text-ink text-xs leading-5"
      >
        {text}
      </pre>
    </section>
  );
}
