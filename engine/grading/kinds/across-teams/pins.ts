import type { ChangeFiles } from './desk';

const INPUT = /(node-version:\s*)(['"]?)v?\d+(?:\.(?:\d+|x)){0,2}\2/g;
const IMAGE = /^(FROM\s+(?:docker\.io\/)?(?:library\/)?node:)\d+(?:\.\d+){0,2}/gim;

/** A text of a repository with the version of Node.js that it has written down replaced; null: it has none. */
export function withNode(path: string, text: string, version: string): string | null {
  const changed = () => {
    if (/(?:^|\/)\.(?:nvmrc|node-version)$/.test(path)) return /\d/.test(text) ? `${version}\n` : text;
    if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || /(?:^|\/)action\.ya?ml$/.test(path))
      return text.replace(INPUT, (_all, key: string) => `${key}${version}`);
    if (/(?:^|\/)package\.json$/.test(path))
      return text.replace(
        /("node"\s*:\s*")v?\d+(?:\.(?:\d+|x)){0,2}(")/g,
        (_all, before: string, after: string) => before + version + after,
      );
    if (/(?:^|\/)Dockerfile[^/]*$/.test(path))
      return text.replace(IMAGE, (_all, from: string) => from + version);
    return text;
  };
  const after = changed();
  return after === text ? null : after;
}

/** Puts another version of Node.js wherever one is written down, as a platform team does for the repositories of others. */
export const pinNode =
  (version: string): ChangeFiles =>
  ({ files, read, write }) => {
    let count = 0;
    for (const path of files()) {
      const text = read(path);
      const after = text === null ? null : withNode(path, text, version);
      if (after === null) continue;
      write(path, after);
      count++;
    }
    return count === 0 ? 'no file says which Node.js it is to be' : null;
  };
