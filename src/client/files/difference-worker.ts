import { composePatch, type PatchFile, type PatchSide } from '#domain/compose-patch.ts';
import { drawDifference } from '#domain/drawn/drawn-difference.ts';
import { differLines } from '#domain/line-difference.ts';
import { markedWords } from '../../adapters/word-marks.ts';
import type {
  DifferenceAnswer,
  DifferenceTask,
  IdsAnswer,
  IdsTask,
  PatchAnswer,
  PatchTask,
  PatchText,
} from './protocol.ts';
import { proveText, readId, readText } from './read-text.ts';
import { serve } from './serve.ts';

/** Milliseconds for one difference; then the rest is one block, and without marks. */
const DEADLINE = 2_000;
/** Files of a patch that are loaded at a time. */
const AT_ONCE = 8;
const NOTHING = new Uint8Array();

serve<DifferenceTask | IdsTask | PatchTask, DifferenceAnswer | IdsAnswer | PatchAnswer>(
  (task, progress) => {
    if (task.task === 'difference') return compare(task);
    return task.task === 'ids' ? readIds(task) : composeAll(task, progress);
  },
  (answer) => ('bytes' in answer ? [answer.bytes.buffer] : []),
);

async function compare({ before, after, ignoreSpace }: DifferenceTask): Promise<DifferenceAnswer> {
  const sides = await Promise.all([before, after].map((source) => (source ? readText(source) : null)));
  const proofs = await Promise.all(sides.map((side) => (side ? proveText(side.id, side.content) : 'match')));
  const proof = proofs.includes('mismatch') ? 'mismatch' : proofs.includes('unchecked') ? 'unchecked' : 'match';
  if (proof === 'mismatch') return { proof, difference: null };
  const end = performance.now() + DEADLINE;
  const [old = NOTHING, fresh = NOTHING] = sides.map((side) => side?.content);
  const options = { ignoreSpace, isLate: () => performance.now() > end, markWords: markedWords };
  return { proof, difference: drawDifference(old, fresh, options) };
}

async function readIds({ before, after }: IdsTask): Promise<IdsAnswer> {
  return { ids: await Promise.all([before, after].map((source) => source && readId(source))) };
}

async function composeAll({ files }: PatchTask, progress: (done: number) => void): Promise<PatchAnswer> {
  const read: PatchFile[] = new Array(files.length);
  let [next, done] = [0, 0];
  const work = async () => {
    while (next < files.length) {
      const index = next++;
      const file = files[index];
      if (!file) continue;
      const [before, after] = await Promise.all([readSide(file.before), readSide(file.after)]);
      read[index] = { ...file, before, after };
      progress(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return composePatch(read, differLines);
}

async function readSide(text: PatchText | null): Promise<PatchSide | null> {
  if (!text) return null;
  const { mode, reason } = text;
  if (!text.source) return { mode, id: `text ${text.text}`, content: null, reason };
  const { id, content } = await readText(text.source);
  if ((await proveText(id, content)) === 'mismatch')
    return { mode, id, content: null, reason: 'does not match its git id' };
  return { mode, id, content, reason: null };
}
