import { removeOverrideRoute } from '@/server/api/assignments';
import { serve } from '@/server/http/serve';

export const DELETE = serve(removeOverrideRoute);
