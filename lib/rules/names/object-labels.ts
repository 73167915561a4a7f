import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { badKey, badValue, eachBadPair, type FoundPair } from './label-pairs';
import { metadataExample } from './metadata-example';

export const objectLabels = defineRule({
  code: 'NET102',
  name: 'object-labels',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'Labels of every object must have the syntax of labels.',
    why: 'kube-apiserver refuses the whole object.',
    since: '0.1.0',
    source: 'apimachinery ValidateLabels',
  },
  findings: { badKey, badValue },
  examples: () => ({
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
  }),
  check({ objects }, report) {
    const found: FoundPair = (object, { key, value, part }) => {
      const at = fieldSide(object, ['metadata', 'labels', key], part === 'key' ? key : value);
      const facts = { at: { ...at, on: part }, ...REFUSED, data: { key, value } };
      report(part === 'key' ? 'badKey' : 'badValue', { key, value }, facts);
    };
    for (const object of objects) eachBadPair(object, object.metadata.labels, found);
  },
});
