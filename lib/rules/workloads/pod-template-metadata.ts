import { isLabelValue, isQualifiedName } from '../../k8s/names';
import { isObject, valueAt } from '../../model/document';
import { goText } from '../../model/service-addresses';
import { builtInWorkloadsOf } from '../../model/workload-index';
import { badKey, badValue } from '../names/label-pairs';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

const templateWith = (metadata: string): string =>
  workloadExample().replace(
    'metadata: { labels: { app: web } }',
    `metadata: { labels: { app: web }, ${metadata} }`,
  );

const labelled = (label: string): string =>
  workloadExample().replace('metadata: { labels: {', `metadata: { labels: { ${label},`);

export const podTemplateMetadata = defineRule({
  code: 'NET822',
  name: 'pod-template-metadata',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'Labels and annotations of a pod template have the syntax of labels and annotations.',
    why: 'kube-apiserver refuses the workload. A name in a template is not looked at, as pods get names of their own.',
    since: '0.1.0',
    source: 'kube-apiserver ValidatePodTemplateSpec',
  },
  findings: {
    badKey,
    badValue,
    badAnnotation: ({ key }: { key: string }) => ({
      what: `"${key}" is not an annotation key: [DNS name/] and at most 63 letters, digits, "-", "_", "."`,
      fix: 'rename the annotation',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a label without a value', text: labelled('tier: ""') },
      { title: 'any name, which counts for nothing', text: templateWith('name: My Web') },
      { title: 'any annotation', text: templateWith('annotations: { Example.com/a: "b c" }') },
    ],
    invalid: [
      { title: 'a blank in a value', text: labelled('tier: front end') },
      { title: 'two "/" in a key', text: labelled('a/b/c: d') },
      { title: 'a blank in an annotation key', text: templateWith('annotations: { a b: c }') },
    ],
  }),
  check({ objects }, report) {
    for (const { object, template } of builtInWorkloadsOf(objects)) {
      if (template.length === 0) continue;
      const labels = valueAt(object.value, [...template, 'metadata', 'labels']);
      for (const [key, written] of Object.entries(isObject(labels) ? labels : {})) {
        const value = goText(written) ?? '';
        const side = writtenSide(object, [...template, 'metadata', 'labels', key]);
        const data = { key, value };
        if (!isQualifiedName(key)) {
          report('badKey', data, { at: { ...side, value: key, on: 'key' }, ...REFUSED, data });
        }
        if (!isLabelValue(value)) report('badValue', data, { at: side, ...REFUSED, data });
      }
      const annotations = valueAt(object.value, [...template, 'metadata', 'annotations']);
      for (const key of Object.keys(isObject(annotations) ? annotations : {})) {
        // kube-apiserver lower-cases the key first.
        if (isQualifiedName(key) || isQualifiedName(key.toLowerCase())) continue;
        const side = writtenSide(object, [...template, 'metadata', 'annotations', key]);
        const at = { ...side, value: key, on: 'key' } as const;
        report('badAnnotation', { key }, { at, ...REFUSED, data: { key } });
      }
    }
  },
});
