const FENCE = /^\s*(`{3,}|~{3,})\s*(\w*)/;
const HEADING = /^#{2,}\s/;

/** A section of a runbook by its lines: from its heading to the line before the next one. */
interface SectionLines {
  readonly from: number;
  readonly until: number;
}

function linesOf(lines: readonly string[], headingLine: number): SectionLines {
  const from = headingLine - 1;
  let isFenced = false;
  for (let at = from + 1; at < lines.length; at++) {
    if (FENCE.test(lines[at]!)) isFenced = !isFenced;
    else if (!isFenced && HEADING.test(lines[at]!)) return { from, until: at };
  }
  return { from, until: lines.length };
}

/** The places of commands in a section, and of the fence that closes its last block; null: it has none. */
function commandsOf(lines: readonly string[], { from, until }: SectionLines) {
  const commands: number[] = [];
  let closing: number | null = null;
  let isFenced = false;
  for (let at = from + 1; at < until; at++) {
    const line = lines[at]!;
    if (FENCE.test(line)) {
      if (isFenced) closing = at;
      isFenced = !isFenced;
    } else if (isFenced && line.trim() !== '' && !line.trim().startsWith('#')) commands.push(at);
  }
  return { commands, closing };
}

/**
 * A runbook with one more command at the end of a section; a section without a block gets one.
 * @param headingLine the line of the section's heading, from 1
 */
export function withCommand(text: string, headingLine: number, command: string): string {
  const lines = text.split('\n');
  const section = linesOf(lines, headingLine);
  const { closing } = commandsOf(lines, section);
  if (closing !== null) lines.splice(closing, 0, command);
  else {
    let end = section.until;
    while (end > section.from + 1 && lines[end - 1]!.trim() === '') end--;
    lines.splice(end, section.until - end, '', '```sh', command, '```', '');
  }
  return lines.join('\n');
}

/** A runbook without one command of a section. @param index of the command within it, from 0 */
export function withoutCommand(text: string, headingLine: number, index: number): string {
  const lines = text.split('\n');
  const at = commandsOf(lines, linesOf(lines, headingLine)).commands[index];
  return at === undefined ? text : lines.filter((_, place) => place !== at).join('\n');
}

/** A runbook with a new section at its end. */
export const withSection = (text: string, alert: string): string =>
  `${text.trimEnd() || '# Runbook'}\n\n## ${alert}\n\nWhat it means, and how to tell.\n`;
