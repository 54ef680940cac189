import type { ContractCheck } from '../checks/check';
import type { Server } from '../odcs/schema';

const ORDER = { error: 0, failed: 1, passed: 2, warning: 3 } as const;
const WIDTHS = { check: 100, field: 32, details: 50 } as const;

/** A text in lines of at most so many characters, broken at spaces where there are some. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= width) line = joined;
    else {
      if (line !== '') lines.push(line);
      line = word;
      while (line.length > width) {
        lines.push(line.slice(0, width));
        line = line.slice(width);
      }
    }
  }
  return [...lines, line];
}

const fieldOf = (checks: readonly ContractCheck[], { model, field }: ContractCheck): string => {
  if (new Set(checks.map((check) => check.model)).size <= 1) return field ?? '';
  return field === null ? model : `${model}.${field}`;
};

/** The table of results, in a frame. */
function tableText(checks: readonly ContractCheck[]): string {
  const rows = [...checks]
    .sort(
      (a, b) =>
        ORDER[a.result] - ORDER[b.result] ||
        ((a.field ?? '') < (b.field ?? '') ? -1 : Number((a.field ?? '') > (b.field ?? ''))),
    )
    .map((check) => [
      [check.result as string],
      wrapped(check.name, WIDTHS.check),
      wrapped(fieldOf(checks, check), WIDTHS.field),
      wrapped(check.reason ?? '', WIDTHS.details),
    ]);
  const head = [['Result'], ['Check'], ['Field'], ['Details']];
  const widths = head.map((_, i) =>
    Math.max(...[head, ...rows].flatMap((row) => row[i]!.map((line) => line.length))),
  );
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}`;
  const lines = (row: readonly (readonly string[])[]) =>
    Array.from(
      { length: Math.max(...row.map((cell) => cell.length)) },
      (_, i) => `│${widths.map((width, at) => ` ${(row[at]![i] ?? '').padEnd(width)} `).join('│')}│`,
    );
  return [
    rule('╭', '┬', '╮'),
    ...lines(head),
    rule('├', '┼', '┤'),
    ...rows.flatMap(lines),
    rule('╰', '┴', '╯'),
  ].join('\n');
}

/** What the checks come to: the worst of them. */
export function resultOf(checks: readonly ContractCheck[]): ContractCheck['result'] {
  return (
    (['error', 'failed', 'warning'] as const).find((one) => checks.some(({ result }) => result === one)) ??
    'passed'
  );
}

/** The report of `datacontract test`, in its words. @param seconds how long it took. */
export function reportText(checks: readonly ContractCheck[], server: Server, seconds: number): string {
  const details = [
    `type=${server.type}`,
    server.format && `format=${server.format}`,
    server.path && `path=${server.path}`,
  ];
  const lines = [`Server: ${server.server} (${details.filter(Boolean).join(', ')})`, tableText(checks)];
  const result = resultOf(checks);
  if (result === 'passed')
    lines.push(`🟢 data contract is valid. Run ${checks.length} checks. Took ${seconds} seconds.`);
  else {
    lines.push(
      result === 'warning'
        ? '🟠 data contract has warnings. Found the following warnings:'
        : '🔴 data contract is invalid, found the following errors:',
    );
    const open = checks.filter((check) => check.result !== 'passed');
    open.forEach((check, i) => {
      const field = fieldOf(checks, check);
      lines.push(`${i + 1}) ${field === '' ? '' : `${field} `}${check.name}: ${check.reason}`);
    });
  }
  return `${lines.join('\n')}\n`;
}

/** What `datacontract ci` says to GitHub: one line for each check that did not pass. */
export const annotationsText = (checks: readonly ContractCheck[], path: string): string =>
  checks
    .filter(({ result }) => result !== 'passed')
    .map(
      ({ result, name, reason }) =>
        `::${result === 'warning' ? 'warning' : 'error'} file=${path}::${name}: ${reason}\n`,
    )
    .join('');

/** What `datacontract ci` writes on the page of a run, as Markdown. */
export function summaryText(path: string, checks: readonly ContractCheck[]): string {
  const signs = { passed: '🟢 passed', warning: '🟠 warning', failed: '🔴 failed', error: '🔴 error' };
  const rows = checks.map(
    (check) => `| ${check.result} | ${check.name} | ${fieldOf(checks, check)} | ${check.reason ?? ''} |`,
  );
  const failed = checks.filter(({ result }) => result === 'failed' || result === 'error').length;
  return [
    `## Data Contract CI: ${path}`,
    '',
    `**Result: ${signs[resultOf(checks)]}** | ${checks.length} checks | ${failed} failed`,
    '',
    '| Result | Check | Field | Details |',
    '|--------|-------|-------|---------|',
    ...rows,
    '',
  ].join('\n');
}
