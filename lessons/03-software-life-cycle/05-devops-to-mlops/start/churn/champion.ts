// npm run champion: the model that churn@champion is → champion/model.json
import { mkdirSync, writeFileSync } from 'node:fs';
import { getModelVersionByAlias, getTrackingUri } from '../lib/mlflow.ts';

const { version, runId } = await getModelVersionByAlias('churn', 'champion');
const answer = await fetch(`${getTrackingUri()}/get-artifact?path=model.json&run_uuid=${runId}`);
if (!answer.ok) throw new Error(`The model of churn version ${version} cannot be read: ${answer.status}.`);
mkdirSync('champion', { recursive: true });
writeFileSync('champion/model.json', await answer.text());
console.log(`churn@champion is version ${version}.`);
