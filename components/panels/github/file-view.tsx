'use client';

import { useState } from 'react';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { FileText } from '@/engine/versioning/forge/views/folder-page';
import { Prose } from './prose';

const sizeText = (bytes: number): string =>
  bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} kB`;

/** A file of a branch: its lines, or rendered when it is Markdown. */
export function FileView({ file, isReadme }: { readonly file: FileText; readonly isReadme: boolean }) {
  const isMarkdown = /\.md$/i.test(file.path);
  const [look, setLook] = useState<'rendered' | 'source'>('rendered');
  const lines = file.text?.replace(/\n$/, '').split('\n') ?? [];
  return (
    <section aria-label={file.path} className="mt-3 rounded-md border border-line">
      <div className="flex min-h-9 flex-wrap items-center gap-2 border-line border-b bg-canvas px-3 py-1 text-xs">
        <h3 className="font-medium text-ink">{file.path}</h3>
        <span className="flex-1 text-ink-muted">
          {file.text === null || isReadme ? '' : `${lines.length} lines · `}
          {isReadme ? '' : sizeText(file.size)}
        </span>
        {isMarkdown && file.text !== null ? (
          <ToggleGroup
            label="How the file is shown"
            size="sm"
            value={look}
            onChange={setLook}
            options={[
              { id: 'rendered', label: 'Rendered' },
              { id: 'source', label: 'Source' },
            ]}
          />
        ) : null}
      </div>
      {file.text === null ? (
        <p className="p-3 text-ink-muted text-xs">
          {sizeText(file.size)}: no text, or too long to show here.
        </p>
      ) : isMarkdown && look === 'rendered' ? (
        <Prose text={file.text} className="p-4" />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not
        <div
          role="group"
          aria-label={`Lines of ${file.path}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          className="overflow-x-auto py-1"
        >
          <table className="font-mono text-xs leading-5">
            <tbody>
              {lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their number
                <tr key={index}>
                  <td className="w-px select-none px-3 text-end text-ink-faint tabular-nums">{index + 1}</td>
                  <td className="whitespace-pre pe-3 text-ink">{line}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
