import { isObject } from '../../model/document';
import { METALLB_PREFIX, OLD_METALLB_PREFIX } from '../../model/load-balancer-request';
import { objectsWithMetadata } from '../../model/metadata-index';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { LAB_POOL, loadBalancerExample } from './metallb-example';
import { metalLbSide } from './metallb-side';

interface Renamed {
  readonly key: string;
  readonly today: string;
}

export const oldMetalLbAnnotation = defineRule({
  code: 'NET879',
  name: 'old-metallb-annotation',
  severity: 'info',
  reads: ['objects'],
  docs: {
    summary: 'Annotations for MetalLB begin with metallb.io/.',
    why: 'Since 0.15 the prefix metallb.universe.tf is deprecated: MetalLB still reads it, writes a warning event, and may stop reading it. Where both are written only the new one counts.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'https://metallb.io/release-notes/#version-0-15-0',
    whenToIgnore: 'with MetalLB 0.14 and older, which read the old prefix alone',
  },
  findings: {
    renamed: ({ key, today }: Renamed) => ({
      what: `${key} is called ${today} now`,
      fix: `${today}: the same value`,
    }),
    hidden: ({ key, today }: Renamed) => ({
      what: `${key} is not read beside ${today}`,
      fix: `remove ${key}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the prefix of today',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: 'metallb.io/address-pool: lab' }),
        ),
      },
    ],
    invalid: [
      {
        title: 'the old prefix',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: 'metallb.universe.tf/address-pool: lab' }),
        ),
      },
      {
        title: 'both, and they differ',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({
            annotations: 'metallb.io/address-pool: lab, metallb.universe.tf/address-pool: lan',
          }),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    for (const object of objectsWithMetadata(objects, 'annotations')) {
      const { annotations } = object.metadata;
      if (object.kind !== 'Service' || !isObject(annotations)) continue;
      for (const [key, value] of Object.entries(annotations)) {
        if (!key.startsWith(`${OLD_METALLB_PREFIX}/`)) continue;
        const today = key.replace(OLD_METALLB_PREFIX, METALLB_PREFIX);
        const path = ['metadata', 'annotations', key];
        const at = { ...metalLbSide(object, path, value ?? undefined), on: 'key' } as const;
        const data = { key, today };
        if (!Object.hasOwn(annotations, today)) {
          const edit = { at: { source: object.source, path }, value: today, on: 'key' } as const;
          report('renamed', data, { at, breaks: WARNS, edit, data });
        } else if (annotations[today] !== value) {
          const other = metalLbSide(object, ['metadata', 'annotations', today]);
          const severity = 'warning';
          report('hidden', data, { at, other, breaks: READS_THE_NEW_ONE, severity, data });
        }
      }
    }
  },
});

const WARNS = 'MetalLB controller: warns of the annotation, and will not read it one day';
const READS_THE_NEW_ONE = 'MetalLB controller: goes by the new annotation, not by this one';
