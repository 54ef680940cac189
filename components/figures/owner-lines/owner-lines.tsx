'use client';

import { Fragment, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { ownerRuleOf, readCodeOwners } from '@/engine/versioning/forge/owners/code-owners';
import { FILES, membersOf, TEXTS } from './files';

/** Write the lines of an owner file, and see who is asked about each file. */
export function OwnerLines() {
  const [text, setText] = useState(TEXTS[0]!.text);
  const owners = readCodeOwners(text, membersOf);
  const rows = FILES.map((path) => ({ path, rule: ownerRuleOf(owners, path) }));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        {TEXTS.map((one) => (
          <Button key={one.name} size="sm" onPress={() => setText(one.text)}>
            {one.name}
          </Button>
        ))}
      </div>
      <TextArea label=".github/CODEOWNERS" value={text} onChange={setText} rows={5} className="font-mono" />
      {owners.errors.length > 0 ? (
        <ul aria-live="polite" className="flex flex-col gap-1 text-failed text-xs">
          {owners.errors.map(({ line, column, kind, suggestion }) => (
            <li key={`${line}:${column}`}>
              Line {line} is passed over: {kind.toLowerCase()}. {suggestion}
            </li>
          ))}
        </ul>
      ) : null}
      <table className="w-full border-collapse text-start text-sm">
        <caption className="sr-only">Who is asked about each file</caption>
        <thead>
          <tr className="border-line border-b text-ink-muted text-xs">
            <th scope="col" className="py-1 pe-3 text-start font-medium">
              A change of
            </th>
            <th scope="col" className="py-1 pe-3 text-start font-medium">
              asks
            </th>
            <th scope="col" className="py-1 text-start font-medium">
              by line
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, rule }) => (
            <tr key={path} className="border-line border-b">
              <th
                scope="row"
                className="wrap-anywhere py-1.5 pe-3 text-start font-mono font-normal text-ink text-xs"
              >
                {path.split('/').map((part, depth) => (
                  <Fragment key={part}>
                    {depth > 0 ? '/' : ''}
                    <wbr />
                    {part}
                  </Fragment>
                ))}
              </th>
              <td className="py-1.5 pe-3 text-ink">
                {rule === undefined || rule.owners.length === 0 ? 'nobody' : rule.names.join(' or ')}
              </td>
              <td className="py-1.5 text-ink-muted tabular-nums">{rule?.line ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
