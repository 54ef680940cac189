/** What `predict` returned as a list: null stands for what is not a finite number, `shape` says what it was instead of a list. */
export async function asEstimates(returned: unknown): Promise<{ estimates: (number | null)[]; shape: string | null }> {
  const given = await returned;
  const list = Array.isArray(given) || ArrayBuffer.isView(given) ? Array.from(given as ArrayLike<unknown>) : null;
  const shape = list === null ? nameOf(given) : list.some(Array.isArray) ? 'a list of lists' : null;
  const estimates = (list ?? []).map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : null));
  return { estimates, shape };
}

function nameOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  return `a ${value.constructor?.name ?? 'object'}`;
}
