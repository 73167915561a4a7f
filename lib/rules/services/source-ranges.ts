import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import { trimSpace } from '../../k8s/go-value';
import { SOURCE_RANGES_ANNOTATION } from '../../k8s/service-fields';
import { isObject } from '../../model/document';
import { goText, listField } from '../../model/service-addresses';
import { annotatedServices, servicesWith } from '../../model/service-index';
import type { ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { judgeCidr, type Misspelled, WHAT_IS_WRONG } from './address-reading';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const sourceRanges = defineRule({
  code: 'NET321',
  name: 'source-ranges',
  severity: 'error',
  reads: ['services', 'versions'],
  docs: {
    summary: 'loadBalancerSourceRanges are CIDRs, for type LoadBalancer only.',
    why: 'kube-apiserver refuses them on other types; the annotation that came before the field even when it is empty. Blanks around a range are fine, host bits only up to 1.35.',
    since: '0.1.0',
    source: 'kube-apiserver validateService; KEP-4858 (StrictIPCIDRValidation)',
  },
  findings: {
    otherType: ({ type }: { type: string }) => ({
      what: `source ranges on a Service of type ${type}`,
      fix: 'type: LoadBalancer',
    }),
    unreadable: ({ text, problem, canonical }: Misspelled) => ({
      what: `source range "${text}" ${WHAT_IS_WRONG[problem]}`,
      fix: canonical ? `write ${canonical}` : 'write a range such as 203.0.113.0/24',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one range',
        text: serviceExample(
          'type: LoadBalancer',
          'loadBalancerSourceRanges: [203.0.113.0/24]',
          ...PORT_80,
        ),
      },
    ],
    invalid: [
      {
        title: 'on a ClusterIP Service',
        text: serviceExample('loadBalancerSourceRanges: [203.0.113.0/24]', ...PORT_80),
      },
      {
        title: 'host bits, from 1.36',
        text: serviceExample(
          'type: LoadBalancer',
          'loadBalancerSourceRanges: [203.0.113.7/24]',
          ...PORT_80,
        ),
        kubernetesVersion: '1.36',
      },
    ],
  }),
  check({ services, versions }, report) {
    for (const { service, source } of sourcesOf(services)) {
      const { type } = service;
      if (type !== 'LoadBalancer') {
        const at = fieldSide(service, source.path);
        report('otherType', { type }, { at, ...REFUSED, data: { type } });
      }
      for (const { text, path } of source.ranges) {
        const wrong = misspelled(text, versions.cluster);
        if (!wrong) continue;
        const { problem, canonical } = wrong;
        const data = { value: text, problem, ...(canonical ? { canonical } : {}) };
        report('unreadable', wrong, { at: fieldSide(service, path, text), ...REFUSED, data });
      }
    }
  },
});

interface RangesSource {
  readonly path: Path;
  readonly ranges: readonly { readonly text: string; readonly path: Path }[];
}

interface ServiceSource {
  readonly service: ServiceView;
  readonly source: RangesSource;
}

/** The field, else the annotation that came before it. */
function sourcesOf(services: readonly ServiceView[]): ServiceSource[] {
  const written = servicesWith(services, 'loadBalancerSourceRanges').filter(hasField);
  const annotated = annotatedServices(services).filter((service) => !hasField(service));
  return [
    ...written.map((service) => ({ service, source: fieldOf(service) })),
    ...annotated.flatMap((service) => {
      const source = annotationOf(service);
      return source ? [{ service, source }] : [];
    }),
  ];
}

const hasField = ({ spec }: ServiceView): boolean =>
  listField(spec, 'loadBalancerSourceRanges').length > 0;

function fieldOf({ spec }: ServiceView): RangesSource {
  const path = ['spec', 'loadBalancerSourceRanges'];
  const ranges = listField(spec, 'loadBalancerSourceRanges').flatMap((item, index) => {
    const text = goText(item);
    return text === undefined ? [] : [{ text: trimSpace(text), path: [...path, index] }];
  });
  return { path, ranges };
}

function annotationOf({ metadata }: ServiceView): RangesSource | undefined {
  const { annotations } = metadata;
  if (!isObject(annotations) || !(SOURCE_RANGES_ANNOTATION in annotations)) return undefined;
  const written = goText(annotations[SOURCE_RANGES_ANNOTATION]);
  if (written === undefined) return undefined;
  const text = trimSpace(written);
  const path = ['metadata', 'annotations', SOURCE_RANGES_ANNOTATION];
  const texts = text === '' ? [] : text.split(',');
  return { path, ranges: texts.map((part) => ({ text: trimSpace(part), path })) };
}

function misspelled(text: string, cluster: Contract): Misspelled | undefined {
  const { value, problem, canonical } = judgeCidr(text, cluster);
  if (value || !problem) return undefined;
  return { field: 'loadBalancerSourceRanges', text, problem, canonical };
}
