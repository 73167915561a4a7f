import { isDns1123Subdomain } from '../../k8s/names';
import { isObject, type Json, valueAt } from '../../model/document';
import { networkingObjects } from '../../model/network-policy';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { ingressExample, TO_WEB } from './ingress-example';
import { writtenSide } from './workload-side';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

interface Classes {
  readonly className: string;
  readonly annotation: string;
}

const toWeb = (...spec: readonly string[]): string =>
  ingressExample(`defaultBackend: ${TO_WEB}`, ...spec);

const annotated = (text: string, className: string): string =>
  text.replace('name: web }', `name: web, annotations: { ${CLASS_ANNOTATION}: ${className} } }`);

export const ingressSpec = defineRule({
  code: 'NET820',
  name: 'ingress-spec',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'An Ingress has rules or a defaultBackend, and one class at most.',
    why: 'kube-apiserver refuses the Ingress. The annotation that came before ingressClassName may stand beside it when it says the same.',
    since: '0.1.0',
    source: 'kube-apiserver ValidateIngressSpec, ValidateIngressCreate',
  },
  findings: {
    empty: () => ({
      what: 'an Ingress without rules and without defaultBackend',
      fix: 'add a rule, or defaultBackend: {service: {name: web, port: {number: 80}}}',
    }),
    badClass: ({ className }: Pick<Classes, 'className'>) => ({
      what: `ingressClassName "${className}" is no name of an IngressClass`,
      fix:
        className === ''
          ? 'remove ingressClassName'
          : 'ingressClassName: lower-case letters, such as nginx',
    }),
    differ: ({ className, annotation }: Classes) => ({
      what: `ingressClassName "${className}" and annotation ${CLASS_ANNOTATION} "${annotation}" differ`,
      fix: `remove the annotation ${CLASS_ANNOTATION}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a default alone', text: toWeb() },
      { title: 'two ways to say one class', text: annotated(toWeb('ingressClassName: a'), 'a') },
      { title: 'any class, in the annotation', text: annotated(toWeb(), 'Any Class') },
      { title: 'a rule for one host', text: ingressExample('rules: [{ host: web.example.com }]') },
    ],
    invalid: [
      { title: 'nothing but a class', text: ingressExample('ingressClassName: nginx') },
      { title: 'a class in upper case', text: toWeb('ingressClassName: NGINX') },
      { title: 'two classes', text: annotated(toWeb('ingressClassName: a'), 'b') },
    ],
  }),
  check({ objects }, report) {
    for (const object of networkingObjects(objects, 'Ingress')) {
      const { spec } = object.value;
      if (leadsNowhere(spec)) {
        report('empty', {}, { at: writtenSide(object, ['spec']), ...REFUSED });
      }
      const className = valueAt(spec, ['ingressClassName']);
      if (typeof className !== 'string') continue;
      const at = writtenSide(object, ['spec', 'ingressClassName']);
      if (!isDns1123Subdomain(className)) {
        report('badClass', { className }, { at, ...REFUSED, data: { className } });
      }
      const path = ['metadata', 'annotations', CLASS_ANNOTATION];
      const annotation = valueAt(object.value, path);
      if (typeof annotation !== 'string' || annotation === className) continue;
      const data = { className, annotation };
      report('differ', data, { at: writtenSide(object, path), other: at, ...REFUSED, data });
    }
  },
});

/** Values of other types are another rule's. */
function leadsNowhere(spec: Json | undefined): boolean {
  if (spec === undefined || spec === null) return true;
  const isEmpty = (rules: Json | undefined): boolean => Array.isArray(rules) && rules.length === 0;
  if (!isObject(spec)) return false;
  const { rules, defaultBackend } = spec;
  return ((rules ?? null) === null || isEmpty(rules)) && (defaultBackend ?? null) === null;
}
