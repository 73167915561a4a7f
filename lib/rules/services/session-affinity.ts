import { MAX_AFFINITY_TIMEOUT_SECONDS, SESSION_AFFINITIES } from '../../k8s/service-fields';
import { type Json, valueAt } from '../../model/document';
import { servicesWith } from '../../model/service-index';
import { defineRule } from '../rule';
import { unsupported } from './allowed-value';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

const TIMEOUT_PATH = ['sessionAffinityConfig', 'clientIP', 'timeoutSeconds'];

export const sessionAffinity = defineRule({
  code: 'NET310',
  name: 'session-affinity',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'sessionAffinity is None or ClientIP, its timeout 1 to 86400 seconds.',
    why: 'kube-apiserver refuses others. With None the configuration is dropped unread.',
    since: '0.1.0',
    source: 'kube-apiserver validateService, validateClientIPAffinityConfig',
  },
  findings: {
    unsupported,
    timeout: ({ seconds }: { seconds: number }) => ({
      what: `timeoutSeconds ${seconds} is not in 1-${MAX_AFFINITY_TIMEOUT_SECONDS}`,
      fix: `timeoutSeconds: ${Math.min(Math.max(seconds, 1), MAX_AFFINITY_TIMEOUT_SECONDS)}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one hour',
        text: serviceExample(
          'sessionAffinity: ClientIP',
          'sessionAffinityConfig: { clientIP: { timeoutSeconds: 3600 } }',
          ...PORT_80,
        ),
      },
    ],
    invalid: [
      { title: 'no such affinity', text: serviceExample('sessionAffinity: Cookie', ...PORT_80) },
      {
        title: 'two days',
        text: serviceExample(
          'sessionAffinity: ClientIP',
          'sessionAffinityConfig: { clientIP: { timeoutSeconds: 172800 } }',
          ...PORT_80,
        ),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesWith(services, 'sessionAffinity')) {
      const affinity = service.spec.sessionAffinity;
      if (typeof affinity !== 'string' || affinity === '' || affinity === 'None') continue;
      if (affinity !== 'ClientIP') {
        const at = fieldSide(service, ['spec', 'sessionAffinity'], affinity);
        const facts = { field: 'sessionAffinity', value: affinity, allowed: SESSION_AFFINITIES };
        report('unsupported', facts, { at, ...REFUSED, data: { value: affinity } });
        continue;
      }
      const seconds = valueAt(service.spec, TIMEOUT_PATH);
      if (!isRefusedTimeout(seconds)) continue;
      const at = fieldSide(service, ['spec', ...TIMEOUT_PATH], seconds);
      report('timeout', { seconds }, { at, ...REFUSED, data: { seconds } });
    }
  },
});

const isRefusedTimeout = (seconds: Json | undefined): seconds is number =>
  typeof seconds === 'number' &&
  Number.isInteger(seconds) &&
  (seconds < 1 || seconds > MAX_AFFINITY_TIMEOUT_SECONDS);
