import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import { isDns1123Label, isDns1123Subdomain, isLabelValue } from '../../k8s/names';
import { isObject, type Json } from '../../model/document';
import { type EndpointView, endpointSlicesOf } from '../../model/endpoint-slice';
import { goText } from '../../model/service-addresses';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from './service-side';
import { sliceExample } from './slice-example';

/** discovery validation `maxEndpoints`, `maxZoneHints`, `maxNodeHints`. */
const MOST_ENDPOINTS = 1000;
const MOST_HINTS = 8;

interface Facts {
  readonly field: string;
  readonly value: string;
}

const endpoint = (fields: string): string =>
  sliceExample(
    'addressType: IPv4',
    `endpoints: [{ addresses: [192.0.2.7], ${fields} }]`,
    'ports: [{ port: 80 }]',
  );

export const endpointSliceEndpoint = defineRule({
  code: 'NET335',
  name: 'endpoint-slice-endpoint',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary: 'Host names, node names and hints of endpoints have the syntax of names.',
    why: 'kube-apiserver refuses the slice; a host name becomes a DNS label below the Service. An empty text is no name: leave the field out. It takes at most 1000 endpoints and 8 hints each.',
    since: '0.1.0',
    source: 'kube-apiserver pkg/apis/discovery/validation validateEndpoints, validateHints',
  },
  findings: {
    tooMany: ({ field, count, most }: { field: string; count: number; most: number }) => ({
      what: `${count} entries of ${field}, the limit is ${most}`,
      fix:
        field === 'endpoints'
          ? 'spread them over several EndpointSlices with the same label'
          : `keep the first ${most}`,
    }),
    badName: ({ field, value }: Facts) => ({
      what: `${field} "${value}" is not ${WORDS[field] ?? 'a name'}`,
      fix: value === '' ? `leave ${field} out` : `${field}: ${asName(value)}`,
    }),
    twice: ({ field, value }: Facts) => ({
      what: `hint "${value}" is twice in ${field}`,
      fix: 'write it once',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'everything that an endpoint can say',
        text: endpoint(
          'hostname: db-0, nodeName: node1.lan, zone: Rack 7, hints: { forZones: [{ name: a }] }',
        ),
      },
      {
        title: 'topology of v1beta1, which is dropped unread',
        text: endpoint('deprecatedTopology: { "any key": "any thing!" }'),
      },
    ],
    invalid: [
      { title: 'a host name with a dot', text: endpoint('hostname: db.0') },
      { title: 'an empty node name', text: endpoint('nodeName: ""') },
      {
        title: 'one zone twice',
        text: endpoint('hints: { forZones: [{ name: a }, { name: a }] }'),
      },
    ],
  }),
  check({ objects, versions }, report) {
    for (const slice of endpointSlicesOf(objects)) {
      const count = asList(slice.value.endpoints).length;
      if (count > MOST_ENDPOINTS) {
        const facts = { field: 'endpoints', count, most: MOST_ENDPOINTS };
        const at = fieldSide(slice, ['endpoints']);
        report('tooMany', facts, { at, ...REFUSED, data: { count } });
        continue;
      }
      for (const { index, value } of slice.endpoints) {
        for (const [field, isName] of NAMED) {
          const text = value[field];
          if (typeof text !== 'string' || isName(text)) continue;
          const at = fieldSide(slice, ['endpoints', index, field], text);
          report(
            'badName',
            { field, value: text },
            { at, ...REFUSED, data: { field, value: text } },
          );
        }
      }
      for (const hints of hintsOf(slice.endpoints, versions.cluster)) {
        const { field, path, names } = hints;
        if (names.length > MOST_HINTS) {
          const facts = { field, count: names.length, most: MOST_HINTS };
          const at = fieldSide(slice, path);
          report('tooMany', facts, { at, ...REFUSED, data: { count: names.length } });
          continue;
        }
        names.forEach((name, nth) => {
          const data = { field, value: name };
          const at = fieldSide(slice, [...path, nth, 'name'], name);
          if (names.indexOf(name) !== nth) report('twice', data, { at, ...REFUSED, data });
          if (!hints.isName(name)) report('badName', data, { at, ...REFUSED, data });
        });
      }
    }
  },
});

const NAMED = [
  ['hostname', isDns1123Label],
  ['nodeName', isDns1123Subdomain],
] as const;

const WORDS: Readonly<Record<string, string>> = {
  hostname: 'a DNS label',
  nodeName: 'the name of a node',
  forZones: 'a label value',
  forNodes: 'the name of a node',
};

interface Hints {
  readonly field: string;
  readonly path: Path;
  readonly names: readonly string[];
  readonly isName: (text: string) => boolean;
}

/** forNodes is dropped unread before PreferSameTrafficDistribution. */
function hintsOf(endpoints: readonly EndpointView[], cluster: Contract): Hints[] {
  const kinds = [
    ['forZones', isLabelValue],
    ...(cluster.sliceHintsMayNameNodes ? [['forNodes', isDns1123Subdomain] as const] : []),
  ] as const;
  return endpoints.flatMap(({ index, value: { hints } }) =>
    kinds.map(([field, isName]) => ({
      field,
      path: ['endpoints', index, 'hints', field],
      names: isObject(hints) ? asList(hints[field]).map(nameIn) : [],
      isName,
    })),
  );
}

const nameIn = (hint: Json): string => (isObject(hint) ? (goText(hint.name) ?? '') : '');

const asName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '') || 'a';
