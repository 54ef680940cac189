// npm run champion: the model that churn@champion is → champion/model.json
import { mkdirSync, writeFileSync } from 'node:fs';
import { send } from '../lib/mlflow/rest.ts';

const asked = await send('GET', '/api/2.0/mlflow/registered-models/alias?name=churn&alias=champion');
const { model_version: champion } = await asked.json();
const model = await send('GET', `/get-artifact?path=model.json&run_uuid=${champion.run_id}`);
mkdirSync('champion', { recursive: true });
writeFileSync('champion/model.json', await model.text());
console.log(`churn@champion is version ${champion.version}.`);
