import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('workspace-files', import.meta.url));

/**
 * The client of MLflow that ships in workspaces, by the paths that it has there: `lib/mlflow.ts` and the folder
 * `lib/mlflow/`. For Node only.
 */
export function mlflowClientFiles(): Readonly<Record<string, string>> {
  const paths = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:ts|md)$/.test(path),
  );
  return Object.fromEntries(
    paths.sort().map((path) => [`lib/${path}`, readFileSync(join(ROOT, path), 'utf8')]),
  );
}
