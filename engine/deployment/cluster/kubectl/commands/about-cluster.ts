import { flag, value } from '../../../../core/pflag';
import { KINDS } from '../../objects/kinds';
import type { KubectlCommand } from '../call';
import { fail } from '../failure';
import { table } from '../table';

const VERSION = 'v1.31.4';
const CONTEXT = 'lab';

const CONTEXTS: KubectlCommand = {
  path: 'config get-contexts',
  usage: '[(-o|--output=)name)]',
  about: 'Display one or many contexts from the kubeconfig file.',
  flags: [value('output', 'o'), flag('no-headers')],
  run: (call) => {
    if (call.get('output') === 'name') call.line(CONTEXT);
    else
      call.io.stdout(
        table([
          ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'],
          ['*', CONTEXT, CONTEXT, 'learner', 'default'],
        ]),
      );
    return 0;
  },
};

const simple = (
  path: string,
  about: string,
  run: KubectlCommand['run'],
  flags: KubectlCommand['flags'] = [],
): KubectlCommand => ({ path, about, usage: '[flags]', flags, run });

/** Commands that the real one has and that cannot be here, with the reason. */
const REFUSED: Readonly<Record<string, string>> = {
  exec: 'the pods of the lab are followed, not run one by one: look into the image with docker run <image> <command>',
  attach: 'the pods of the lab are followed, not run one by one: see kubectl logs',
  cp: 'the pods of the lab are followed, not run one by one: the files of an image are made by its Dockerfile',
  debug: 'the pods of the lab are followed, not run one by one: see kubectl describe and kubectl logs',
  'port-forward':
    'the pods of the lab have no ports of this machine: docker run -p <port>:<port> <image> has',
  proxy: 'the API of the lab is reached by kubectl alone',
  edit: 'there is no editor in the terminal: change the file and kubectl apply -f it, or use kubectl patch',
  run: 'the lab has no pods without a controller: write a Deployment',
  drain: 'the machines of the lab stay as they are',
  cordon: 'the machines of the lab stay as they are',
  uncordon: 'the machines of the lab stay as they are',
  kustomize: 'the lab has no kustomize: write the manifests out',
};

export const ABOUT_COMMANDS: readonly KubectlCommand[] = [
  CONTEXTS,
  simple('config current-context', 'Display the current-context.', (call) => {
    call.line(CONTEXT);
    return 0;
  }),
  simple('config use-context', 'Set the current-context in a kubeconfig file.', (call) => {
    const [name] = call.operands;
    if (name !== CONTEXT)
      return fail(`error: no context exists with the name: ${JSON.stringify(name ?? '')}`);
    call.line(`Switched to context ${JSON.stringify(CONTEXT)}.`);
    return 0;
  }),
  simple(
    'version',
    'Print the client and server version information.',
    (call) => {
      call.line(`Client Version: ${VERSION}`);
      if (!call.has('client')) call.line(`Server Version: ${VERSION} (simulated by the lab)`);
      return 0;
    },
    [flag('client')],
  ),
  simple('cluster-info', 'Display addresses of the control plane and services.', (call) => {
    const { nodes } = call.view.settings;
    call.line(
      `Kubernetes control plane is simulated by the lab, on ${nodes.length} nodes: ${nodes.map(({ name }) => name).join(', ')}`,
    );
    return 0;
  }),
  simple('api-resources', 'Print the supported API resources on the server.', (call) => {
    call.io.stdout(
      table([
        ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'],
        ...KINDS.map(({ plural, short, apiVersion, kind }) => [
          plural,
          short.join(','),
          apiVersion,
          'true',
          kind,
        ]),
      ]),
    );
    return 0;
  }),
  ...Object.entries(REFUSED).map(([path, why]) => ({
    ...simple(path, `Not in the lab: ${why}.`, () =>
      fail(`error: kubectl ${path} is not available in the lab: ${why}`),
    ),
    isRefused: true,
  })),
];
