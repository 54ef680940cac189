import { writeAudit } from '../server/accounts/audit';
import { makeOneTimeToken } from '../server/accounts/one-time-tokens';
import { findByUsername } from '../server/accounts/people';
import { readConfig } from '../server/config/config';
import { migrateToLatest, openDb } from '../server/db/open';

/** `npm run admin -- reset <user name>`: prints a link by which that person sets a new password, good for an hour. Stop the server first. */
const [command, username] = process.argv.slice(2);
if (command !== 'reset' || username === undefined) {
  console.error('Use: npm run admin -- reset <user name>');
  process.exit(2);
}
const config = readConfig(process.env, process.cwd());
const { db } = await openDb(config);
try {
  await migrateToLatest(db);
  const now = new Date();
  const link = await db.tx(async (queries) => {
    const found = await findByUsername(queries, username.toLowerCase());
    if (found === null) throw new Error(`Nobody who may sign in has the name ${username}.`);
    await writeAudit(queries, { action: 'users.reset', subjectId: found.id }, now);
    return makeOneTimeToken(queries, 'reset', found.id, null, now);
  });
  const origin = config.publicOrigin ?? 'http://localhost:3000';
  console.log(`${origin}/reset#${link.token}\nGood until ${link.expiresAt.toISOString()}, once.`);
} finally {
  await db.close();
}
