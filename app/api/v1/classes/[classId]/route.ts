import { changeClassRoute, readClass } from '@/server/api/classes';
import { serve } from '@/server/http/serve';

export const GET = serve(readClass);
export const PATCH = serve(changeClassRoute);
