import { leaveClassRoute } from '@/server/api/people-of-class';
import { serve } from '@/server/http/serve';

export const DELETE = serve(leaveClassRoute);
