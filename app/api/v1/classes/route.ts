import { createClassRoute, listClasses } from '@/server/api/classes';
import { serve } from '@/server/http/serve';

export const GET = serve(listClasses);
export const POST = serve(createClassRoute);
