import { describePages } from '../support/page-checks.ts';

describePages('sample');
