'use client';

import { Play, Snowflake, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { shellQuote } from '@/engine/shell/quote';
import type { PipelineNode, PipelineOutput } from '@/engine/versioning/dvc/views/pipeline-view';
import { focusIfLost } from '../focus-if-lost';
import { bytesText } from '../versions/versions-words';
import { ActMark } from './act-mark';
import { LogText } from './log-text';
import { ParamRow } from './param-row';
import type { PipelineActions } from './pipeline-actions';
import { ACT_WORDS, actSentence, reasonsOf, runText } from './pipeline-words';
import { type RunLog, type StageRun, stageLog } from './run-log';

export interface StageDetailsProps {
  readonly node: PipelineNode;
  readonly log: RunLog | null;
  /** Its run before, from this panel; undefined: none. */
  readonly lastRun: StageRun | undefined;
  readonly actions: PipelineActions;
  readonly canWrite: boolean;
  readonly isBusy: boolean;
  /** Goes to a file in the editor; undefined for one that is not in the workspace. */
  readonly onOpenFile: (path: string) => (() => void) | undefined;
  readonly onClose: () => void;
}

/** A stage: what will become of it and why, its command, what goes in and out, what the lock file has, its last log. */
export function StageDetails(props: StageDetailsProps) {
  const { node, log, lastRun, actions, canWrite, isBusy, onOpenFile, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // In a narrow panel, they take the place of what was pressed.
  useEffect(() => focusIfLost(heading.current), []);
  const reasons = reasonsOf(node);
  const current = log?.stages[node.name];
  // A stage that was skipped has nothing to say; its run before has.
  const isCurrent = log !== null && current !== undefined && (current.state !== 'skipped' || !lastRun);
  const run = isCurrent ? current : lastRun;
  const text = isCurrent ? stageLog(log, node.name) : (lastRun?.log ?? '');
  return (
    <section
      aria-label={`Stage ${node.name}`}
      className="flex min-h-0 flex-col gap-3 overflow-y-auto p-3 text-sm"
    >
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2
            ref={heading}
            tabIndex={-1}
            className="break-words rounded-sm font-medium font-mono text-ink text-sm"
          >
            {node.name}
          </h2>
          {node.desc ? <p className="text-ink-muted text-xs">{node.desc}</p> : null}
        </div>
        <IconButton label="Close the details" size="sm" onPress={onClose}>
          <X aria-hidden size={14} />
        </IconButton>
      </header>
      <div className="flex flex-col gap-1">
        <p className="flex items-center gap-1.5 font-medium text-ink text-xs">
          <ActMark act={node.act} />
          {node.isFrozen && node.act === 'skip' ? 'Frozen' : ACT_WORDS[node.act]}
        </p>
        {reasons.length > 0 ? (
          <ul aria-label="Why" className="list-disc ps-5 text-ink text-xs leading-5">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        ) : null}
        <p className="text-ink-muted text-xs leading-4">{actSentence(node)}</p>
      </div>
      {node.isData ? null : <StageButtons node={node} actions={actions} isDisabled={!canWrite || isBusy} />}
      {node.commands.length > 0 ? (
        <Part title="Command">
          <pre className="overflow-x-auto whitespace-pre-wrap break-words rounded-md bg-sunken px-2 py-1.5 font-mono text-ink text-xs">
            {node.commands.join('\n')}
          </pre>
        </Part>
      ) : null}
      {node.deps.length > 0 ? (
        <Part title="Reads">
          <ul className="flex flex-col gap-1">
            {node.deps.map((path) => (
              <FileLine key={path} path={path} md5={node.lock[path]} onOpen={onOpenFile(path)} />
            ))}
          </ul>
        </Part>
      ) : null}
      {node.values.length > 0 ? (
        <Part title="Parameters">
          <ul className="flex flex-col gap-1.5">
            {node.values.map((param) => (
              <li key={`${param.file}:${param.key}`}>
                <ParamRow
                  param={param}
                  canWrite={canWrite && !isBusy}
                  onSet={(value) => void actions.setParam(param.file, param.key, value)}
                  onTry={(value) =>
                    void actions.run(
                      `dvc exp run -S ${shellQuote(`${param.file === 'params.yaml' ? '' : `${param.file}:`}${param.key}=${value}`)}`,
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {node.outs.length > 0 ? (
        <Part title={node.isData ? 'Data' : 'Makes'}>
          <ul className="flex flex-col gap-1">
            {node.outs.map((out) => (
              <FileLine
                key={out.path}
                path={out.path}
                md5={out.md5}
                note={outNote(out)}
                onOpen={onOpenFile(out.path)}
              />
            ))}
          </ul>
        </Part>
      ) : null}
      {run ? (
        <Part title="Last run" aside={runText(run)}>
          {text === '' ? null : <LogText label={`Output of ${node.name}`} text={text} className="max-h-56" />}
        </Part>
      ) : null}
    </section>
  );
}

function StageButtons({
  node: { name, isFrozen, isTemplated },
  actions,
  isDisabled,
}: {
  readonly node: PipelineNode;
  readonly actions: PipelineActions;
  readonly isDisabled: boolean;
}) {
  const target = shellQuote(name);
  const button = (label: string, line: string, icon?: ReactNode) => (
    <Button
      key={line}
      size="sm"
      isDisabled={isDisabled}
      onPress={() => void actions.run(line)}
      aria-label={`${label}: ${line}`}
    >
      {icon}
      {label}
    </Button>
  );
  return (
    <div className="flex flex-wrap gap-1.5">
      {button('Up to here', `dvc repro ${target}`, <Play aria-hidden size={13} />)}
      {button('This alone', `dvc repro -s ${target}`)}
      {button('Force', `dvc repro -s -f ${target}`)}
      {button('From here', `dvc repro --downstream ${target}`)}
      {isTemplated
        ? null
        : button(
            isFrozen ? 'Unfreeze' : 'Freeze',
            `dvc ${isFrozen ? 'unfreeze' : 'freeze'} ${target}`,
            <Snowflake aria-hidden size={13} />,
          )}
    </div>
  );
}

function outNote({ isMetric, isPlot, isCached, size }: PipelineOutput): string {
  const kind = isMetric ? 'metrics' : isPlot ? 'plot' : '';
  return [kind, isCached ? '' : 'not cached', size === undefined ? '' : bytesText(size)]
    .filter((part) => part !== '')
    .join(', ');
}

function Part({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="flex gap-2 font-medium text-ink-muted text-xs">
        {title}
        {aside === undefined ? null : <span className="font-normal">{aside}</span>}
      </h3>
      {children}
    </div>
  );
}

function FileLine({
  path,
  md5,
  note,
  onOpen,
}: {
  readonly path: string;
  readonly md5?: string;
  readonly note?: string;
  readonly onOpen?: () => void;
}) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 text-xs">
      {onOpen ? (
        <button
          type="button"
          onClick={onOpen}
          className="cursor-pointer break-all rounded-sm text-start font-mono text-accent underline-offset-2 hover:underline"
        >
          {path}
        </button>
      ) : (
        <span className="break-all font-mono text-ink">{path}</span>
      )}
      {note ? <span className="text-ink-muted">{note}</span> : null}
      <span
        className="font-mono text-ink-faint"
        title={md5 === undefined ? undefined : `MD5 in the lock file: ${md5}`}
      >
        {md5 === undefined ? 'not in the lock file' : md5.slice(0, 8)}
      </span>
    </li>
  );
}
