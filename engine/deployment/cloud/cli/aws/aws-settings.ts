import { HOME } from '../../../../core/lab-layout';
import type { ProgramIo } from '../../../../core/lab-program';
import { checkRegion } from '../../acts/resources';
import { CloudError } from '../../errors';
import type { CommandCall } from '../command';
import { readIni } from '../ini-file';

export const AWS_CREDENTIALS = `${HOME}/.aws/credentials`;
export const AWS_CONFIG = `${HOME}/.aws/config`;

/** The section of the config file that a profile has. */
export const configSection = (profile: string): string =>
  profile === 'default' ? profile : `profile ${profile}`;

type Option = (name: string) => string | undefined;

export const profileOf = ({ env }: ProgramIo, option: Option): string =>
  option('profile') ?? env.AWS_PROFILE ?? 'default';

/** The value of the key: of the environment, else of the profile. */
export const awsKeyOf = (io: ProgramIo, option: Option): string | undefined =>
  (option('profile') === undefined ? (io.env.AWS_SECRET_ACCESS_KEY ?? io.env.CLOUD_KEY) : undefined) ??
  readIni(io.fs, AWS_CREDENTIALS)[profileOf(io, option)]?.aws_secret_access_key;

/** A setting of the profile. */
export const settingOf = (io: ProgramIo, option: Option, name: string): string | undefined =>
  readIni(io.fs, AWS_CONFIG)[configSection(profileOf(io, option))]?.[name];

/** The region of a call. @throws CloudError where none is set, or the lab does not have it. */
export function awsRegion({ io, option }: CommandCall): string {
  const { env } = io;
  const region =
    option('region') ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? settingOf(io, option, 'region');
  if (region === undefined)
    throw new CloudError(
      'no-credentials',
      'You must specify a region. You can also configure your region by running "aws configure".',
    );
  return checkRegion('aws', region);
}

/** The name of a thing on AWS. */
export const arn = (call: CommandCall, service: string, rest: string, region = awsRegion(call)): string =>
  `arn:aws:${service}:${region}:${call.actor.account.id}:${rest}`;
