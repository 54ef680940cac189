/**
 * Joins the lines of an instruction as Docker does: the escape at the end of a line and the line end go, lines that are
 * comments or empty in the middle of it go whole.
 */
export function joinLines(text: string, escapeSign: string): string {
  const lines = text.split('\n');
  let joined = '';
  for (const [at, line] of lines.entries()) {
    if (at > 0 && (/^\s*#/.test(line) || line.trim() === '')) continue;
    const end = line.trimEnd();
    joined += end.endsWith(escapeSign) ? end.slice(0, -1) : line;
  }
  return joined.trim();
}

/** The words of an exec form (`["node", "server.js"]`); null: the text is no array of texts. */
export function jsonWords(text: string): readonly string[] | null {
  if (!text.startsWith('[')) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((word) => typeof word === 'string') ? parsed : null;
  } catch {
    // `["a" b]` is a command line of the shell, as Docker takes it too.
    return null;
  }
}
