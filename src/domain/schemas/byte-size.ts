const UNITS: Record<string, number> = {
  '': 1,
  B: 1,
  KB: 1000,
  MB: 1000 ** 2,
  GB: 1000 ** 3,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB: 1024 ** 3,
};

/**
 * A size as people write it.
 *
 * @param value bytes, or a text such as `300KB` (1000) or `2 MiB` (1024)
 * @returns whole bytes, or null when it is no size
 */
export function bytesOf(value: number | string): number | null {
  const match = typeof value === 'number' ? null : /^(\d{1,12}(?:\.\d{1,3})?) ?([KMG]?i?B)?$/i.exec(value);
  const unit = UNITS[(match?.[2] ?? '').toUpperCase()];
  const bytes = typeof value === 'number' ? value : match && unit ? Math.round(Number(match[1]) * unit) : Number.NaN;
  return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null;
}
