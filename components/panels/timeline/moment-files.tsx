import { cx } from '@/components/ui/cx';
import type { FileMark, WorkspacePath } from '@/engine/core/files';
import type { MomentFile } from '@/stores/timeline-contract';
import { MARK_WORDS, STATE_LOOKS } from './step-words';

/** A file of the list; without a state where nothing is compared. */
export interface ListedFile {
  readonly path: WorkspacePath;
  readonly state?: MomentFile['state'];
  readonly mark?: FileMark;
}

export interface MomentFilesProps {
  readonly files: readonly ListedFile[];
  /** How many files of git and other tools differ too. */
  readonly tools: number;
  /** The file that is shown. */
  readonly path: string | null;
  readonly onChoose: (path: string) => void;
  /** Said when no file differs. */
  readonly empty: string;
}

/** Longer lists are cut. */
const MOST = 500;

/** Files of a moment; a press shows one. */
export function MomentFiles({ files, tools, path, onChoose, empty }: MomentFilesProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      {files.length === 0 ? <p className="p-3 text-ink-muted text-xs">{empty}</p> : null}
      <ul className="py-1">
        {files.slice(0, MOST).map((file) => (
          <li key={file.path}>
            <button
              type="button"
              aria-pressed={file.path === path}
              onClick={() => onChoose(file.path)}
              className={cx(
                'flex w-full cursor-pointer items-center gap-2 px-3 py-1 text-start text-xs focus-visible:-outline-offset-2',
                file.path === path
                  ? 'bg-accent-soft text-ink'
                  : 'text-ink-muted hover:bg-hover hover:text-ink',
              )}
            >
              <span aria-hidden className="w-3 shrink-0 font-mono text-accent">
                {file.state ? STATE_LOOKS[file.state].sign : null}
              </span>
              <span className="min-w-0 flex-1 truncate" title={file.path}>
                {file.path}
              </span>
              {file.state ? <span className="sr-only">, {STATE_LOOKS[file.state].word}</span> : null}
              {file.mark ? <span className="shrink-0 text-ink-faint">{MARK_WORDS[file.mark]}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      {files.length > MOST ? (
        <p className="px-3 pb-2 text-ink-muted text-xs">and {files.length - MOST} more</p>
      ) : null}
      {tools > 0 ? (
        <p className="px-3 pb-2 text-ink-faint text-xs">
          and {tools === 1 ? 'one file' : `${tools} files`} that git and other tools keep
        </p>
      ) : null}
    </div>
  );
}
