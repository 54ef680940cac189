import { DockerfileError } from '../dockerfile/errors';
import type { Instruction } from '../dockerfile/instruction';
import { parseDockerfile, parseInstructions } from '../dockerfile/parse';
import { COPY_RULES } from './copy-rules';
import type { Finding } from './finding';
import { INSTALL_RULES } from './install-rules';
import type { LintedFile, LintRule } from './rule';
import { RUN_RULES } from './run-rules';
import { STAGE_RULES } from './stage-rules';

/** The rules of hadolint that the lab has, by number. */
export const LINT_RULES: readonly LintRule[] = [
  ...STAGE_RULES,
  ...RUN_RULES,
  ...INSTALL_RULES,
  ...COPY_RULES,
].sort((a, b) => (a.code < b.code ? -1 : 1));

/** `# hadolint ignore=DL3006,DL3008`, for the instruction below it. */
const IGNORE = /^\s*#\s*hadolint\s+(global\s+)?ignore\s*=\s*([A-Z\d, ]+)/;

/** What hadolint's rules say of a Dockerfile, by line. One that cannot be built has that as a finding (`DL1000`). */
export function lint(text: string): readonly Finding[] {
  let instructions: readonly Instruction[] = [];
  const findings: Finding[] = [];
  let stages: LintedFile['stages'] = [];
  try {
    instructions = parseInstructions(text);
    stages = parseDockerfile(text).stages;
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error;
    findings.push({ line: error.line, code: 'DL1000', severity: 'error', message: error.message });
  }
  const isIgnored = ignoredIn(text);
  for (const { code, severity, message, check } of LINT_RULES)
    for (const line of check({ instructions, stages }))
      if (!isIgnored(code, line)) findings.push({ line, code, severity, message });
  return findings.sort((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1));
}

function ignoredIn(text: string): (code: string, line: number) => boolean {
  const everywhere = new Set<string>();
  const at = new Map<number, ReadonlySet<string>>();
  for (const [index, line] of text.split('\n').entries()) {
    const [, isGlobal, list = ''] = IGNORE.exec(line) ?? [];
    const codes = list.split(',').map((code) => code.trim());
    if (isGlobal) for (const code of codes) everywhere.add(code);
    else if (list !== '') at.set(index + 2, new Set(codes));
  }
  return (code, line) => everywhere.has(code) || (at.get(line)?.has(code) ?? false);
}
