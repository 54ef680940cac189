import {
  createAssignmentsRoute,
  listAssignmentsRoute,
  orderAssignmentsRoute,
} from '@/server/api/assignments';
import { serve } from '@/server/http/serve';

export const GET = serve(listAssignmentsRoute);
export const POST = serve(createAssignmentsRoute);
export const PUT = serve(orderAssignmentsRoute);
