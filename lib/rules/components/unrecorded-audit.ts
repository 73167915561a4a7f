import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import type { Located } from '../../model/located';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';
import { AUDIT_BACKENDS, isBackendSet } from './audit-flags';

const POLICY = 'audit-policy-file';

interface Unrecorded {
  readonly flag: string;
  readonly value: string;
}

export const unrecordedAudit = defineRule({
  code: 'NET754',
  name: 'unrecorded-audit',
  severity: 'warning',
  reads: ['controlPlane'],
  docs: {
    summary: 'An audit log or webhook needs a policy, and a policy needs one of them.',
    why: 'Without a policy kube-apiserver has nothing to record, without a log or a webhook nowhere to. It starts all the same, says so at verbosity 2 only, and audits nothing.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'apiserver pkg/server/options/audit.go (AuditOptions.ApplyTo)',
  },
  findings: {
    noPolicy: ({ flag }: Unrecorded) => ({
      what: `${flag} gets no event: there is no ${POLICY}`,
      fix: `add ${POLICY}, such as one rule of level Metadata`,
    }),
    noBackend: ({ value }: Unrecorded) => ({
      what: `nothing is recorded by ${POLICY} ${value}: there is neither log nor webhook`,
      fix: 'add audit-log-path: "-" for the log of the container',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a log and a policy',
        text: `${withArgument('apiServer', 'audit-log-path', '-')}    - name: ${POLICY}
      value: /etc/kubernetes/pki/audit.yaml
`,
      },
      {
        title: 'a mode alone, as of a template',
        text: withArgument('apiServer', 'audit-log-mode', 'batch'),
      },
    ],
    invalid: [
      { title: 'a log of nothing', text: withArgument('apiServer', 'audit-log-path', '-') },
      {
        title: 'a policy for nobody',
        text: withArgument('apiServer', POLICY, '/etc/kubernetes/pki/audit.yaml'),
      },
    ],
  }),
  check({ controlPlane: { apiServer } }, report) {
    const policy = saidIn(apiServer, POLICY);
    const backends = AUDIT_BACKENDS.filter((backend) => isBackendSet(apiServer, backend));
    for (const { target } of policy ? [] : backends) {
      const given = saidIn(apiServer, target);
      if (given) report('noPolicy', factsOf(target, given), sightingOf(target, given));
    }
    if (!policy || backends.length > 0) return;
    report('noBackend', factsOf(POLICY, policy), sightingOf(POLICY, policy));
  },
});

function saidIn(flags: FlagSet, flag: string): Located<string> | undefined {
  const given = lastAsRead(flags, flag);
  return given?.value ? given : undefined;
}

const factsOf = (flag: string, { value }: Located<string>): Unrecorded => ({ flag, value });

const sightingOf = (flag: string, given: Located<string>) => ({
  at: flagSide(flag, given),
  breaks: 'kube-apiserver: records no request',
  data: { flag, value: given.value },
});
