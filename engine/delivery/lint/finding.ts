/** How much a finding matters, in hadolint's words. */
export type Severity = 'error' | 'warning' | 'info';

/** What the linter found at a line (from 1). */
export interface Finding {
  readonly line: number;
  /** E.g. `DL3006`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** As hadolint prints it: `Dockerfile:5 DL3013 warning: …`. */
export const findingLine = (file: string, { line, code, severity, message }: Finding): string =>
  `${file}:${line} ${code} ${severity}: ${message}`;
