import { existsSync } from 'node:fs';
import { needsSetup, setupToken } from './accounts/setup';
import { readConfig, type ServerConfig } from './config/config';
import { loadSecrets } from './config/secrets';
import { embeddedFolder } from './db/open';
import { services } from './running';

/**
 * Says at the start how to make the first account. Where nobody has used classes yet, no database is opened for it: the link
 * follows from the server's secret. Where there is one already, it is opened now, so that the first request need not wait.
 */
export async function greetOperator(): Promise<void> {
  if (process.env.NODE_ENV !== 'production') return;
  const config = readConfig(process.env, process.cwd());
  if (config.databaseUrl === undefined && !existsSync(embeddedFolder(config.dataDir))) {
    console.log(invitation(config));
    return;
  }
  // Pages that need no account are served whether the database opens or not.
  services()
    .then(async ({ db }) => {
      if (await needsSetup(db)) console.log(invitation(config));
    })
    .catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
}

function invitation(config: ServerConfig): string {
  const origin = config.publicOrigin ?? `http://localhost:${process.env.PORT ?? 3000}`;
  // After the sign, a browser sends it to no server and writes it into no log.
  return `\n  Do you teach? Make the first account at ${origin}/setup#${setupToken(loadSecrets(config))}\n`;
}
