import { getLogin, postLogin } from '@/server/api/lti';
import { serve } from '@/server/http/serve';

export const GET = serve(getLogin);
export const POST = serve(postLogin);
