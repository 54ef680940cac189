import { setGrade } from '@/server/api/grading';
import { serve } from '@/server/http/serve';

export const PUT = serve(setGrade);
