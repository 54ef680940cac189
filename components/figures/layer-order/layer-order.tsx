'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { LayerLine, moveLabel } from './layer-line';
import { type LayerBuild, type LayerEdit, LayerProject, MOVABLE_LINES } from './project';

const EDITS: readonly (readonly [LayerEdit, string])[] = [
  ['code', 'Change a line of code'],
  ['packages', 'Add a package'],
  ['readme', 'Change the README'],
];

/** A Dockerfile whose lines can be put into another order, over real files and the lab's own builder. */
export function LayerOrder() {
  const [project] = useState(() => new LayerProject());
  const [movable, setMovable] = useState<readonly string[]>(MOVABLE_LINES);
  const [build, setBuild] = useState<LayerBuild | null>(null);
  const [changed, setChanged] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const lines = LayerProject.dockerfile(movable);
  const before = lines.indexOf(movable[0]!);

  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<readonly string[]>([]);
  // A line that moves takes the focus with it: to the same button, or at an end to the other one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the order
  useEffect(() => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const named = (label: string) =>
      buttons.find((button) => button.getAttribute('aria-label') === label && !button.disabled);
    moved.current
      .map(named)
      .find((button) => button !== undefined)
      ?.focus();
    moved.current = [];
  }, [movable]);

  const move = (at: number, by: -1 | 1) => {
    const next = [...movable];
    const text = movable[at]!;
    moved.current = (by < 0 ? (['Up', 'Down'] as const) : (['Down', 'Up'] as const)).map((way) =>
      moveLabel(way, text),
    );
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    setMovable(next);
    setBuild(null);
    setChanged((all) => (all.includes('the order') ? all : [...all, 'the order']));
  };
  const edit = (kind: LayerEdit, label: string) => {
    project.edit(kind);
    setBuild(null);
    const what = label.replace(/^\w+ /, '');
    setChanged((all) => (all.includes(what) ? all : [...all, what]));
  };
  const run = async () => {
    setBusy(true);
    setBuild(await project.build(movable));
    setChanged([]);
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-4 text-sm">
      <ol ref={list} className="rounded border border-line bg-surface" aria-label="Lines of the Dockerfile">
        {lines.map((text, line) => {
          const at = line - before;
          const isMovable = at >= 0 && at < movable.length;
          return (
            <LayerLine
              key={text}
              text={text}
              outcome={build?.lines.get(line)}
              onMove={
                isMovable
                  ? {
                      up: at > 0 ? () => move(at, -1) : undefined,
                      down: at < movable.length - 1 ? () => move(at, 1) : undefined,
                    }
                  : undefined
              }
            />
          );
        })}
      </ol>
      <div className="flex flex-wrap gap-2">
        {EDITS.map(([kind, label]) => (
          <Button key={kind} size="sm" isDisabled={isBusy} onPress={() => edit(kind, label)}>
            {label}
          </Button>
        ))}
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Button variant="primary" isPending={isBusy} onPress={() => void run()}>
          docker build
        </Button>
        <p role="status" className="min-h-12 min-w-0 flex-1 basis-60 text-ink-muted leading-6">
          {build === null ? waiting(changed) : result(build)}
        </p>
      </div>
    </div>
  );
}

const waiting = (changed: readonly string[]) =>
  changed.length === 0
    ? 'Not built yet.'
    : `Changed since the last build: ${changed.join(', ')}. Which lines will be built?`;

function result({ error, seconds, megabytes, lines }: LayerBuild): string {
  if (error !== null) return `No image: ${error}`;
  const built = [...lines.values()].filter(({ outcome }) => outcome === 'miss').length;
  return `${built === 0 ? 'All lines from the cache' : `${built} of ${lines.size} lines built`}, ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB.`;
}
