import type { Prompt } from '@/engine/shell/line-editor/layout';
import { type Search, searchPrompt } from '@/engine/shell/line-editor/search';
import type { PromptState } from '@/engine/shell/prompt';

const paint = (code: string, text: string) => `\u001b[${code}m${text}\u001b[0m`;

/** `learner:/workspace (main) $ `, with the exit code of the last line when that was not 0. */
export function promptOf({ folder, branch, exitCode }: PromptState): Prompt {
  const parts: (readonly [colour: string, text: string])[] = [
    ['32', 'learner'],
    ['', ':'],
    ['1;34', folder],
    ...(branch === null
      ? []
      : ([
          ['', ' '],
          ['36', `(${branch})`],
        ] as const)),
    ...(exitCode === 0
      ? []
      : ([
          ['', ' '],
          ['31', `[${exitCode}]`],
        ] as const)),
    ['', ' $ '],
  ];
  return {
    written: parts.map(([colour, text]) => (colour === '' ? text : paint(colour, text))).join(''),
    width: parts.reduce((sum, [, text]) => sum + text.length, 0),
  };
}

/** What stands in place of the prompt while the history is searched. */
export function searchingPrompt(search: Search): Prompt {
  const text = searchPrompt(search);
  return { written: text, width: text.length };
}
