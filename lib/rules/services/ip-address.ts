import { isDns1123Subdomain, isPathSegmentName } from '../../k8s/names';
import type { ApiObjectView } from '../../model/api-object';
import { isObject, type JsonObject } from '../../model/document';
import { objectsOf } from '../../model/object-index';
import { goText } from '../../model/service-addresses';
import { defineRule } from '../rule';
import { judgeCanonicalAddress, type SpellingProblem, WHAT_IS_WRONG } from './address-reading';
import { fieldSide, REFUSED } from './service-side';

interface Misnamed {
  readonly text: string;
  readonly problem: SpellingProblem;
  readonly canonical: string | undefined;
}

const ipAddressExample = (name: string, parentRef: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: { name: ${name} }\nspec: { parentRef: ${parentRef} }\n`;

const WEB = '{ resource: services, namespace: default, name: web }';

export const ipAddress = defineRule({
  code: 'NET337',
  name: 'ip-address',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'An IPAddress is named by its address in canonical form, and says whose it is.',
    why: 'kube-apiserver refuses others. It makes these objects itself, one for each cluster IP; names are not generated.',
    since: '0.1.0',
    source: 'kube-apiserver pkg/apis/networking/validation ValidateIPAddress; KEP-1880',
  },
  findings: {
    noName: () => ({
      what: 'the IPAddress has no name',
      fix: 'name: the address',
    }),
    notAddress: ({ text, problem, canonical }: Misnamed) => ({
      what: `the name "${text}" of an IPAddress ${WHAT_IS_WRONG[problem]}`,
      fix: canonical ? `name: "${canonical}"` : 'name: the address',
    }),
    noParent: ({ field }: { field: string }) => ({
      what: `the IPAddress does not say ${field}`,
      fix: 'parentRef: { resource: services, namespace: default, name: that of the Service }',
    }),
    badParent: ({ field, value }: { field: string; value: string }) => ({
      what: `${field} "${value}" of parentRef ${
        field === 'group' ? 'is not a DNS name' : 'cannot stand in a URL'
      }`,
      fix: 'write it as the API server does, for example resource: services',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'of a Service', text: ipAddressExample('10.96.7.7', WEB) },
      {
        title: 'IPv6, of something else',
        text: ipAddressExample('"fd00::7"', '{ group: example.com, resource: things, name: a }'),
      },
    ],
    invalid: [
      { title: 'a name', text: ipAddressExample('web', WEB) },
      { title: 'IPv6 in other letters', text: ipAddressExample('"FD00::7"', WEB) },
      { title: 'no parent', text: ipAddressExample('10.96.7.7', '{}') },
      {
        title: 'a part of a Service',
        text: ipAddressExample('10.96.7.7', '{ resource: services/status, name: web }'),
      },
    ],
  }),
  check({ objects }, report) {
    for (const object of objectsOf(objects, 'networking.k8s.io', 'IPAddress')) {
      for (const { field, text } of namesOf(object)) {
        const { problem, canonical } = judgeCanonicalAddress(text);
        if (!problem) continue;
        const at = fieldSide(object, ['metadata', field], text);
        const data = { value: text, problem, ...(canonical ? { canonical } : {}) };
        report('notAddress', { text, problem, canonical }, { at, ...REFUSED, data });
      }
      if (namesOf(object).length === 0) {
        report('noName', {}, { at: fieldSide(object, ['metadata', 'name']), ...REFUSED });
      }
      const parent = parentOf(object);
      if (parent === 'missing') {
        const at = fieldSide(object, ['spec', 'parentRef']);
        report('noParent', { field: 'parentRef' }, { at, ...REFUSED });
      }
      if (!isObject(parent)) continue;
      for (const { field, value, isGood } of fieldsOf(parent)) {
        if (isGood) continue;
        const at = fieldSide(object, ['spec', 'parentRef', field], value);
        if (value === '') report('noParent', { field }, { at, ...REFUSED, data: { field } });
        else report('badParent', { field, value }, { at, ...REFUSED, data: { field, value } });
      }
    }
  },
});

/** generateName is taken for the name as it stands. */
function namesOf({ metadata }: ApiObjectView): { field: string; text: string }[] {
  return ['name', 'generateName'].flatMap((field) => {
    const text = goText(metadata[field]);
    return text ? [{ field, text }] : [];
  });
}

function parentOf({ value: { spec } }: ApiObjectView): JsonObject | 'missing' | undefined {
  if (spec === undefined || spec === null) return 'missing';
  if (!isObject(spec)) return undefined;
  const { parentRef } = spec;
  if (parentRef === undefined || parentRef === null) return 'missing';
  return isObject(parentRef) ? parentRef : undefined;
}

function fieldsOf(parent: JsonObject) {
  return FIELDS.flatMap(({ field, isNeeded, isName }) => {
    const value = goText(parent[field]);
    if (value === undefined) return [];
    return [{ field, value, isGood: value === '' ? !isNeeded : isName(value) }];
  });
}

const FIELDS = [
  { field: 'group', isNeeded: false, isName: isDns1123Subdomain },
  { field: 'resource', isNeeded: true, isName: isPathSegmentName },
  { field: 'name', isNeeded: true, isName: isPathSegmentName },
  { field: 'namespace', isNeeded: false, isName: isPathSegmentName },
] as const;
