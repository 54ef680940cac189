import { askPasskey } from '@/server/api/passkeys';
import { serve } from '@/server/http/serve';

export const POST = serve(askPasskey);
