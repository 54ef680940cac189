import type { WorkspaceFiles, WorkspacePath } from '../core/files';

/** Something in a file that looks like a secret. */
export interface SecretFinding {
  readonly path: WorkspacePath;
  /** From 1. */
  readonly line: number;
  /** Which rule found it. */
  readonly rule: string;
  /** The secret itself, to be purged; never shown whole: see `masked`. */
  readonly secret: string;
}

interface Rule {
  readonly name: string;
  /** Its first group is the secret. */
  readonly pattern: RegExp;
  /** Bits per character that the secret must have at least; keeps words and placeholders out. */
  readonly entropy: number;
}

/**
 * Formats of keys as their providers publish them (the lab's own begin with `lab_`), and, last, what is given to a name
 * like `apiKey` or `password` and is as random as a key. Scanners such as gitleaks work in the same two ways.
 */
const RULES: readonly Rule[] = [
  { name: 'lab key', pattern: /\b(lab_(?:git|cloud)_[A-Za-z0-9]{24})\b/g, entropy: 0 },
  { name: 'AWS access key id', pattern: /\b((?:AKIA|ASIA)[A-Z2-7]{16})\b/g, entropy: 3 },
  { name: 'GitHub token', pattern: /\b((?:ghp|gho|ghs|ghu|ghr)_[A-Za-z0-9]{36})\b/g, entropy: 3 },
  { name: 'GitHub fine-grained token', pattern: /\b(github_pat_\w{82})\b/g, entropy: 3 },
  { name: 'Google API key', pattern: /\b(AIza[\w-]{35})\b/g, entropy: 3 },
  { name: 'private key', pattern: /(-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----)/g, entropy: 0 },
  {
    name: 'value of a secret’s name',
    pattern: /(?:key|secret|token|passw(?:or)?d)\w*["']?\s*[:=]\s*["']([^"'\s]{16,})["']/gi,
    entropy: 3.5,
  },
];

/**
 * Shannon entropy of a text in bits per character: −Σ p·log₂ p over its characters (Shannon 1948). Random letters and
 * digits have more than 4 in 24 characters, words about 3.
 */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Finds what looks like a secret in the files of a tree; installed packages are not looked at. */
export function scanFiles(files: WorkspaceFiles): readonly SecretFinding[] {
  return Object.entries(files)
    .filter(([path]) => !path.startsWith('node_modules/'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, content]) => (typeof content === 'string' ? scanText(path, content) : []));
}

/** Finds what looks like a secret in one text; each secret once a line. */
export function scanText(path: WorkspacePath, text: string): readonly SecretFinding[] {
  return text.split('\n').flatMap((content, index) => {
    const seen = new Set<string>();
    return RULES.flatMap(({ name, pattern, entropy }) =>
      [...content.matchAll(pattern)].flatMap(([, secret = '']) => {
        if (seen.has(secret) || entropyOf(secret) < entropy) return [];
        seen.add(secret);
        return [{ path, line: index + 1, rule: name, secret }];
      }),
    );
  });
}

/** A secret that can be told from others and not be used: its first and last four characters. */
export function masked(secret: string): string {
  return secret.length <= 12 ? '…' : `${secret.slice(0, 8)}…${secret.slice(-4)}`;
}
