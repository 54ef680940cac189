import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As the lessons' folder: of the directory that the process was started in. */
const folder = () => join(process.cwd(), 'content/workspace-files');

/**
 * The client of MLflow that ships in workspaces, by the paths that it has there: `lib/mlflow.ts` and the folder
 * `lib/mlflow/`. For Node only.
 */
export function mlflowClientFiles(): Readonly<Record<string, string>> {
  const paths = readdirSync(/*turbopackIgnore: true*/ folder(), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.startsWith('mlflow') && /\.(?:ts|md)$/.test(path),
  );
  return Object.fromEntries(
    paths
      .sort()
      .map((path) => [`lib/${path}`, readFileSync(/*turbopackIgnore: true*/ join(folder(), path), 'utf8')]),
  );
}

/** The Open Inference Protocol that ships in workspaces: `lib/open-inference.ts`. For Node only. */
export const openInferenceFiles = (): Readonly<Record<string, string>> => ({
  'lib/open-inference.ts': readFileSync(
    /*turbopackIgnore: true*/ join(folder(), 'open-inference.ts'),
    'utf8',
  ),
});
