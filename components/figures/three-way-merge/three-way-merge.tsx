'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { CASES } from './cases';
import { type MergedLine, mergeTexts, type Versions } from './merge-texts';

const SIDES: readonly { readonly side: keyof Versions; readonly label: string }[] = [
  { side: 'base', label: 'Where both began' },
  { side: 'ours', label: 'Yours, HEAD' },
  { side: 'theirs', label: 'Theirs, origin/main' },
];

const LINE = {
  plain: '',
  marker: 'text-ink-muted',
  ours: 'bg-practice-soft',
  theirs: 'bg-adhoc-soft',
} as const satisfies Readonly<Record<MergedLine['kind'], string>>;

/** Three versions of a file that can be edited, and what git makes of them. */
export function ThreeWayMerge() {
  const [versions, setVersions] = useState<Versions>(CASES[0]!.versions);
  const merge = mergeTexts(versions);
  return (
    <div className="space-y-4 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-ink-muted">Begin with:</span>
        {CASES.map(({ label, versions: given }) => (
          <Button key={label} size="sm" isDisabled={given === versions} onPress={() => setVersions(given)}>
            {label}
          </Button>
        ))}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {SIDES.map(({ side, label }) => (
          <Version
            key={side}
            label={label}
            text={versions[side]}
            isWide={side === 'base'}
            onChange={(text) => setVersions({ ...versions, [side]: text })}
          />
        ))}
      </div>
      <div>
        <p className="font-medium">
          <code>git merge</code> writes
        </p>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          className="mt-1 min-h-44 overflow-x-auto rounded border border-line bg-canvas py-2 text-xs leading-5"
        >
          {merge.lines.map(({ text, kind }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
            <span key={i} className={cx('block px-2', LINE[kind])}>
              {text || ' '}
            </span>
          ))}
        </pre>
      </div>
      <p role="status" className="text-ink-muted">
        {verdict(merge.conflicts, merge.fault)}
      </p>
    </div>
  );
}

function verdict(conflicts: number, fault: string | null): string {
  if (conflicts > 0)
    return `${conflicts} conflict${conflicts === 1 ? '' : 's'}: both sides changed lines that touch. The merge waits for you.`;
  if (fault !== null) return `No conflict, and still wrong: ${fault}. Git compares lines.`;
  return 'No conflict. Nobody has run the result yet.';
}

function Version({
  label,
  text,
  isWide,
  onChange,
}: {
  readonly label: string;
  readonly text: string;
  readonly isWide: boolean;
  readonly onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className={cx('min-w-0', isWide && 'sm:col-span-2')}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={6}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 block w-full resize-y whitespace-pre rounded border border-line-strong bg-surface p-2 font-mono text-xs leading-5"
      />
    </div>
  );
}
