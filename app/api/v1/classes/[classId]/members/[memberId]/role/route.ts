import { changeRoleRoute } from '@/server/api/people-of-class';
import { serve } from '@/server/http/serve';

export const PUT = serve(changeRoleRoute);
