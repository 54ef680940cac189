import { TRACKING_ORIGIN } from '../rest/server';
import { type Command, openStore } from './command';

/** `mlflow server`, and its other name `mlflow ui`. */
export const SERVER_COMMAND: Command = {
  path: 'server',
  about: 'Run the MLflow tracking server. In the lab it runs always: this says where.',
  options: [
    { flags: ['--host', '-h'], kind: 'text', help: 'Has no meaning in the lab.' },
    { flags: ['--port', '-p'], kind: 'text', help: 'Has no meaning in the lab: the port is 5000.' },
    { flags: ['--backend-store-uri'], kind: 'text', help: 'Has no meaning in the lab: the store is mlruns.' },
    { flags: ['--default-artifact-root'], kind: 'text', help: 'Has no meaning in the lab.' },
    { flags: ['--workers', '-w'], kind: 'text', help: 'Has no meaning in the lab.' },
  ],
  run: (io) => {
    openStore(io);
    io.stdout(
      `The lab serves the tracking server at ${TRACKING_ORIGIN}, over /workspace/mlruns. It runs always; there is ` +
        'nothing to start.\nPrograms find it by MLFLOW_TRACKING_URI, curl by its address, and the Experiments panel ' +
        'shows what it keeps.\n',
    );
    return 0;
  },
};
