import { resolvePath } from '../../core/file-system';
import type { Instruction } from '../dockerfile/instruction';
import { assignments, splitWords, substitute, type Variables } from '../dockerfile/variables';
import type { Healthcheck, ImageConfig } from '../image/config';
import { BuildError } from './errors';

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** `1m30s` in seconds. */
function duration(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/([\d.]+)(ms|s|m|h)/g)) sum += Number(count) * SECONDS[unit!]!;
  return sum;
}

function healthcheck(
  { text, flags, line }: Instruction,
  json: (text: string) => readonly string[] | null,
): Healthcheck | null {
  if (text.toUpperCase() === 'NONE') return null;
  const [, command] = /^CMD\s+([\s\S]+)$/i.exec(text) ?? [];
  if (command === undefined)
    throw new BuildError(`Unknown type "${text.split(/\s/)[0]}" in HEALTHCHECK (try CMD)`, line);
  const flag = (name: string) => flags.find((one) => one.name === name)?.value;
  const words = json(command);
  return {
    test: words ? ['CMD', ...words] : ['CMD-SHELL', command],
    interval: duration(flag('interval'), 30),
    timeout: duration(flag('timeout'), 30),
    retries: Number(flag('retries') ?? 3),
    startPeriod: duration(flag('start-period'), 0),
  };
}

const jsonOf = (text: string): readonly string[] | null => {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : null;
  } catch {
    // The shell form.
    return null;
  }
};

/** What an instruction that only says something says; null: it is another kind of instruction. @throws BuildError */
export function configured(config: ImageConfig, one: Instruction, scope: Variables): ImageConfig | null {
  const text = substitute(one.text, scope);
  const words = splitWords(text);
  const command = one.json ?? [...config.shell, one.text];
  switch (one.keyword) {
    case 'ENV': {
      const pairs = assignments(one.text).map(([name, value]) => [name, substitute(value, scope)] as const);
      return { ...config, env: { ...config.env, ...Object.fromEntries(pairs) } };
    }
    case 'LABEL':
      return {
        ...config,
        labels: {
          ...config.labels,
          ...Object.fromEntries(assignments(one.text).map(([n, v]) => [n, substitute(v, scope)])),
        },
      };
    case 'MAINTAINER':
      return { ...config, labels: { ...config.labels, maintainer: text } };
    case 'WORKDIR':
      return { ...config, workdir: resolvePath(config.workdir, words[0] ?? '/') };
    case 'USER':
      return { ...config, user: words[0] ?? '' };
    case 'EXPOSE':
      return {
        ...config,
        exposed: [
          ...new Set([
            ...config.exposed,
            ...words.map((word) => (word.includes('/') ? word : `${word}/tcp`)),
          ]),
        ],
      };
    case 'VOLUME':
      return { ...config, volumes: [...new Set([...config.volumes, ...(one.json ?? words)])] };
    case 'CMD':
      return { ...config, cmd: command };
    case 'ENTRYPOINT':
      // A new entry point makes the CMD of the base mean nothing.
      return { ...config, entrypoint: command, cmd: null };
    case 'SHELL':
      if (one.json === null || one.json.length === 0)
        throw new BuildError('SHELL requires the arguments to be in JSON form', one.line);
      return { ...config, shell: one.json };
    case 'STOPSIGNAL':
      return { ...config, stopSignal: words[0] ?? 'SIGTERM' };
    case 'HEALTHCHECK':
      return { ...config, healthcheck: healthcheck(one, jsonOf) };
    case 'ONBUILD':
      return config;
    default:
      return null;
  }
}
