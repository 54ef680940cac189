/** How a commit message is tidied: the values of `--cleanup=`. */
export type CleanupMode = 'strip' | 'whitespace' | 'verbatim' | 'scissors';

export const SCISSORS = '# ------------------------ >8 ------------------------';

/**
 * Tidies a message as git does: no trailing blanks, no doubled or outer empty lines, one line end at the end. `strip`
 * also drops lines that start with `#`, `scissors` what follows the cut.
 */
export function cleanMessage(text: string, mode: CleanupMode): string {
  if (mode === 'verbatim') return text;
  let lines = text.split('\n');
  if (mode === 'scissors') {
    const cut = lines.indexOf(SCISSORS);
    if (cut !== -1) lines = lines.slice(0, cut);
  }
  const kept: string[] = [];
  for (const line of lines) {
    if (mode === 'strip' && line.startsWith('#')) continue;
    const trimmed = line.replace(/[\s]+$/, '');
    if (trimmed !== '' || (kept.length > 0 && kept.at(-1) !== '')) kept.push(trimmed);
  }
  while (kept.at(-1) === '') kept.pop();
  return kept.length === 0 ? '' : `${kept.join('\n')}\n`;
}
