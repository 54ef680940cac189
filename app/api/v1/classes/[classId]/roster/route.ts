import { importRosterRoute, listRosterRoute } from '@/server/api/people-of-class';
import { serve } from '@/server/http/serve';

export const GET = serve(listRosterRoute);
export const POST = serve(importRosterRoute);
