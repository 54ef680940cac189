// npm run rollback: the feed serves the release before this one again.
import { readFileSync, writeFileSync } from 'node:fs';

const feed = JSON.parse(readFileSync('churn/feed.json', 'utf8'));
writeFileSync('churn/feed.json', `${JSON.stringify({ ...feed, serves: feed.before }, null, 2)}\n`);
console.log(`The feed serves release ${feed.before} again; it was ${feed.serves}.`);
