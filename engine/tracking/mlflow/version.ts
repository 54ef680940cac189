/** The MLflow whose files, answers and texts these are: the last one with the file store as its default. */
export const MLFLOW_VERSION = '3.6.0';
