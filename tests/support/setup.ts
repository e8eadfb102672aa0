// Loaded before each test file.
import fc from 'fast-check';
import { afterAll } from 'vitest';
import { all, runs } from './effort.ts';
import { removeTempFolders } from './temp-folder.ts';

// The suite tries the same cases each time, so that a failure is the change's; the long one looks for new cases and
// prints the seed of what it finds.
fc.configureGlobal({ numRuns: runs(1000), ...(all ? {} : { seed: 20_260_501 }) });

afterAll(removeTempFolders);
