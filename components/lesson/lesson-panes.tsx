'use client';

import { X } from 'lucide-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { buttonClass, iconButtonClass } from '@/components/ui/button-class';
import { LessonLayoutContext } from './layout-context';
import { applySplit, clampSplit, RESTORE_SPLIT, rememberedSplit, SPLIT, splitAfterKey } from './split';
import { WorkbenchSlot } from './workbench-slot';

const WIDE = '(min-width: 1024px)';
const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/**
 * The text at the left and the workbench at the right, with a separator that is dragged or moved by arrow keys. Below
 * 1024 px the text is the whole page, and the workbench opens over it.
 */
export function LessonPanes({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [mounted, setMounted] = useState(false);
  const openedFrom = useRef<Element | null>(null);
  const workbench = useRef<HTMLElement>(null);

  useEffect(() => {
    const wide = window.matchMedia(WIDE);
    const follow = () => {
      if (!wide.matches) return;
      setMounted(true);
      setOpen(false);
    };
    follow();
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);

  const layout = useMemo(
    () => ({
      openWorkbench: () => {
        setMounted(true);
        if (window.matchMedia(WIDE).matches) return;
        openedFrom.current = document.activeElement;
        setOpen(true);
      },
      hasWorkbench: mounted,
    }),
    [mounted],
  );

  // The focus goes in with the workbench, and back to where it came from.
  useEffect(() => {
    if (open) {
      workbench.current?.focus();
      return;
    }
    if (openedFrom.current instanceof HTMLElement) openedFrom.current.focus({ preventScroll: true });
    openedFrom.current = null;
  }, [open]);

  const close = () => setOpen(false);

  return (
    <LessonLayoutContext value={layout}>
      <RestoreSplit />
      <div className="lesson-panes">
        <div className="lesson-reading" id="lesson-reading" inert={open}>
          <a
            href="#workbench"
            className="absolute z-30 m-2 -translate-y-40 rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent text-sm focus:translate-y-0 max-lg:hidden print:hidden"
          >
            Skip to the workbench
          </a>
          {children}
        </div>
        <Separator />
        <section
          ref={workbench}
          id="workbench"
          tabIndex={-1}
          aria-label="Workbench"
          className="lesson-workbench outline-none"
          data-open={open || undefined}
          onKeyDown={(event) => {
            if (open && event.key === 'Escape' && !event.defaultPrevented) close();
          }}
        >
          {open ? (
            <div className="flex items-start gap-3 border-line border-b bg-canvas px-4 py-2">
              <p className="min-w-0 flex-1 text-ink-muted text-sm leading-5">
                The workbench is made for a window of 1,024 px or more. Here it works, but there is little
                room.
              </p>
              <button
                type="button"
                onClick={close}
                className={iconButtonClass()}
                aria-label="Close the workbench"
              >
                <X aria-hidden size={18} />
              </button>
            </div>
          ) : null}
          <div className="min-h-0 flex-1">{mounted ? <WorkbenchSlot /> : null}</div>
        </section>
      </div>
      <div
        className="lesson-open-workbench sticky bottom-0 z-10 flex justify-center border-line border-t bg-canvas px-4 py-2 lg:hidden"
        inert={open}
      >
        <button type="button" onClick={layout.openWorkbench} className={buttonClass('secondary')}>
          Open the workbench
        </button>
      </div>
    </LessonLayoutContext>
  );
}

/** Restores the split before the first paint: by a script in the HTML, or by an effect after a navigation in the page. */
function RestoreSplit() {
  useBeforePaint(() => {
    document.documentElement.style.setProperty('--lesson-split', `${rememberedSplit()}%`);
  }, []);
  return (
    <script
      // In the browser it is inert text: the script has done its work before React starts.
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
      dangerouslySetInnerHTML={{ __html: RESTORE_SPLIT }}
    />
  );
}

function Separator() {
  const [split, setSplit] = useState<number>(SPLIT.usual);
  const [dragging, setDragging] = useState(false);
  useEffect(() => setSplit(rememberedSplit()), []);

  const move = (percent: number) => {
    setSplit(percent);
    applySplit(percent);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!dragging) return;
    const panes = event.currentTarget.parentElement!.getBoundingClientRect();
    move(clampSplit(((event.clientX - panes.left) / panes.width) * 100));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = splitAfterKey(split, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    move(next);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved; this is the separator widget of ARIA
    <div
      role="separator"
      tabIndex={0}
      aria-label="Width of the text"
      aria-orientation="vertical"
      aria-controls="lesson-reading"
      aria-valuenow={Math.round(split)}
      aria-valuemin={SPLIT.least}
      aria-valuemax={SPLIT.most}
      aria-valuetext={`${Math.round(split)} % of the window`}
      className="lesson-separator"
      data-dragging={dragging || undefined}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onDoubleClick={() => move(SPLIT.usual)}
    />
  );
}
