import { splitWords } from '../dockerfile/variables';

/** One command of a line of shell: its name and what follows. */
export interface ShellWords {
  readonly name: string;
  readonly args: readonly string[];
}

const OPENING = /^(?:then|do|else|elif|if|while|until|!|\{|\(|time|exec|env|\w+=\S*)$/;

/** Splits a line of shell at `&&`, `||`, `;`, `|`, `&` and line ends outside of quotes. */
function parts(text: string): { commands: readonly string[]; hasPipe: boolean } {
  const commands: string[] = [];
  let hasPipe = false;
  let command = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    const two = text.slice(at, at + 2);
    if (quote !== '') {
      if (sign === quote) quote = '';
      command += sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      command += sign;
    } else if (sign === '\\') {
      command += two;
      at++;
    } else if (sign === '&' && (text[at - 1] === '>' || text[at + 1] === '>')) command += sign;
    else if (';|&\n'.includes(sign)) {
      if (sign === '|' && two !== '||') hasPipe = true;
      if (two === '&&' || two === '||' || two === '|&') at++;
      commands.push(command);
      command = '';
    } else command += sign;
  }
  return { commands: [...commands, command], hasPipe };
}

/** The commands of a line of shell, in order; assignments before a command and words of the language are left out. */
export function shellCommands(text: string): readonly ShellWords[] {
  return parts(text).commands.flatMap((command) => {
    const words = [...splitWords(command.replace(/[()]/g, ' '))];
    while (words.length > 0 && OPENING.test(words[0]!)) words.shift();
    const [name, ...args] = words;
    return name === undefined || ['fi', 'done', 'esac', '}'].includes(name) ? [] : [{ name, args }];
  });
}

/** Whether a line of shell pipes from one command into another. */
export const hasPipe = (text: string): boolean => parts(text).hasPipe;

/** The words that are no options; the value of an option in `withValue` goes with it. */
export function plainWords(args: readonly string[], withValue: readonly string[] = []): readonly string[] {
  return args.filter((word, at) => !word.startsWith('-') && !withValue.includes(args[at - 1] ?? ''));
}
