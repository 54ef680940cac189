'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { doUndoably } from '@/components/workbench/undoable';
import { useSessionState, useTools, useWorkbench } from '@/components/workbench/workbench-context';
import { BASELINE_NAMES, baselineFiles, type DiffAgainst } from './baselines';
import { type ChangedFile, changedFiles, fileToCompare, MARKS } from './changed-files';
import { DiffEditor } from './diff-editor';

/** The work beside the start, the last attempt or the solution: the files that differ, and one of them in full. */
export function DiffView({ against }: { readonly against: DiffAgainst }) {
  const { session } = useWorkbench();
  const files = useSessionState('workspace', (workspace) => workspace.files);
  const attempts = useSessionState('grading', (grading) => grading.attempts);
  const active = useSessionState('editor', (editor) => editor.active);
  const tools = useTools((state) => state);
  const baseline = useMemo(
    () => baselineFiles(session.bundle, attempts, against),
    [session.bundle, attempts, against],
  );
  const changed = useMemo(() => (baseline ? changedFiles(baseline, files) : []), [baseline, files]);
  // A file that is not in the work has no tab: it is chosen here, until another file is opened.
  const [chosen, setChosen] = useState<{ path: string; active: string | null } | null>(null);
  const path = fileToCompare(changed, chosen?.active === active ? chosen.path : active);
  const choose = (next: string) => {
    session.editor.getState().openFile(next);
    setChosen({ path: next, active: session.editor.getState().active });
  };
  const close = () => session.editor.getState().showDiff('none');

  if (!baseline) {
    return (
      <EmptyState
        title="There is no attempt to compare with"
        action={<Button onPress={close}>Back to the file</Button>}
      >
        Check an exercise first. Then this shows what you have changed since.
      </EmptyState>
    );
  }
  const name = BASELINE_NAMES[against];
  if (path === null) {
    return (
      <EmptyState
        title={`Nothing differs from the ${name.toLowerCase()}`}
        action={<Button onPress={close}>Back to the file</Button>}
      />
    );
  }
  const mark = changed.find((file) => file.path === path)!.mark;
  const take = () =>
    doUndoably(session.workspace, `${path} is now that of the ${name.toLowerCase()}`, () => {
      const { reset, restore } = session.workspace.getState();
      if (against === 'start') reset([path]);
      else restore(withFile(files, path, baseline[path]), `Take ${path} from the ${name.toLowerCase()}`);
    });

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-line border-b bg-canvas py-1 pr-1.5 pl-3 text-xs">
        <p className="min-w-0 flex-1 truncate text-ink-muted">
          <span className="font-medium text-ink">{name}</span> at the left or in red,{' '}
          <span className="font-medium text-ink">your work</span> at the right or in green
        </p>
        <Button size="sm" onPress={take}>
          Take this file from the {name.toLowerCase()}
        </Button>
        <Button size="sm" variant="quiet" onPress={close}>
          Close
        </Button>
      </div>
      <ChangedList changed={changed} path={path} onChoose={choose} />
      <div className="min-h-0 flex-1">
        {tools.status === 'ready' ? (
          <DiffEditor
            monaco={tools.monaco}
            path={path}
            original={textOf(baseline[path])}
            model={mark === 'removed' ? null : tools.models.get(path)}
          />
        ) : null}
      </div>
    </div>
  );
}

function ChangedList({
  changed,
  path,
  onChoose,
}: {
  readonly changed: readonly ChangedFile[];
  readonly path: string;
  readonly onChoose: (path: string) => void;
}) {
  return (
    <ul
      aria-label="Files that differ"
      className="flex shrink-0 gap-1 overflow-x-auto border-line border-b p-1.5"
    >
      {changed.map((file) => (
        <li key={file.path}>
          <button
            type="button"
            aria-current={file.path === path}
            title={MARKS[file.mark].word}
            onClick={() => onChoose(file.path)}
            className={cx(
              'flex h-6 cursor-pointer items-center gap-1.5 whitespace-nowrap rounded px-2 font-mono text-xs',
              file.path === path ? 'bg-accent-soft text-ink' : 'text-ink-muted hover:bg-hover',
            )}
          >
            <span aria-hidden className="text-accent">
              {MARKS[file.mark].sign}
            </span>
            {file.path}
            <span className="sr-only">, {MARKS[file.mark].word}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const textOf = (content: string | Uint8Array | undefined) => (typeof content === 'string' ? content : '');

/** The files with one of them put back as it was, or taken away where it was not there. */
function withFile<Content>(
  files: Readonly<Record<string, Content>>,
  path: string,
  content: Content | undefined,
): Readonly<Record<string, Content>> {
  const { [path]: _now, ...rest } = files;
  return content === undefined ? rest : { ...rest, [path]: content };
}
