import { changeMemberRoute } from '@/server/api/people-of-class';
import { serve } from '@/server/http/serve';

export const PATCH = serve(changeMemberRoute);
