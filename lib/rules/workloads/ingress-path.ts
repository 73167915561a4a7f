import { valueAt } from '../../model/document';
import { ingressPathsOf } from '../../model/ingress';
import { entriesAt, networkingObjects } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { ingressExample, ingressPath as pathExample, TO_WEB } from './ingress-example';
import { writtenSide } from './workload-side';

const TYPES = ['Exact', 'Prefix', 'ImplementationSpecific'];

interface Written {
  readonly path: string;
}

const ofPath = (path: string, pathType = 'Prefix'): string =>
  pathExample(`{ path: ${path}, pathType: ${pathType}, backend: ${TO_WEB} }`);

export const ingressPath = defineRule({
  code: 'NET818',
  name: 'ingress-path',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'A path of an Ingress has a pathType, begins with "/" and holds no "//", "." or "..".',
    why: 'kube-apiserver refuses the Ingress. Regular expressions and the like are for ImplementationSpecific, which wants nothing but the "/".',
    since: '0.1.0',
    source: 'kube-apiserver validateHTTPIngressPath',
  },
  findings: {
    noPaths: () => ({
      what: 'a rule with http and no path',
      fix: 'paths: [{path: /, pathType: Prefix, backend: …}], or remove http',
    }),
    noType: () => ({
      what: 'a path without a pathType',
      fix: 'pathType: Prefix',
    }),
    unknownType: ({ pathType }: { pathType: string }) => ({
      what: `pathType "${pathType}" is none of ${TYPES.join(', ')}`,
      fix: `pathType: ${TYPES.find((one) => one.toLowerCase() === pathType.toLowerCase()) ?? 'Prefix'}`,
    }),
    relative: ({ path }: Written) => ({
      what: `path "${path}" does not begin with "/"`,
      fix: `path: /${path}`,
    }),
    unclear: ({ path, sign }: Written & { sign: string }) => ({
      what: `path "${path}" has "${sign}" in it, which clients take away`,
      fix: `path: ${straightened(path)}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'no path, of a type that needs none', text: ofPath('""', 'ImplementationSpecific') },
      { title: 'a regular expression', text: ofPath('/api(/|$)(.*)', 'ImplementationSpecific') },
      { title: 'dots that are parts of words', text: ofPath('/.well-known/...', 'Exact') },
      { title: 'a "/" at the end', text: ofPath('/api/') },
      { title: 'hosts without rules of their own', text: ingressExample('rules: [{ host: a.b }]') },
    ],
    invalid: [
      { title: 'no type', text: pathExample(`{ path: /, backend: ${TO_WEB} }`) },
      { title: 'a type in small letters', text: ofPath('/', 'prefix') },
      { title: 'no "/"', text: ofPath('api') },
      { title: 'no path', text: ofPath('""', 'Exact') },
      { title: 'two "/"', text: ofPath('/api//v1') },
      { title: 'the folder above', text: ofPath('/api/..') },
      { title: 'no paths', text: ingressExample('rules: [{ http: { paths: [] } }]') },
    ],
  }),
  check({ objects }, report) {
    for (const object of networkingObjects(objects, 'Ingress')) {
      for (const rule of entriesAt(object.value, ['spec', 'rules'])) {
        const { http } = rule.value;
        if (http === undefined || http === null) continue;
        if (asList(valueAt(http, ['paths'])).length > 0) continue;
        report('noPaths', {}, { at: writtenSide(object, [...rule.path, 'http']), ...REFUSED });
      }
      for (const entry of ingressPathsOf(object)) {
        const refuse = (field: string) => ({
          at: writtenSide(object, [...entry.path, field]),
          ...REFUSED,
        });
        const { pathType } = entry.value;
        const path = goText(entry.value.path);
        if (pathType === undefined || pathType === null) {
          report('noType', {}, refuse('pathType'));
        } else if (typeof pathType === 'string' && !TYPES.includes(pathType)) {
          report('unknownType', { pathType }, { ...refuse('pathType'), data: { pathType } });
        } else if (path !== undefined) {
          const isFree = pathType === 'ImplementationSpecific';
          if (!path.startsWith('/') && !(isFree && path === '')) {
            report('relative', { path }, { ...refuse('path'), data: { path } });
          }
          const sign = isFree ? undefined : UNCLEAR.exec(path)?.[0];
          if (sign !== undefined) {
            report('unclear', { path, sign }, { ...refuse('path'), data: { path, sign } });
          }
        }
      }
    }
  },
});

/** `invalidPathSequences` and `invalidPathSuffixes`; an escaped "/" counts as one. */
const UNCLEAR = /\/\/|\/\.\.?\/|%2[fF]|\/\.\.?$/;

const straightened = (path: string): string =>
  path
    .replace(/%2f/gi, '/')
    .split('/')
    .filter((step, index) => index === 0 || !['', '.', '..'].includes(step))
    .join('/') || '/';
