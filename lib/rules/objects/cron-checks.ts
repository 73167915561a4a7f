import { isCronSchedule } from './cron-schedule';
import { field } from './field-check';
import type { StructCheck, StructChecks } from './struct-check';
import { isTimeZone } from './time-zone';
import { notNegative, oneOf, required, textLike, textLikeIfGiven } from './value-check';

const counts = (...names: readonly string[]): StructCheck[] =>
  names.map((name) => field(name, notNegative));

const schedule = textLike(
  (text) => !text.includes('TZ') && isCronSchedule(text),
  'a cron schedule such as "0 3 * * *"',
);

/** Source: kube-apiserver validateCronJobSpec. */
export const CRON_JOBS: StructChecks = {
  CronJobSpec: [
    field('schedule', required('"0 3 * * *"'), schedule),
    field('timeZone', textLikeIfGiven(isTimeZone, 'a time zone such as Europe/Berlin')),
    field('concurrencyPolicy', oneOf('Allow', 'Forbid', 'Replace')),
    ...counts('startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'),
  ],
};
