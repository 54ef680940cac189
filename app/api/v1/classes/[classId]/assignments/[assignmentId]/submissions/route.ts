import { listOwnSubmissions, submitRoute } from '@/server/api/submissions';
import { serve } from '@/server/http/serve';

export const GET = serve(listOwnSubmissions);
export const POST = serve(submitRoute);
