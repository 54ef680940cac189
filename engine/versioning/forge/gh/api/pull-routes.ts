import { replyTo } from '../../pulls/change-pull';
import { allPulls, pullNumbered } from '../../pulls/pull-file';
import { updateBranch } from '../../pulls/update-branch';
import { addReview, type LineRemark } from '../../review/add-review';
import { answerReply } from '../../review/answer-reply';
import type { ReviewState } from '../../store/pull-schema';
import type { Fields } from './fields';
import { commentId } from './ids';
import { commentShapes, pullShape, reviewShape } from './rest-shapes';
import { ok, type Route, refused, textOf } from './route';

const EVENTS: Readonly<Record<string, ReviewState>> = {
  APPROVE: 'approved',
  REQUEST_CHANGES: 'changes_requested',
  COMMENT: 'commented',
};

/** A remark of the API's fields; a text: what is wrong with it. */
function remarkOf(fields: Fields): LineRemark | string {
  const [path, text] = [textOf(fields, 'path'), textOf(fields, 'body')];
  const { line, side = 'RIGHT', subject_type: subject } = fields;
  if (path === undefined || text === undefined) return 'a comment needs path and body';
  if (side !== 'RIGHT') return 'side must be RIGHT: the lab takes comments on lines of the new version';
  if (subject === 'file') return { path, line: null, text };
  return typeof line === 'number' ? { path, line, text } : 'line must be a number';
}

const records = (value: unknown): Fields[] | undefined =>
  value === undefined
    ? []
    : Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null)
      ? (value as Fields[])
      : undefined;

/** The routes about pull requests. */
export const PULL_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^pulls$/,
    handle: ({ server }) =>
      ok(
        allPulls(server)
          .filter(({ state }) => state === 'open')
          .map((pull) => pullShape(server, pull)),
      ),
  },
  {
    method: 'GET',
    path: /^pulls\/(\d+)$/,
    handle: ({ server, params }) => ok(pullShape(server, pullNumbered(server, Number(params[0])))),
  },
  {
    method: 'PUT',
    path: /^pulls\/(\d+)\/update-branch$/,
    handle({ server, params, context }) {
      const pull = pullNumbered(server, Number(params[0]));
      updateBranch(server, pull, { by: context.login, author: context.signature });
      return {
        status: 202,
        body: { message: 'Updating pull request branch.', url: pullShape(server, pull).html_url },
      };
    },
  },
  {
    method: 'GET',
    path: /^pulls\/(\d+)\/reviews$/,
    handle: ({ server, params }) =>
      ok(
        pullNumbered(server, Number(params[0]))
          .events.filter((event) => event.kind === 'reviewed')
          .map(reviewShape),
      ),
  },
  {
    method: 'POST',
    path: /^pulls\/(\d+)\/reviews$/,
    handle({ server, params, context, fields }) {
      const state = EVENTS[textOf(fields, 'event') ?? ''];
      if (state === undefined) return refused(422, `event must be one of ${Object.keys(EVENTS).join(', ')}`);
      const remarks = records(fields.comments)?.map(remarkOf);
      if (remarks === undefined) return refused(422, 'comments must be a list');
      const wrong = remarks.find((one) => typeof one === 'string');
      if (wrong !== undefined) return refused(422, wrong);
      const body = textOf(fields, 'body') ?? '';
      if (body.trim() === '' && remarks.length === 0 && state !== 'approved')
        return refused(422, 'Review needs a body or a comment');
      const pull = addReview(server, pullNumbered(server, Number(params[0])), {
        by: context.login,
        state,
        body,
        remarks: remarks as readonly LineRemark[],
      });
      return ok(reviewShape(pull.events.findLast((event) => event.kind === 'reviewed')!));
    },
  },
  {
    method: 'GET',
    path: /^pulls\/(\d+)\/comments$/,
    handle({ server, params }) {
      const pull = pullNumbered(server, Number(params[0]));
      return ok(pull.threads.flatMap((thread) => commentShapes(pull, thread)));
    },
  },
  {
    method: 'POST',
    path: /^pulls\/(\d+)\/comments$/,
    handle({ server, params, context, fields }) {
      const remark = remarkOf(fields);
      if (typeof remark === 'string') return refused(422, remark);
      const pull = addReview(server, pullNumbered(server, Number(params[0])), {
        by: context.login,
        state: 'commented',
        body: '',
        remarks: [remark],
      });
      return { status: 201, body: commentShapes(pull, pull.threads.at(-1)!)[0] };
    },
  },
  {
    method: 'POST',
    path: /^pulls\/(\d+)\/comments\/(\d+)\/replies$/,
    handle({ server, params, context, fields }) {
      const number = Number(params[0]);
      const pull = pullNumbered(server, number);
      const thread = pull.threads.find((one) => commentId(number, one.id) === Number(params[1]));
      if (thread === undefined) return refused(404, 'Not Found');
      const replied = replyTo(server, pull, thread.id, {
        by: context.login,
        body: textOf(fields, 'body') ?? '',
      });
      const reply = commentShapes(replied, replied.threads.find(({ id }) => id === thread.id)!).at(-1);
      answerReply(server, pull.number, thread.id);
      return { status: 201, body: reply };
    },
  },
];
