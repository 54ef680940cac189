import { removePasskey, renamePasskey } from '@/server/api/passkeys';
import { serve } from '@/server/http/serve';

export const PATCH = serve(renamePasskey);
export const DELETE = serve(removePasskey);
