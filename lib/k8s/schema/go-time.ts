/** Groups: year, month, day, hour, minute, second, hours and minutes of the zone. */
export const RFC3339 =
  /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

/**
 * Go `time.Parse(time.RFC3339, text)`, which metav1.Time reads with: an hour of one digit, a comma
 * before the fraction and zones up to 24:60 are fine, a 30th of February is not [run]. Minors up to
 * 1.31, built with Go 1.22, take any zone.
 */
export function isGoTime(text: string): boolean {
  const found = RFC3339.exec(text);
  if (!found) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour, zoneMinute] =
    found.slice(1).map((digits) => Number(digits ?? 0));
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  const isZone = (zoneHour ?? 0) <= 24 && (zoneMinute ?? 0) <= 60;
  return isDate && hour < 24 && minute < 60 && second < 60 && isZone;
}

/** February of a leap year has 29. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
