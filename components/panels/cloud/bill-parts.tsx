'use client';

import { ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import { cx } from '@/components/ui/cx';
import type { BillView, PartView } from '@/engine/deployment/cloud/views/bill-view';
import { dollarColumn, dollars } from './dollars';
import { dayWords, titleOf } from './words';

const nameOf = (part: PartView, cut: string): string =>
  cut === 'day' ? dayWords(part.name) : cut === 'provider' ? titleOf(part.name) : part.name;

const share = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((part / whole) * 100).toFixed(part / whole < 0.1 ? 1 : 0)} %`;

/** The parts of the bill with their sum; each opens to what it is made of. */
export function BillParts({ bill, cut }: { readonly bill: BillView; readonly cut: string }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const column = dollarColumn(bill.parts.map(({ micro }) => micro));
  const toggle = (name: string) => {
    const next = new Set(open);
    if (!next.delete(name)) next.add(name);
    setOpen(next);
  };
  return (
    <section
      aria-label="Parts of the bill"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="overflow-x-auto rounded-md"
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">Parts of the bill</caption>
        <thead>
          <tr className="border-line border-b text-ink-muted text-xs">
            <th scope="col" className="px-2 py-1.5 text-start font-medium">
              Part
            </th>
            <th scope="col" className="px-2 py-1.5 text-end font-medium">
              Share
            </th>
            <th scope="col" className="px-2 py-1.5 text-end font-medium">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {bill.parts.map((part, at) => {
            const isOpen = open.has(part.name);
            return (
              <Fragment key={part.name}>
                <tr className="border-line border-b">
                  <th scope="row" className="px-1 py-1 text-start font-normal">
                    <button
                      type="button"
                      aria-expanded={isOpen}
                      onClick={() => toggle(part.name)}
                      className="flex min-h-7 cursor-pointer items-center gap-1 rounded px-1 text-start text-ink hover:bg-hover"
                    >
                      <ChevronRight
                        aria-hidden
                        size={14}
                        className={cx('shrink-0 text-ink-faint', isOpen && 'rotate-90')}
                      />
                      <span className="break-words">{nameOf(part, cut)}</span>
                    </button>
                  </th>
                  <td className="whitespace-nowrap px-2 py-1.5 text-end text-ink-muted tabular-nums">
                    {share(part.micro, bill.micro)}
                  </td>
                  <td className="whitespace-nowrap px-2 py-1.5 text-end text-ink tabular-nums">
                    {column.parts[at]}
                  </td>
                </tr>
                {isOpen ? <PartLines part={part} /> : null}
              </Fragment>
            );
          })}
        </tbody>
        <tfoot>
          <tr className="font-medium text-ink">
            <th scope="row" className="px-2 py-1.5 text-start font-medium">
              Total
            </th>
            <td />
            <td className="whitespace-nowrap px-2 py-1.5 text-end tabular-nums">{column.total}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** What a part is made of, one row for each thing that a resource used. */
function PartLines({ part }: { readonly part: PartView }) {
  return part.lines.map(({ account, provider, region, resource, service, sku, used, micro }) => (
    <tr
      key={[account, region, service, resource, sku].join(' ')}
      className="border-line border-b bg-sunken text-xs"
    >
      <td className="py-1.5 ps-7 pe-2 text-ink-muted leading-5">
        <span className="break-all text-ink">{resource}</span> · {sku} · {service}
        <span className="block">
          {titleOf(provider)} {account}
          {region === '*' ? '' : `, ${region}`}
        </span>
      </td>
      <td className="whitespace-nowrap px-2 py-1.5 text-end align-top text-ink-muted tabular-nums">{used}</td>
      <td className="whitespace-nowrap px-2 py-1.5 text-end align-top text-ink-muted tabular-nums">
        {dollars(micro)}
      </td>
    </tr>
  ));
}
