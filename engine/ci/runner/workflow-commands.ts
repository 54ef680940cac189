/** A command in a line of output: `::error file=a.ts,line=3::Message`. */
export interface WorkflowCommand {
  /** Lower case. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const unescapeMessage = (text: string) =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

const unescapeProperty = (text: string) =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

/** Reads a line of output as a command; undefined: it is none. */
export function parseCommand(line: string): WorkflowCommand | undefined {
  const match = /^\s*::([A-Za-z][\w-]*)(?:\s+(.*?))?::(.*)$/s.exec(line);
  if (match === null) return undefined;
  const properties: Record<string, string> = {};
  for (const part of (match[2] ?? '').split(',')) {
    const at = part.indexOf('=');
    if (at > 0) properties[part.slice(0, at).trim()] = unescapeProperty(part.slice(at + 1));
  }
  return { name: match[1]!.toLowerCase(), properties, message: unescapeMessage(match[3]!) };
}
