import { beginLink, unlinkIdentity } from '@/server/api/sign-in-ways';
import { serve } from '@/server/http/serve';

export const POST = serve(beginLink);
export const DELETE = serve(unlinkIdentity);
