const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:[Zz]|[+-](\d{2}):(\d{2}))$/;

/** Whether the text is a day that the calendar has, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A moment of RFC 3339 in UTC with whole seconds, `2026-05-01T10:00:00Z`, or null. */
export function instantOf(text: string): string | null {
  const match = INSTANT.exec(text);
  if (!match?.[1] || !isDay(match[1])) return null;
  const [hours, minutes, seconds, zoneHours, zoneMinutes] = match.slice(2).map((part) => Number(part ?? 0));
  if (over(hours, 23) || over(minutes, 59) || over(seconds, 59) || over(zoneHours, 23) || over(zoneMinutes, 59))
    return null;
  const date = new Date(text.toUpperCase().replace(' ', 'T'));
  return Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 19)}Z`;
}

/** The day that was meant by `2026-1-5`, `2026/01/05` or a day with a time behind it, or null. */
export function repairDay(text: string): string | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[Tt ])/.exec(text);
  if (!match) return null;
  const day = [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
  return isDay(day) ? day : null;
}

function over(value: number | undefined, limit: number): boolean {
  return (value ?? 0) > limit;
}
