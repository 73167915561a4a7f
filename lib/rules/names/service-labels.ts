import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { badKey, badValue, eachBadPair } from './label-pairs';
import { metadataExample } from './metadata-example';

export const serviceLabels = defineRule({
  code: 'NET102',
  name: 'service-labels',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'Labels must have the syntax of labels.',
    why: 'kube-apiserver refuses the whole object.',
    since: '0.1.0',
    source: 'apimachinery ValidateLabels',
  },
  findings: { badKey, badValue },
  examples: {
    valid: [
      {
        title: 'the recommended labels',
        text: metadataExample('labels:', '  app.kubernetes.io/name: web', '  tier: ""'),
      },
    ],
    invalid: [
      { title: 'a blank in the key', text: metadataExample('labels:', '  bad key: web') },
      { title: 'a value that ends in "-"', text: metadataExample('labels:', '  app: web-') },
    ],
  },
  check({ services }, report) {
    for (const service of services) {
      eachBadPair(service.metadata.labels, ({ key, value, part }) => {
        const finding = part === 'key' ? 'badKey' : 'badValue';
        const at = fieldSide(service, ['metadata', 'labels', key], value);
        const side = part === 'key' ? ({ ...at, on: 'key', value: key } as const) : at;
        report(finding, { key, value }, { at: side, ...REFUSED, data: { key, value } });
      });
    }
  },
});
