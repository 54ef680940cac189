import { stringify } from 'yaml';
import { type Answer, type CommandCall, UsageError } from '../command';
import { awsTable } from '../output/aws-table';
import { select } from '../output/select';
import { textRows } from '../output/text-rows';
import { flag, value } from '../read-words';
import { cloudProgram } from '../run-cli';
import { awsBadWords, awsRefused, awsUnknown } from './aws-refusals';
import { awsKeyOf, settingOf } from './aws-settings';
import { CE } from './ce';
import { CONFIGURE } from './configure';
import { EC2 } from './ec2';
import { EKS } from './eks';
import { ELB_AND_ECR } from './elb-ecr';
import { S3 } from './s3';

const COMMANDS = [...CONFIGURE, ...EKS, ...EC2, ...ELB_AND_ECR, ...S3, ...CE];

/** `aws`: the lab's AWS by its own command line, as far as clusters, machines, buckets and the bill need it. */
export const aws = cloudProgram({
  program: 'aws',
  provider: 'aws',
  version: 'aws-cli/2.31.0, simulated by the lab',
  commands: COMMANDS,
  globals: [
    value('region'),
    value('profile'),
    value('output'),
    value('query'),
    flag('no-cli-pager'),
    flag('no-paginate'),
  ],
  keyOf: awsKeyOf,
  unknown: awsUnknown,
  badWords: awsBadWords,
  refused: awsRefused,
  show,
});

function show(answer: Answer, call: CommandCall): string {
  const format = call.option('output') ?? settingOf(call.io, call.option, 'output') ?? 'json';
  const shown = select(answer.value, call.option('query'));
  switch (format) {
    case 'json':
      return `${JSON.stringify(shown, null, 4)}\n`;
    case 'yaml':
      return stringify(shown);
    case 'text':
      return textRows(shown)
        .map((row) => `${row}\n`)
        .join('');
    case 'table':
      return awsTable(shown, titleOf(call));
    default:
      throw new UsageError(
        `argument --output: Invalid choice: '${format}', valid choices are: json | yaml | text | table`,
      );
  }
}

/** The title of a table: the operation in capitals, `ListClusters`. */
const titleOf = ({ io: { args } }: CommandCall): string =>
  (args[1] ?? '')
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
