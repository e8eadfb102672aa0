import { type Mark, round, stroke } from './drawing.ts';
import type { ReleaseKind, ReleaseLevel } from './release.ts';

/** What a release looks like on its track. */
export interface Stop {
  id: string;
  version: string;
  /** Key of its lane, `<component>/<line>`. */
  lane: string;
  level: ReleaseLevel;
  /** Builds of a stream are left out of maps while a line has anything else to show. */
  kind?: ReleaseKind;
  yanked: boolean;
}

/** Why a stop stands out: it is the newest of its line, or one of the two that are compared. */
export type Emphasis = 'latest' | 'selected' | null;

/**
 * The marks of one stop. Rings and dots are strokes of no length with round ends: they stay round where a drawing is
 * stretched to the height of its row.
 *
 * @param stop what to draw
 * @param at its centre
 * @param look the class of its lane's colour, and what makes it stand out
 */
export function stopMarks(stop: Stop, at: { x: number; y: number }, look: { hue: string; emphasis: Emphasis }): Mark[] {
  const [x, y] = [round(at.x), round(at.y)];
  const dot = `M${x} ${y}h.01`;
  const shape = shapeOf(stop, look.emphasis);
  if (shape === 'dot') return [stroke(dot, 'halo'), stroke(dot, `dot ${look.hue}`)];
  const outer = shape === 'pre' ? `pre ${look.hue}` : shape;
  const ring = [stroke(dot, outer), stroke(dot, `${shape}-in`)];
  return stop.yanked ? [...ring, stroke(crossAt(x, y), 'cross')] : ring;
}

function shapeOf(stop: Stop, emphasis: Emphasis): 'yank' | 'sel' | 'major' | 'last' | 'minor' | 'pre' | 'dot' {
  if (emphasis === 'selected') return 'sel';
  if (stop.yanked) return 'yank';
  if (stop.level === 'major') return 'major';
  if (emphasis === 'latest' && stop.level !== 'prerelease') return 'last';
  if (stop.level === 'minor') return 'minor';
  return stop.level === 'prerelease' ? 'pre' : 'dot';
}

function crossAt(x: number, y: number): string {
  return `M${round(x - 2.5)} ${round(y - 2.5)}l5 5m0-5l-5 5`;
}
