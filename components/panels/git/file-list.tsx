import { cx } from '@/components/ui/cx';
import type { ChangedFile } from '@/engine/versioning/git/views/changed-files';
import { statusTone, statusWord } from './git-words';

export interface FileListProps {
  readonly label: string;
  readonly files: readonly ChangedFile[];
  readonly onOpen: (file: ChangedFile) => void;
}

/** Files that differ, each with what became of it and how many lines came and went; a press shows its diff. */
export function FileList({ label, files, onOpen }: FileListProps) {
  if (files.length === 0) return <p className="text-ink-muted text-xs">No file differs.</p>;
  return (
    <ul aria-label={label} className="-mx-1">
      {files.map((file) => (
        <li key={file.path}>
          <button
            type="button"
            onClick={() => onOpen(file)}
            className="flex w-full cursor-pointer items-center gap-2 rounded px-1 py-0.5 text-start text-xs leading-5 hover:bg-hover"
          >
            <StatusLetter status={file.status} />
            <span className="min-w-0 flex-1 truncate font-mono text-ink" title={file.path}>
              {file.oldPath === file.path ? file.path : `${file.oldPath} → ${file.path}`}
            </span>
            <LineCounts file={file} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The letter of `git status`, with its word for those who do not know it. */
export function StatusLetter({ status }: { readonly status: string }) {
  return (
    <span
      title={statusWord(status)}
      className={cx('w-3 shrink-0 text-center font-mono font-semibold', statusTone(status))}
    >
      <span aria-hidden>{status}</span>
      <span className="sr-only">{statusWord(status)}</span>
    </span>
  );
}

function LineCounts({ file: { added, deleted, isBinary } }: { readonly file: ChangedFile }) {
  if (isBinary) return <span className="shrink-0 text-ink-muted">bytes</span>;
  return (
    <span className="shrink-0 font-mono tabular-nums">
      <span className="text-passed">+{added}</span> <span className="text-failed">−{deleted}</span>
    </span>
  );
}
