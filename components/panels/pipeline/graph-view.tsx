'use client';

import { ChevronDown, ChevronRight, FileText, SlidersHorizontal } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import { ArrowHead } from '@/components/charts/arrow-head';
import { cx } from '@/components/ui/cx';
import type { PipelineView } from '@/engine/versioning/dvc/views/pipeline-view';
import { ActMark } from './act-mark';
import { boxTitle, kindText, runOf, statusText } from './box-words';
import { type GraphBox, graphModel, worstAct } from './graph-model';
import { curve, type Direction, layOut, neighbour, type Place } from './layout';
import { reasonsOf } from './pipeline-words';
import type { RunLog } from './run-log';

export interface GraphViewProps {
  readonly view: PipelineView;
  readonly opened: ReadonlySet<string>;
  readonly hasFiles: boolean;
  /** Which way the arrows lead. */
  readonly direction: Direction;
  readonly selected: string | null;
  readonly log: RunLog | null;
  /** A stage or data was chosen. */
  readonly onSelect: (name: string) => void;
  /** The box of a file was pressed. */
  readonly onOpen: (path: string) => void;
  /** The box of a group was pressed. */
  readonly onToggle: (group: string) => void;
}

const TINTS: Readonly<Record<string, string>> = {
  run: 'border-accent bg-accent-soft',
  restore: 'border-practice bg-practice-soft',
  verify: 'border-accent bg-accent-soft',
  depends: 'border-adhoc border-dashed bg-adhoc-soft',
  fail: 'border-failed bg-failed-soft',
  blocked: 'border-line-strong border-dashed bg-sunken',
  skip: 'border-line-strong bg-raised',
};

const RUN_TINTS: Readonly<Record<string, string>> = {
  running: 'border-accent bg-accent-soft shadow-raised',
  done: 'border-passed bg-passed-soft',
  cached: 'border-practice bg-practice-soft',
  failed: 'border-failed bg-failed-soft',
  stopped: 'border-failed bg-failed-soft',
};

/**
 * The pipeline as a drawing. One stop for the Tab key; the arrow keys follow the arrows, lead back, and go to what stands
 * beside; Enter or Space choose.
 */
export function GraphView(props: GraphViewProps) {
  const { view, opened, hasFiles, direction, selected, log, onSelect, onOpen, onToggle } = props;
  const root = useRef<HTMLDivElement>(null);
  const marker = useId();
  // What the boxes say changes with every run; where they stand only with these.
  const model = useMemo(() => graphModel(view, { opened, hasFiles }), [view, opened, hasFiles]);
  const { places, lines, width, height } = useMemo(() => layOut(model, direction), [model, direction]);
  const chosen = model.boxes.find(({ nodes }) => nodes.some(({ name }) => name === selected));
  const stop = chosen ?? model.boxes[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-box]')?.dataset.box;
    const next = id === undefined ? null : neighbour(model, places, direction, id, event.key);
    if (next === null) return;
    event.preventDefault();
    const element = root.current?.querySelector<HTMLElement>(`[data-box="${CSS.escape(next)}"]`);
    element?.focus();
    const box = model.boxes.find((one) => one.id === next);
    if (box?.nodes.length === 1) onSelect(box.nodes[0]!.name);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these are the boxes of one drawing.
    <div
      ref={root}
      role="group"
      aria-label="Drawing of the pipeline. The arrow keys go from stage to stage."
      onKeyDown={onKeyDown}
      className="relative h-full min-h-0 overflow-auto"
    >
      <div className="relative mx-auto" style={{ width, height }}>
        <svg aria-hidden width={width} height={height} className="absolute inset-0">
          <defs>
            <ArrowHead id={marker} />
          </defs>
          {model.arrows.map(({ from, to, paths }, i) => (
            <path
              key={`${from} ${to}`}
              d={curve(lines[i]!)}
              markerEnd={`url(#${marker})`}
              className={cx(
                'fill-none',
                chosen && (from === chosen.id || to === chosen.id)
                  ? 'stroke-2 stroke-accent'
                  : 'stroke-line-strong stroke-1',
              )}
            >
              <title>{paths.join(', ')}</title>
            </path>
          ))}
        </svg>
        {model.boxes.map((box) => (
          <Box
            key={box.id}
            box={box}
            place={places.get(box.id)!}
            log={log}
            isChosen={box === chosen}
            isStop={box === stop}
            onPress={() => {
              if (box.kind === 'group') onToggle(box.id.slice('group '.length));
              else if (box.nodes[0]) onSelect(box.nodes[0].name);
              else onOpen(box.title);
            }}
          />
        ))}
      </div>
    </div>
  );
}

function Box({
  box,
  place,
  log,
  isChosen,
  isStop,
  onPress,
}: {
  readonly box: GraphBox;
  readonly place: Place;
  readonly log: RunLog | null;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onPress: () => void;
}) {
  const run = runOf(box, log);
  const act = worstAct(box.nodes);
  const isFile = box.kind === 'file' || box.kind === 'params';
  const [node] = box.nodes;
  const [reason, ...others] = !run && box.nodes.length === 1 && node ? reasonsOf(node) : [];
  const FileSign = box.kind === 'params' ? SlidersHorizontal : FileText;
  return (
    <button
      type="button"
      data-box={box.id}
      tabIndex={isStop ? 0 : -1}
      aria-current={isChosen ? 'true' : undefined}
      aria-expanded={box.kind === 'group' ? false : undefined}
      title={boxTitle(box, log)}
      onClick={onPress}
      style={{
        left: place.x - place.width / 2,
        top: place.y - place.height / 2,
        width: place.width,
        height: place.height,
      }}
      className={cx(
        'absolute flex min-w-0 cursor-pointer flex-col justify-center overflow-hidden border px-2.5 text-start',
        isFile ? 'rounded-full border-line bg-surface hover:bg-hover' : 'rounded-md hover:shadow-raised',
        box.kind === 'data' && 'rounded-xl',
        !isFile && ((run && RUN_TINTS[run.state]) ?? TINTS[act]),
        box.kind === 'group' && 'border-double border-4 px-2',
        isChosen && 'outline-2 outline-accent outline-offset-1',
      )}
    >
      {isFile ? (
        <span className="flex items-center gap-1.5 text-ink-muted">
          <FileSign aria-hidden size={12} className="shrink-0" />
          <span className="truncate font-mono text-[11px]">
            <span className="sr-only">{kindText(box)} </span>
            {box.title}
          </span>
        </span>
      ) : (
        <>
          <span className="flex items-center gap-1.5">
            {box.kind === 'group' ? <ChevronRight aria-hidden size={14} className="shrink-0" /> : null}
            <span className="truncate font-medium font-mono text-ink text-xs">
              <span className="sr-only">{kindText(box)} </span>
              {box.title}
              <span className="sr-only">:</span>
            </span>
            {box.group === undefined ? null : (
              <ChevronDown aria-hidden size={12} className="ms-auto shrink-0 text-ink-faint" />
            )}
          </span>
          <span className="flex items-center gap-1.5 text-[11px] text-ink leading-4">
            <ActMark act={act} run={run} />
            <span className="truncate">
              {statusText(box, log)}
              {reason === undefined ? null : <span className="text-ink-muted"> · {reason}</span>}
              {others.length > 0 ? <span className="sr-only">, {others.join(', ')}</span> : null}
            </span>
          </span>
        </>
      )}
    </button>
  );
}
