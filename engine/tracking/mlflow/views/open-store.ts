import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import type { ServiceContext } from '../../../core/lab-service';
import type { StoreContext } from '../store/context';

/** The store of the project, to look at: nothing is made where there is none. */
export const storeOf = (context: ServiceContext): StoreContext => ({
  ...context,
  root: `${WORKSPACE_ROOT}/mlruns`,
  user: '',
});
