const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO date or date and time as people read it: `24 Nov 2026`, `24 Nov 2026 10:42Z`. Other text stays as it is. */
export function shownDate(date: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(.+))?$/.exec(date);
  const month = MONTHS[Number(found?.[2]) - 1];
  if (!found || month === undefined) return date;
  const day = `${Number(found[3])} ${month} ${found[1]}`;
  return found[4] === undefined ? day : `${day} ${found[4]}`;
}

/** Milliseconds since 1970 as `24 Nov 2026 10:42 UTC`. */
export function shownTime(at: number): string {
  const iso = new Date(at).toISOString();
  return `${shownDate(iso.slice(0, 10))} ${iso.slice(11, 16)} UTC`;
}
