import { setPasswordByToken } from '@/server/api/session';
import { serve } from '@/server/http/serve';

export const POST = serve(setPasswordByToken);
