import { type Money, sumOf } from '../money/money';
import type { BillLine } from './bill';

/** By what a bill can be taken apart; `tag:<name>` by the values of a tag. */
export const CUTS = ['provider', 'account', 'region', 'service', 'resource', 'sku', 'day'] as const;
export type Cut = (typeof CUTS)[number] | `tag:${string}`;

/** What has no value of a tag. */
export const UNTAGGED = '(untagged)';

/** A part of a bill. */
export interface Part {
  readonly name: string;
  readonly money: Money;
  readonly lines: readonly BillLine[];
}

/** What a line is, under a cut. */
export function partName(line: BillLine, cut: Cut): string {
  if (cut.startsWith('tag:')) {
    const name = cut.slice(4);
    return Object.hasOwn(line.tags, name) ? line.tags[name]! : UNTAGGED;
  }
  return line[cut as (typeof CUTS)[number]];
}

/** The parts of a bill, days in their order, else the dearest first. They sum to the whole, whichever way it is cut. */
export function cutBill(lines: readonly BillLine[], cut: Cut): Part[] {
  const groups = new Map<string, BillLine[]>();
  for (const line of lines) {
    const name = partName(line, cut);
    const group = groups.get(name);
    if (group) group.push(line);
    else groups.set(name, [line]);
  }
  const parts = [...groups].map(([name, group]) => ({
    name,
    lines: group,
    money: sumOf(group.map(({ money }) => money)),
  }));
  const byName = (a: Part, b: Part) => (a.name < b.name ? -1 : 1);
  return cut === 'day'
    ? parts.sort(byName)
    : parts.sort((a, b) => (a.money > b.money ? -1 : a.money < b.money ? 1 : byName(a, b)));
}

/** The names of all tags of a bill. */
export const tagNames = (lines: readonly BillLine[]): string[] =>
  [...new Set(lines.flatMap(({ tags }) => Object.keys(tags)))].sort();
