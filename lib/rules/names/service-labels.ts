import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { badKey, badValue, eachBadPair, type FoundPair } from './label-pairs';
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
    const found: FoundPair = (service, { key, value, part }) => {
      const at = fieldSide(service, ['metadata', 'labels', key], part === 'key' ? key : value);
      const facts = { at: { ...at, on: part }, ...REFUSED, data: { key, value } };
      report(part === 'key' ? 'badKey' : 'badValue', { key, value }, facts);
    };
    for (const service of services) eachBadPair(service, service.metadata.labels, found);
  },
});
