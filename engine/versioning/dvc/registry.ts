import type { Command } from './cli/command';
import { root, version } from './commands/about';
import { add } from './commands/add';
import { checkout } from './commands/checkout';
import { commit } from './commands/commit';
import { config } from './commands/config';
import { dag } from './commands/dag';
import { dataStatus } from './commands/data';
import { diff } from './commands/diff';
import { expApply, expBranch, expList, expRemove } from './commands/exp-manage';
import { expRun } from './commands/exp-run';
import { expShow } from './commands/exp-show';
import { freeze, unfreeze } from './commands/freeze';
import { gc } from './commands/gc';
import { init } from './commands/init';
import { listFiles } from './commands/list';
import { metricsDiff, metricsShow } from './commands/metrics';
import { move } from './commands/move';
import { paramsDiff } from './commands/params';
import { plotsDiff, plotsShow } from './commands/plots';
import {
  remoteAdd,
  remoteDefault,
  remoteList,
  remoteModify,
  remoteRemove,
  remoteRename,
} from './commands/remote';
import { remove } from './commands/remove';
import { repro } from './commands/repro';
import { stageAdd } from './commands/stage-add';
import { stageList } from './commands/stage-list';
import { status } from './commands/status';
import { fetch, pull, push } from './commands/sync';

/** The commands of DVC that the lab has, by what is typed. To add one: one line. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  [
    init,
    add,
    remove,
    move,
    status,
    diff,
    dataStatus,
    checkout,
    commit,
    push,
    pull,
    fetch,
    gc,
    remoteAdd,
    remoteList,
    remoteModify,
    remoteRemove,
    remoteRename,
    remoteDefault,
    config,
    metricsShow,
    metricsDiff,
    paramsDiff,
    plotsShow,
    plotsDiff,
    stageAdd,
    stageList,
    repro,
    expRun,
    expShow,
    expApply,
    expBranch,
    expList,
    expRemove,
    dag,
    freeze,
    unfreeze,
    listFiles,
    root,
    version,
  ].map((command) => [command.spec.command, command]),
);

/** Other names of commands. */
export const ALIASES: Readonly<Record<string, string>> = { ls: 'list', mv: 'move', experiments: 'exp' };
