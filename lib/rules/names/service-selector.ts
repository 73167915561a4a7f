import { defineRule } from '../rule';
import { PORT_80, serviceExample } from '../services/service-example';
import { fieldSide, REFUSED } from '../services/service-side';
import { badKey, badValue, eachBadPair, type FoundPair } from './label-pairs';

export const serviceSelector = defineRule({
  code: 'NET103',
  name: 'service-selector',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'A selector must have the syntax of labels.',
    why: 'No pod can carry a label that breaks the syntax, so kube-apiserver refuses to select by one.',
    since: '0.1.0',
    source: 'apimachinery ValidateLabels',
  },
  findings: { badKey, badValue },
  examples: () => ({
    valid: [
      {
        title: 'a key with a prefix, and a plain one',
        text: serviceExample(
          'selector:',
          '  app.kubernetes.io/name: web',
          '  tier: front',
          ...PORT_80,
        ),
      },
    ],
    invalid: [
      {
        title: 'a blank and a sign in the value',
        text: serviceExample('selector:', '  app: bad value!', ...PORT_80),
      },
    ],
  }),
  check({ services }, report) {
    const found: FoundPair = (service, { key, value, part }) => {
      const at = fieldSide(service, ['spec', 'selector', key], part === 'key' ? key : value);
      const facts = { at: { ...at, on: part }, ...REFUSED, data: { key, value } };
      report(part === 'key' ? 'badKey' : 'badValue', { key, value }, facts);
    };
    for (const service of services) eachBadPair(service, service.spec.selector, found);
  },
});
