import { addPasskeyRoute } from '@/server/api/passkeys';
import { serve } from '@/server/http/serve';

export const POST = serve(addPasskeyRoute);
