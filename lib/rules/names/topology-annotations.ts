import { TOPOLOGY_HINTS_ANNOTATION, TOPOLOGY_MODE_ANNOTATION } from '../../k8s/service-fields';
import { isObject } from '../../model/document';
import { goText } from '../../model/service-addresses';
import { annotatedServices } from '../../model/service-index';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { metadataExample } from './metadata-example';

export const topologyAnnotations = defineRule({
  code: 'NET105',
  name: 'topology-annotations',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'The old and the new topology annotation of a Service must not contradict each other.',
    why: 'kube-apiserver refuses a Service with topology-aware-hints and topology-mode of different values.',
    since: '0.1.0',
    source: 'kube-apiserver validateService; KEP-2433',
  },
  findings: {
    differ: ({ mode, hints }: { mode: string; hints: string }) => ({
      what: `${TOPOLOGY_MODE_ANNOTATION} "${mode}" and topology-aware-hints "${hints}" differ`,
      fix: `remove ${TOPOLOGY_HINTS_ANNOTATION}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the new one alone',
        text: metadataExample('annotations:', `  ${TOPOLOGY_MODE_ANNOTATION}: Auto`),
      },
    ],
    invalid: [
      {
        title: 'both, with different values',
        text: metadataExample(
          'annotations:',
          `  ${TOPOLOGY_MODE_ANNOTATION}: Auto`,
          `  ${TOPOLOGY_HINTS_ANNOTATION}: disabled`,
        ),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of annotatedServices(services)) {
      const { annotations } = service.metadata;
      if (!isObject(annotations) || !(TOPOLOGY_HINTS_ANNOTATION in annotations)) continue;
      if (!(TOPOLOGY_MODE_ANNOTATION in annotations)) continue;
      const mode = goText(annotations[TOPOLOGY_MODE_ANNOTATION]);
      const hints = goText(annotations[TOPOLOGY_HINTS_ANNOTATION]);
      if (mode === undefined || hints === undefined || mode === hints) continue;
      const side = (key: string, value: string) =>
        fieldSide(service, ['metadata', 'annotations', key], value);
      report(
        'differ',
        { mode, hints },
        {
          at: side(TOPOLOGY_MODE_ANNOTATION, mode),
          other: side(TOPOLOGY_HINTS_ANNOTATION, hints),
          ...REFUSED,
          data: { mode, hints },
        },
      );
    }
  },
});
