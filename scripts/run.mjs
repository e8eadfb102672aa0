#!/usr/bin/env node
// @ts-check
// The one way in: prepares the project where needed and hands over to the command under the Node that comes with it.
// Plain JavaScript without dependencies, since it runs before anything is installed and on older versions of Node.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endLike, runToEnd } from './launcher/child.mjs';
import { environmentFor } from './launcher/environment.mjs';
import { describeLostOption } from './launcher/lost-option.mjs';
import { findNode } from './launcher/node-binary.mjs';
import { prepareModules } from './launcher/setup.mjs';
import { targetOf } from './launcher/target.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);

const lost = describeLostOption(args, process.env);
if (lost) stop(2, lost);
const trouble = await prepareModules(root);
if (trouble) stop(1, trouble);
const node = findNode(root);
if ('trouble' in node) stop(1, node.trouble);
else {
  const target = targetOf(args);
  const env = environmentFor(root, node, { ...process.env, ...target.env });
  const end = await runToEnd(node.path, [join(root, target.script), ...target.args], { env });
  endLike(end);
}

/**
 * @param {number} code
 * @param {string} message
 */
function stop(code, message) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
