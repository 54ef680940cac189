// npm run promote -- 7: churn@champion is version 7 from now on.
import { setAlias } from '../lib/mlflow.ts';

const version = process.argv[2];
if (!version) throw new Error('Which version? npm run promote -- 7');
await setAlias('churn', 'champion', version);
console.log(`churn@champion is version ${version}.`);
