'use client';

import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { bytes } from '@/engine/deployment/outcome-words';
import type { LessonSession } from '@/stores/contracts';
import type { DeploymentView } from '@/stores/deployment-contract';
import { FileDiffView } from './file-diff-view';
import { byFolder, type FileRow, fileRows } from './file-rows';
import type { OperateProps } from './server-toolbar';

const STATE_WORDS: Readonly<Record<FileRow['state'], string>> = {
  same: '= as in the workspace',
  differs: '≠ differs from the workspace',
  'only-here': '– not on the server',
  'only-there': 'only on the server',
};

/** What lies on the server's disk beside the workspace: copy a file or a folder, remove, compare. */
export function FilesView({
  session,
  view: { spec, state },
  disabled,
  operate,
}: OperateProps & { readonly session: LessonSession; readonly view: DeploymentView }) {
  const files = useStore(session.workspace, (workspace) => workspace.files);
  const folders = useMemo(() => byFolder(fileRows(state, files, spec.log)), [state, files, spec.log]);
  const [compared, setCompared] = useState<string | null>(null);
  const copy = (paths: string[]) => operate({ do: 'copy', paths });
  return (
    <table className="w-full border-collapse text-xs">
      <caption className="px-3 py-2 text-start text-ink-muted">
        Copying changes the disk. The process keeps what it was started from until it is restarted.
      </caption>
      <thead className="text-ink-muted">
        <tr className="border-line border-b">
          <th scope="col" className="px-3 py-1 text-start font-medium">
            File
          </th>
          <th scope="col" className="whitespace-nowrap px-2 py-1 text-end font-medium">
            On the server
          </th>
          <th scope="col" className="px-2 py-1 text-start font-medium">
            State
          </th>
          <th scope="col" className="px-2 py-1 text-end font-medium">
            <span className="sr-only">Commands</span>
          </th>
        </tr>
      </thead>
      {folders.map(({ folder, rows }) => (
        <tbody key={folder}>
          {folder === '' ? null : (
            <tr className="border-line border-b bg-sunken">
              <th scope="rowgroup" colSpan={3} className="px-3 py-1 text-start font-mono font-normal">
                {folder}
              </th>
              <td className="px-2 py-1 text-end">
                {rows.some(({ state: one }) => one !== 'only-there') ? (
                  <Button
                    size="sm"
                    isDisabled={disabled}
                    aria-label={`Copy the folder ${folder}`}
                    onPress={() => copy([folder])}
                  >
                    Copy folder
                  </Button>
                ) : null}
              </td>
            </tr>
          )}
          {rows.map((row) => (
            <Row
              key={row.path}
              row={row}
              folder={folder}
              disabled={disabled}
              compared={compared === row.path}
              onCopy={() => copy([row.path])}
              onRemove={() => operate({ do: 'remove', path: row.path })}
              onCompare={() => setCompared(compared === row.path ? null : row.path)}
            >
              {compared === row.path ? (
                <FileDiffView path={row.path} server={state.files[row.path]} workspace={files[row.path]} />
              ) : null}
            </Row>
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  readonly row: FileRow;
  readonly folder: string;
  readonly disabled: boolean;
  readonly compared: boolean;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
  readonly onCompare: () => void;
  readonly children: React.ReactNode;
}

function Row({ row, folder, disabled, compared, onCopy, onRemove, onCompare, children }: RowProps) {
  const { path, state } = row;
  return (
    <>
      <tr className="border-line border-b">
        <th
          scope="row"
          className={cx(
            'min-w-36 break-words px-3 py-1 text-start font-mono font-normal',
            folder !== '' && 'ps-6',
          )}
        >
          {path.slice(folder.length)}
        </th>
        <td className="whitespace-nowrap px-2 py-1 text-end tabular-nums">
          {row.bytes === null ? '–' : bytes(row.bytes)}
        </td>
        <td className={cx('px-2 py-1', state === 'differs' ? 'text-adhoc' : 'text-ink-muted')}>
          {STATE_WORDS[state]}
          {row.notLoaded ? <span className="block text-adhoc">not loaded yet: restart</span> : null}
        </td>
        <td className="whitespace-nowrap px-2 py-1 text-end">
          {state === 'differs' ? (
            <Button
              size="sm"
              variant="quiet"
              aria-expanded={compared}
              aria-label={`Compare ${path}`}
              onPress={onCompare}
            >
              Compare
            </Button>
          ) : null}
          {state === 'only-there' ? null : (
            <Button
              size="sm"
              isDisabled={disabled}
              aria-label={`Copy ${path} to the server`}
              onPress={onCopy}
            >
              Copy
            </Button>
          )}
          {row.bytes === null ? null : (
            <Button
              size="sm"
              variant="quiet"
              isDisabled={disabled}
              aria-label={`Remove ${path} from the server`}
              onPress={onRemove}
            >
              Remove
            </Button>
          )}
        </td>
      </tr>
      {children ? (
        <tr className="border-line border-b">
          <td colSpan={4} className="px-3 py-2">
            {children}
          </td>
        </tr>
      ) : null}
    </>
  );
}
