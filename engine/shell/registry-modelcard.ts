import type { LabProgram } from '../core/lab-program';
import { modelCardWith } from '../portfolio/cli/modelcard';
import type { CardTracking } from '../portfolio/model-card/read-facts';
import { latestRun } from '../tracking/mlflow/views/latest-run';
import { registryView } from '../tracking/mlflow/views/registry-view';
import { runDetails } from '../tracking/mlflow/views/run-details';

/** What a model card asks of the tracking store, answered by it. */
export const CARD_TRACKING: CardTracking = { registry: registryView, run: runDetails, latestRun };

/** `modelcard` reads the store of the project. */
export const modelcard: LabProgram = modelCardWith(CARD_TRACKING);
