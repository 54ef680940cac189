import { listCertificateKeys } from '@/server/api/certificates';
import { serve } from '@/server/http/serve';

export const GET = serve(listCertificateKeys);
