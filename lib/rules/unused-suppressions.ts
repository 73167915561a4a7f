import type { Finding } from '../diag/finding';
import type { Suppression } from '../model/input-file';
import { unusedSuppression } from './input/unused-suppression';

/**
 * Findings about requests that matched nothing. They cannot come from `check`: only after all
 * rules have run is it known what a request left out.
 */
export function unusedSuppressions(unused: readonly Suppression[]): Finding[] {
  const { code, name, severity, findings } = unusedSuppression;
  return unused.map((suppression) => {
    const { what, fix } = findings.unused({ code: suppression.code });
    return {
      code,
      name,
      severity,
      message: what,
      refusedBy: [],
      breaks: null,
      subject: {
        label: 'ignore',
        value: suppression.code,
        extent: null,
        origin: 'given',
        originNote: null,
        location: suppression.location,
      },
      other: null,
      fix,
      data: { suppressedCode: suppression.code },
    };
  });
}
