'use client';

import { ChevronDown, Play, Square } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { PipelineNode } from '@/engine/versioning/dvc/views/pipeline-view';
import { Elapsed } from '../elapsed';
import type { PipelineActions } from './pipeline-actions';
import type { RunLog } from './run-log';

export interface ReproButtonsProps {
  readonly actions: PipelineActions;
  readonly nodes: readonly PipelineNode[];
  readonly canWrite: boolean;
  readonly isBusy: boolean;
  readonly log: RunLog | null;
}

/** What else can be done with the whole pipeline, by its command; `isPrinted`: its answer is what it prints. */
const MORE: readonly { readonly line: string; readonly says: string; readonly isPrinted?: true }[] = [
  { line: 'dvc repro --dry', says: 'print what would run', isPrinted: true },
  { line: 'dvc repro -f', says: 'run all, changed or not' },
  { line: 'dvc repro -k', says: 'go on after a failure' },
  { line: 'dvc repro --no-run-cache', says: 'run, even what ran before' },
  { line: 'dvc exp run', says: 'run and keep as an experiment' },
  { line: 'dvc status', says: 'print what changed', isPrinted: true },
  { line: 'dvc dag', says: 'draw the graph as text', isPrinted: true },
  { line: 'dvc push', says: 'send outputs to the remote', isPrinted: true },
];

/** Runs the pipeline, stops it, and the other commands of the whole. */
export function ReproButtons({ actions, nodes, canWrite, isBusy, log }: ReproButtonsProps) {
  const running = log?.current ?? null;
  if (isBusy && log !== null)
    return (
      <>
        <Button size="sm" onPress={actions.stop}>
          <Square aria-hidden size={13} /> Stop
        </Button>
        <span className="min-w-0 truncate text-ink-muted text-xs">
          <code className="font-mono">{log.line}</code>
          {running === null ? '' : `: ${running}`}, <Elapsed since={log.startedAt} />
        </span>
      </>
    );
  const isDisabled = !canWrite || nodes.length === 0;
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        isDisabled={isDisabled}
        onPress={() => void actions.run('dvc repro')}
      >
        <Play aria-hidden size={13} /> dvc repro
      </Button>
      <MenuTrigger>
        <Button size="sm" isDisabled={isDisabled}>
          More <ChevronDown aria-hidden size={13} />
        </Button>
        <Menu
          onAction={(key) => {
            const line = String(key);
            const isPrinted = MORE.some((one) => one.line === line && one.isPrinted);
            void (isPrinted ? actions.show(line) : actions.run(line));
          }}
        >
          {MORE.map(({ line, says }) => (
            <MenuItem key={line} id={line} textValue={line}>
              <span className="font-mono">{line}</span>
              <span className="ms-2 text-ink-muted text-xs">{says}</span>
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
    </>
  );
}
