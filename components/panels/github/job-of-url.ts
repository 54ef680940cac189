const JOB = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/actions\/runs\/(\d+)\/job\/(\d+)$/;

/** The job of a workflow that the address of a check leads to; null: the check was reported by something else. */
export function jobOfUrl(
  url: string,
): { readonly repository: string; readonly run: number; readonly job: number } | null {
  const match = JOB.exec(url);
  return match === null ? null : { repository: match[1]!, run: Number(match[2]), job: Number(match[3]) };
}
