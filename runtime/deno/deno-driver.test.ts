import { describeDriver } from '../preview/testing/describe-driver';
import { createDenoDriver } from './deno-driver';

describeDriver('the driver of the server', createDenoDriver());
