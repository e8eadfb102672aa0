/** The day the portal is read on: the one its settings fix, else the reader's own, as `YYYY-MM-DD` in UTC. */
export function today(fixed: string | null | undefined): string {
  return fixed || new Date().toISOString().slice(0, 10);
}
