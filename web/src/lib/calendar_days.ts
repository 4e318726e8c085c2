// The days of a calendar: which of a year are closed, and why; times of day as people type them. Dates are
// civil dates as text ("2027-03-26"), never instants.
export const kWeekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof kWeekdays)[number];

export const kHolidayYearMin = 2015;
export const kHolidayYearMax = 2045;
const kDayMs = 86_400_000;
const kDate = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface ServiceHours {
  days: Weekday[];
  open: string;
  close: string;
}

/** What closes a date: a name, and where it comes from. */
export interface DayOff {
  date: string;
  name: string;
  source: string;
}

export interface ClosedDay {
  weekend: boolean;
  holidays: DayOff[];
}

function utc(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** False for another form and for a day that does not exist, such as 2027-02-29. */
export function isDate(text: string): boolean {
  if (!kDate.test(text)) return false;
  const at = utc(text);
  return !Number.isNaN(at) && dateOf(at) === text;
}

export function addDays(date: string, count: number): string {
  return dateOf(utc(date) + count * kDayMs);
}

export function weekdayOf(date: string): Weekday {
  return kWeekdays[(new Date(utc(date)).getUTCDay() + 6) % 7] as Weekday;
}

/** The dates from `from` up to `to`, which is not one of them. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let at = utc(from); at < utc(to); at += kDayMs) dates.push(dateOf(at));
  return dates;
}

export function datesOfMonth(year: number, month: number): string[] {
  return datesBetween(dateOf(Date.UTC(year, month, 1)), dateOf(Date.UTC(year, month + 1, 1)));
}

/** The closed dates of a year. A holiday on a day that is closed anyway is named all the same. */
export function closedDays(year: number, workingDays: readonly Weekday[], daysOff: DayOff[]) {
  const closed = new Map<string, ClosedDay>();
  for (const date of datesBetween(`${year}-01-01`, `${year + 1}-01-01`)) {
    if (!workingDays.includes(weekdayOf(date))) closed.set(date, { weekend: true, holidays: [] });
  }
  for (const dayOff of daysOff) {
    if (!dayOff.date.startsWith(`${year}-`)) continue;
    const day = closed.get(dayOff.date) ?? { weekend: false, holidays: [] };
    if (!day.holidays.some(({ name }) => name === dayOff.name)) day.holidays.push(dayOff);
    closed.set(dayOff.date, day);
  }
  return closed;
}

/** "8" → "08:00", "830" and "8.30" → "08:30"; what is no time stays as it is. */
export function normalTime(typed: string): string {
  const text = typed.trim();
  const parts = /^(\d{1,2})[:.h](\d{1,2})$/.exec(text) ?? /^(\d{1,2}?)(\d{2})?$/.exec(text);
  if (!parts) return text;
  const [, hour = '', minute = '0'] = text.length === 2 ? [text, text] : parts;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** Minutes of the day; 24:00 is 1440. Nothing for what is no time. */
function minutesOf(time: string): number | null {
  const parts = /^(\d{2}):(\d{2})$/.exec(time);
  if (!parts) return null;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) > 59 || minutes > 1440 ? null : minutes;
}

type HoursProblem = 'days' | 'time' | 'order' | 'overlap';

/** What is wrong with each row of service hours; null where nothing is. */
export function checkHours(rows: readonly ServiceHours[]): (HoursProblem | null)[] {
  return rows.map((row, index) => {
    const open = minutesOf(row.open);
    const close = minutesOf(row.close);
    if (row.days.length === 0) return 'days';
    if (open === null || close === null) return 'time';
    if (open >= close) return 'order';
    const overlaps = rows.slice(0, index).some((other) => {
      const from = minutesOf(other.open) ?? 0;
      const to = minutesOf(other.close) ?? 0;
      return other.days.some((day) => row.days.includes(day)) && open < to && from < close;
    });
    return overlaps ? 'overlap' : null;
  });
}
