// npm run promote -- 7: churn@champion is version 7 from now on.
import { send } from '../lib/mlflow/rest.ts';

const version = process.argv[2];
if (!version) throw new Error('Which version? npm run promote -- 7');
const body = JSON.stringify({ name: 'churn', alias: 'champion', version });
await send('POST', '/api/2.0/mlflow/registered-models/alias', body);
console.log(`churn@champion is version ${version}.`);
