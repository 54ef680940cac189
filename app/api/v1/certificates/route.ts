import { issueRoute, listCertificates } from '@/server/api/certificates';
import { serve } from '@/server/http/serve';

export const GET = serve(listCertificates);
export const POST = serve(issueRoute);
