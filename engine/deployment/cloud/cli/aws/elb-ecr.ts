import type { JsonValue } from '../../../../core/json';
import { findResource, makeResource, removeResource } from '../../acts/resources';
import { CloudError } from '../../errors';
import { isoTime } from '../../money/calendar';
import { type Resource, standing } from '../../state/cloud-state';
import type { CloudCommand, CommandCall } from '../command';
import { flag, many, required, value } from '../read-words';
import { arn, awsRegion } from './aws-settings';
import { readTagSpecifications } from './aws-tags';

const balancerArn = (call: CommandCall, { name, id }: Resource) =>
  arn(call, 'elasticloadbalancing', `loadbalancer/app/${name}/${id.padStart(16, '0')}`);

const balancerView = (call: CommandCall, one: Resource): JsonValue => ({
  LoadBalancerArn: balancerArn(call, one),
  DNSName: `${one.name}.${one.region}.elb.amazonaws.com`,
  CreatedTime: isoTime(one.createdAt).replace('Z', '+00:00'),
  LoadBalancerName: one.name,
  Scheme: 'internet-facing',
  State: { Code: 'active' },
  Type: 'application',
});

const repositoryView = (call: CommandCall, one: Resource): JsonValue => ({
  repositoryArn: arn(call, 'ecr', `repository/${one.name}`),
  registryId: call.actor.account.id,
  repositoryName: one.name,
  repositoryUri: `${call.actor.account.id}.dkr.ecr.${one.region}.amazonaws.com/${one.name}`,
  createdAt: isoTime(one.createdAt).replace('Z', '+00:00'),
});

const here = (call: CommandCall, kind: Resource['kind']) =>
  standing(call.store.state, call.actor.account.id, kind).filter(({ region }) => region === awsRegion(call));

/** Load balancers and registries of images. */
export const ELB_AND_ECR: readonly CloudCommand[] = [
  {
    path: 'elbv2 create-load-balancer',
    about: 'Creates a load balancer. Subnets are taken and not checked.',
    operation: 'elasticloadbalancing:CreateLoadBalancer',
    demand: 'change compute',
    options: [required('name'), many('subnets'), value('type'), many('tags')],
    run: (call) => {
      const tags = readTagSpecifications(call.all('tags'));
      const made = makeResource(call.place, {
        kind: 'load-balancer',
        name: call.option('name')!,
        region: awsRegion(call),
        tags,
      });
      return { value: { LoadBalancers: [balancerView(call, made)] } };
    },
  },
  {
    path: 'elbv2 describe-load-balancers',
    about: 'Shows the load balancers of a region.',
    operation: 'elasticloadbalancing:DescribeLoadBalancers',
    demand: 'see compute',
    run: (call) => ({
      value: { LoadBalancers: here(call, 'load-balancer').map((one) => balancerView(call, one)) },
    }),
  },
  {
    path: 'elbv2 delete-load-balancer',
    about: 'Deletes a load balancer.',
    operation: 'elasticloadbalancing:DeleteLoadBalancer',
    demand: 'change compute',
    options: [required('load-balancer-arn')],
    run: (call) => {
      const wanted = call.option('load-balancer-arn')!;
      const found = here(call, 'load-balancer').find((one) => balancerArn(call, one) === wanted);
      if (found === undefined) throw new CloudError('missing', `Load balancer '${wanted}' not found`);
      removeResource(call.place, found);
      return null;
    },
  },
  {
    path: 'ecr create-repository',
    about: 'Creates a repository for images.',
    operation: 'ecr:CreateRepository',
    demand: 'change storage',
    options: [required('repository-name'), many('tags')],
    run: (call) => {
      const made = makeResource(call.place, {
        kind: 'registry',
        name: call.option('repository-name')!,
        region: awsRegion(call),
        tags: readTagSpecifications(call.all('tags')),
        size: 0,
      });
      return { value: { repository: repositoryView(call, made) } };
    },
  },
  {
    path: 'ecr describe-repositories',
    about: 'Shows the repositories of a region.',
    operation: 'ecr:DescribeRepositories',
    demand: 'see storage',
    run: (call) => ({
      value: { repositories: here(call, 'registry').map((one) => repositoryView(call, one)) },
    }),
  },
  {
    path: 'ecr delete-repository',
    about: 'Deletes a repository.',
    operation: 'ecr:DeleteRepository',
    demand: 'change storage',
    options: [required('repository-name'), flag('force')],
    run: (call) => {
      const name = call.option('repository-name')!;
      const found = findResource(call.place, 'registry', name, { region: awsRegion(call) });
      const view = repositoryView(call, found);
      removeResource(call.place, found);
      return { value: { repository: view } };
    },
  },
];
