/** `--format` of `docker inspect`: `{{.Id}}`, `{{json .Config}}`; other text stays. Null: a field is not there. */
export function fillTemplate(template: string, value: unknown): string | null {
  let isMissing = false;
  const filled = template.replace(
    /\{\{\s*(json\s+)?((?:\.\w+)+|\.)\s*\}\}/g,
    (_all, json: string | undefined, path: string) => {
      let found: unknown = value;
      for (const name of path.split('.').filter((part) => part !== '')) {
        if (typeof found !== 'object' || found === null || !(name in found)) {
          isMissing = true;
          return '';
        }
        found = (found as Record<string, unknown>)[name];
      }
      return json || typeof found === 'object' ? JSON.stringify(found) : String(found);
    },
  );
  return isMissing ? null : filled;
}
