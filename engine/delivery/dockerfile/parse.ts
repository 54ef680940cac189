import { DockerfileParser } from 'dockerfile-ast';
import { DockerfileError } from './errors';
import type { Dockerfile, Flag, Heredoc, Instruction, Stage } from './instruction';
import { joinLines, jsonWords } from './logical-text';

/** The longest Dockerfile that is read, in characters: what is longer is no Dockerfile. */
const LONGEST = 200_000;
const MOST_INSTRUCTIONS = 1_000;

const KEYWORDS = new Set([
  ...['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK'],
  ...['LABEL', 'MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
]);

const HEREDOC = /<<-?(["']?)([A-Za-z_][\w.]*)\1/g;
const FLAG = /^--([a-z][a-z-]*)(?:=("[^"]*"|\S*))?\s*/;

/** The instructions of a text, right or wrong, in order. @throws DockerfileError when it is far too long. */
export function parseInstructions(text: string): readonly Instruction[] {
  if (text.length > LONGEST)
    throw new DockerfileError(`the Dockerfile has ${text.length} characters; at most ${LONGEST} are read`, 1);
  const lines = text.split(/\r?\n/);
  const plain = lines.join('\n');
  const escapeSign = /^\s*#\s*escape\s*=\s*`/im.test(lines.slice(0, 5).join('\n')) ? '`' : '\\';
  const found = DockerfileParser.parse(plain).getInstructions();
  if (found.length > MOST_INSTRUCTIONS)
    throw new DockerfileError(`${found.length} instructions; at most ${MOST_INSTRUCTIONS} are read`, 1);
  return found.map((one) => {
    const { start, end } = one.getRange();
    const raw = lines.slice(start.line, end.line + 1).join('\n');
    const keyword = one.getKeyword().toUpperCase();
    return { keyword, line: start.line + 1, endLine: end.line + 1, ...partsOf(raw, keyword, escapeSign) };
  });
}

function partsOf(
  raw: string,
  keyword: string,
  escapeSign: string,
): Pick<Instruction, 'flags' | 'text' | 'json' | 'heredocs'> {
  const { head, heredocs } = ['RUN', 'COPY', 'ADD'].includes(keyword)
    ? apart(raw)
    : { head: raw, heredocs: [] };
  let text = joinLines(head, escapeSign).slice(keyword.length).trimStart();
  const flags: Flag[] = [];
  for (let match = FLAG.exec(text); match; match = FLAG.exec(text)) {
    flags.push({ name: match[1]!, value: (match[2] ?? '').replace(/^"(.*)"$/, '$1') });
    text = text.slice(match[0].length);
  }
  return { flags, text, json: jsonWords(text), heredocs };
}

/** Takes the documents out of the lines of an instruction. */
function apart(raw: string): { head: string; heredocs: readonly Heredoc[] } {
  const lines = raw.split('\n');
  const first = lines.findIndex((line) => !line.trimEnd().endsWith('\\'));
  const head = lines.slice(0, first + 1).join('\n');
  let rest = lines.slice(first + 1);
  const heredocs: Heredoc[] = [];
  for (const [mark, quote, name] of head.matchAll(HEREDOC)) {
    const end = rest.findIndex((line) => (mark.startsWith('<<-') ? line.trimStart() : line) === name);
    if (end < 0) return { head: raw, heredocs: [] };
    const body = rest.slice(0, end).map((line) => (mark.startsWith('<<-') ? line.replace(/^\t+/, '') : line));
    heredocs.push({ name: name!, text: body.map((line) => `${line}\n`).join(''), isQuoted: quote !== '' });
    rest = rest.slice(end + 1);
  }
  return heredocs.length > 0 ? { head, heredocs } : { head: raw, heredocs };
}

/**
 * Reads a Dockerfile.
 * @throws DockerfileError, in BuildKit's words, with the line, for what cannot be built.
 */
export function parseDockerfile(text: string): Dockerfile {
  const instructions = parseInstructions(text);
  if (instructions.length === 0) throw new DockerfileError('file with no instructions', 1);
  const globals: Instruction[] = [];
  const stages: { from: Instruction; instructions: Instruction[] }[] = [];
  for (const one of instructions) {
    if (!KEYWORDS.has(one.keyword))
      throw new DockerfileError(
        `dockerfile parse error on line ${one.line}: unknown instruction: ${one.keyword}`,
        one.line,
      );
    if (one.text === '' && one.heredocs.length === 0)
      throw new DockerfileError(
        `dockerfile parse error on line ${one.line}: ${one.keyword} requires ${one.keyword === 'COPY' || one.keyword === 'ADD' ? 'at least two arguments' : 'at least one argument'}`,
        one.line,
      );
    if (one.keyword === 'FROM') stages.push({ from: one, instructions: [] });
    else if (stages.length > 0) stages.at(-1)!.instructions.push(one);
    else if (one.keyword === 'ARG') globals.push(one);
    else
      throw new DockerfileError(
        `dockerfile parse error on line ${one.line}: no build stage in current context`,
        one.line,
      );
  }
  if (stages.length === 0) throw new DockerfileError('no build stage in current context', 1);
  return { text, globals, stages: stages.map(stageOf) };
}

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

function stageOf(
  { from, instructions }: { from: Instruction; instructions: readonly Instruction[] },
  index: number,
): Stage {
  const [base, as, name, ...more] = from.text.split(/\s+/);
  const isNamed = as !== undefined;
  if (more.length > 0 || (isNamed && (as.toUpperCase() !== 'AS' || name === undefined)))
    throw new DockerfileError(
      `dockerfile parse error on line ${from.line}: FROM requires either one or three arguments`,
      from.line,
    );
  if (isNamed && !STAGE_NAME.test(name!.toLowerCase()))
    throw new DockerfileError(
      `dockerfile parse error on line ${from.line}: invalid name for build stage: "${name}", name can't start with a number or contain symbols`,
      from.line,
    );
  return { index, name: name?.toLowerCase() ?? null, from, base: base!, instructions };
}
