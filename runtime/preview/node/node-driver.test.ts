import { describeDriver } from '../testing/describe-driver';
import { createNodeDriver } from './node-driver';

describeDriver('the driver in Node', createNodeDriver());
