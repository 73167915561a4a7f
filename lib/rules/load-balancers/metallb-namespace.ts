import { METALLB_GROUP } from '../../model/metallb-config';
import { typesOf } from '../../model/object-index';
import { groupOf } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { LAB_POOL } from './metallb-example';
import { metalLbSide, objectName } from './metallb-side';

interface Elsewhere {
  readonly object: string;
  readonly namespace: string;
  readonly other: string;
}

export const metalLbNamespace = defineRule({
  code: 'NET869',
  name: 'metallb-namespace',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'All objects of MetalLB belong into the namespace that MetalLB runs in.',
    why: 'Its webhook refuses objects of other namespaces, and its controller does not look there. MetalLB runs in one namespace, metallb-system unless it was installed otherwise, so two are one too many.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 internal/k8s/webhooks (resource must be created in … namespace)',
  },
  findings: {
    elsewhere: ({ object, namespace, other }: Elsewhere) => ({
      what: `${object} is in namespace ${namespace}, other objects of MetalLB are in ${other}`,
      fix: `namespace: ${other}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'one namespace', text: manyExamples(...LAB_POOL) },
      {
        title: 'whoever applies them says the namespace',
        text: manyExamples(...LAB_POOL).replaceAll(', namespace: metallb-system', ''),
      },
      {
        title: 'installed otherwise',
        text: manyExamples(...LAB_POOL).replaceAll('metallb-system', 'network'),
      },
    ],
    invalid: [
      {
        title: 'two namespaces',
        text: manyExamples(LAB_POOL[0], LAB_POOL[1].replace('metallb-system', 'default')),
      },
    ],
  }),
  check({ objects }, report) {
    const ofMetalLb = typesOf(objects)
      .filter(([{ apiVersion }]) => groupOf(apiVersion) === METALLB_GROUP)
      .flat()
      .filter(({ namespace }) => namespace !== '');
    const home = ofMetalLb.find(({ namespace }) => namespace === 'metallb-system') ?? ofMetalLb[0];
    for (const object of ofMetalLb) {
      if (!home || object.namespace === home.namespace) continue;
      const { namespace } = object;
      const facts = { object: objectName(object), namespace, other: home.namespace };
      report('elsewhere', facts, {
        at: metalLbSide(object, ['metadata', 'namespace'], namespace),
        other: metalLbSide(home, ['metadata', 'namespace'], home.namespace),
        breaks: 'MetalLB webhook: refuses objects of other namespaces than its own',
        data: facts,
      });
    }
  },
});
