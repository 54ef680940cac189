import type { Command } from './commands';

const NO_MATCH = -1;

/** How well `word` is found in `text`: start of the text, start of a word, inside a word, letters in order; −1: not. */
function wordScore(text: string, word: string): number {
  if (text.startsWith(word)) return 8;
  const at = text.indexOf(word);
  if (at > 0) return /[\s.·/(-]/.test(text[at - 1] ?? '') ? 6 : 3;
  let from = 0;
  for (const letter of word) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return NO_MATCH;
  }
  // Letters in order, but far apart, are chance rather than intent.
  return word.length >= 2 && from - text.indexOf(word[0] ?? '') <= word.length * 4 ? 1 : NO_MATCH;
}

/** How well a command answers a query; −1: not at all. Each word of the query must be found. */
export function commandScore(command: Command, query: string): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const title = command.title.toLowerCase();
  const others = [command.group, ...(command.keywords ?? [])].join(' ').toLowerCase();
  let total = 0;
  for (const word of words) {
    const inTitle = wordScore(title, word);
    const score = inTitle > 1 ? inTitle : Math.max(inTitle, others.includes(word) ? 2 : NO_MATCH);
    if (score === NO_MATCH) return NO_MATCH;
    total += score;
  }
  return total;
}

/** The commands that answer a query, best first; those that answer it equally well keep their order. */
export function searchCommands(commands: readonly Command[], query: string): readonly Command[] {
  return commands
    .map((command) => ({ command, score: commandScore(command, query) }))
    .filter(({ score }) => score >= 0)
    .sort((first, second) => second.score - first.score)
    .map(({ command }) => command);
}
