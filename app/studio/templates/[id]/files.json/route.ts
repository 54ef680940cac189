import { listTemplates, loadTemplate } from '@/content/templates';

/** The files of one template of the Studio, made at build. */
export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return listTemplates().map(({ id }) => ({ id }));
}

/** `GET /studio/templates/<id>/files.json` */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
) {
  return Response.json(loadTemplate((await params).id));
}
