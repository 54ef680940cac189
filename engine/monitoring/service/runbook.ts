/** One section of a runbook: what to do when its alert fires. */
export interface RunbookSection {
  /** The name of the alert: the heading. */
  readonly alert: string;
  /** From 1. */
  readonly line: number;
  /** The lines of its shell blocks, one command each, without comments. */
  readonly commands: readonly string[];
}

const HEADING = /^#{2,}\s+`?([A-Za-z_][\w:]*)`?\s*$/;
const FENCE = /^(`{3,}|~{3,})\s*(\w*)/;
const SHELL = new Set(['sh', 'bash', 'shell', 'console', '']);

/**
 * Reads a runbook: a Markdown file with a section for each alert, its heading (`## FeedBroken`) the alert's name, its commands
 * in blocks of `sh`. Other headings, and all other text, are for people. The order of sections counts: when several alerts
 * fire, the first one that names any of them is worked through.
 */
export function parseRunbook(text: string): RunbookSection[] {
  const sections: { alert: string; line: number; commands: string[] }[] = [];
  let current: { alert: string; line: number; commands: string[] } | null = null;
  let fence: { mark: string; isShell: boolean } | null = null;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (fence) {
      if (trimmed.startsWith(fence.mark) && trimmed.replaceAll(fence.mark[0]!, '') === '') fence = null;
      else if (fence.isShell && current) {
        const command = trimmed.replace(/^\$\s+/, '').replace(/\s+#.*$/, '');
        if (command !== '' && !command.startsWith('#')) current.commands.push(command);
      }
      continue;
    }
    const opening = FENCE.exec(trimmed);
    if (opening) {
      fence = { mark: opening[1]!, isShell: SHELL.has(opening[2]!) };
      continue;
    }
    if (!/^#{2,}\s/.test(line)) continue;
    const heading = HEADING.exec(line);
    current = heading ? { alert: heading[1]!, line: at + 1, commands: [] } : null;
    if (current) sections.push(current);
  }
  return sections;
}

/** The section that whoever is on call works through: the first one that names an alert that fires; null: none does. */
export function sectionFor(
  sections: readonly RunbookSection[],
  firing: ReadonlySet<string>,
): RunbookSection | null {
  return sections.find(({ alert }) => firing.has(alert)) ?? null;
}
