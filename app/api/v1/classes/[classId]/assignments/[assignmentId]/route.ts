import { changeAssignmentRoute, removeAssignmentRoute } from '@/server/api/assignments';
import { serve } from '@/server/http/serve';

export const PATCH = serve(changeAssignmentRoute);
export const DELETE = serve(removeAssignmentRoute);
