import { describe, expect, it } from 'vitest';
import { secondSchedulerExample } from '../../../lib/rules/components/second-scheduler-example';
import { shortVerdicts } from '../verdicts-of';

const ONE = secondSchedulerExample(
  'leaderElection: { leaderElect: false }\n    podMaxBackoffSeconds: text',
);
const [, deployment = ''] = ONE.split('---\n');
const REFUSED = secondSchedulerExample(
  'leaderElection: { leaderElect: false }\n    parallelism: -1',
);

describe('a ConfigMap that several kube-schedulers mount', () => {
  it.each([ONE, REFUSED])('is told of once', (text) => {
    const shared = `${text}---\n${deployment.replace('name: packing,', 'name: spreading,')}`;
    const once = shortVerdicts(text, 36, /^NET(?:02.|748)/);

    expect(once).toHaveLength(1);
    expect(shortVerdicts(shared, 36, /^NET(?:02.|748)/)).toEqual(once);
  });

  it('is judged for every release that reads it', () => {
    const text = `${REFUSED}---\n${deployment.replace(':v1.36.4', ':v1.35.4')}`;

    expect(shortVerdicts(text, 36, /^NET748/)).toEqual(['NET748 -', 'NET748 -']);
  });
});
