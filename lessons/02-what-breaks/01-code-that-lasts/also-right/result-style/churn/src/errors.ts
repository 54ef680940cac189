export type Problem = { readonly code: string; readonly field: string; readonly message: string };
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const bad = (code: string, field: string, message: string): Result<never> => ({
  ok: false,
  problem: { code, field, message },
});

export class RowError extends Error {
  code: string;
  field: string;
  constructor(code: string, field: string, message: string) {
    super(message);
    this.name = 'RowError';
    this.code = code;
    this.field = field;
  }
}
