import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('workspace-files', import.meta.url));

/**
 * The client of MLflow that ships in workspaces, by the paths that it has there: `lib/mlflow.ts` and the folder
 * `lib/mlflow/`. For Node only.
 */
export function mlflowClientFiles(): Readonly<Record<string, string>> {
  const entries = readdirSync(ROOT, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    paths.sort().map((path) => [`lib/${relative(ROOT, path)}`, readFileSync(path, 'utf8')]),
  );
}
